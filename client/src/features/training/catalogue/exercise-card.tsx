import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { runLink } from '../desk/links.ts';
import { ShareBar } from '../desk/share-bar.tsx';
import type { Exercise } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './catalogue-page.module.css';

/** One exercise: what it is, how long it takes, how far I am, and the ways to begin. */
export function ExerciseCard({ exercise }: { exercise: Exercise }): ReactNode {
  const { t } = useTranslation('training');
  const { text } = useDeskWords();
  const { mine, modes } = exercise;
  const free = modes.filter((mode) => mode !== 'exam');
  const title = text(exercise.title);
  return (
    <li className={styles.card}>
      <header>
        <h3>{title}</h3>
        {mine.passed ? <Tag tone="good">{t('catalogue.passed')}</Tag> : null}
      </header>
      <p className={styles.summary}>{text(exercise.summary)}</p>
      <Facts exercise={exercise} />
      <Mine exercise={exercise} />
      <div className={styles.begin} role="group" aria-label={t('catalogue.beginLabel', { title })}>
        {mine.openAttemptId === null ? null : (
          <ButtonLink variant="primary" href={runLink(exercise, { attempt: mine.openAttemptId })}>
            {t('catalogue.resume')}
          </ButtonLink>
        )}
        {free.map((mode) => (
          <ButtonLink key={mode} href={runLink(exercise, { mode })}>
            {t(`mode.${mode}`)}
          </ButtonLink>
        ))}
      </div>
    </li>
  );
}

function Facts({ exercise }: { exercise: Exercise }): ReactNode {
  const { t } = useTranslation('training');
  const { text, points, share } = useDeskWords();
  const { minutes, total, passShare, levels, occupations, certificates, faultCount } = exercise;
  const facts: readonly (readonly [string, string])[] = [
    [t('catalogue.time'), t('catalogue.minutes', { count: minutes })],
    [t('catalogue.points'), t('catalogue.pointsAndPass', { total: points(total), pass: share(passShare) })],
    ...(faultCount.of === 0 ? [] : [[t('catalogue.faults'), faultWords(t, faultCount)] as const]),
    [t('catalogue.level'), levels.map((level) => levelName(t, level)).join(t('desk.comma'))],
    [t('catalogue.occupation'), occupations.map((each) => text(each.title)).join(t('desk.comma'))],
    ...(certificates.length === 0
      ? []
      : [[t('catalogue.certificate'), certificates.map((each) => text(each)).join(t('desk.comma'))] as const]),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Mine({ exercise }: { exercise: Exercise }): ReactNode {
  const { t } = useTranslation('training');
  const { share } = useDeskWords();
  const { bestShare, attempts, passed } = exercise.mine;
  if (bestShare === null) {
    return (
      <p className={styles.mine}>
        {attempts === 0 ? t('catalogue.never') : t('catalogue.unscored', { count: attempts })}
      </p>
    );
  }
  return (
    <div className={styles.mine}>
      <p>
        {t('catalogue.best', { share: share(bestShare) })} · {t('catalogue.attempts', { count: attempts })}
      </p>
      <ShareBar share={bestShare} mark={exercise.passShare} tone={passed ? 'sea' : 'amber'} />
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation<'training'>>['t'];

function faultWords(t: Translate, { of, least, most }: Exercise['faultCount']): string {
  if (most === 0) return t('catalogue.faultsNone');
  return least === most
    ? t('catalogue.faultsExact', { of, count: most })
    : t('catalogue.faultsBetween', { of, least, most });
}

function levelName(t: Translate, level: string): string {
  switch (level) {
    case 'secondaryVocational':
      return t('level.secondaryVocational');
    case 'higherVocational':
      return t('level.higherVocational');
    default:
      return t('level.undergraduate');
  }
}
