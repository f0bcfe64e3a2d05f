import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../../ui/link.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { attemptLink } from '../desk/links.ts';
import { StateTag } from '../desk/state-tag.tsx';
import type { Assignment, Matrix } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import { seenAgo, shownAttempt, toneOfShare } from './grid.ts';
import styles from './class-grid.module.css';

/** Trainees in lines: where each is now, and the points of the attempt that counts, aspect by aspect. */
export function ClassGrid({ task, matrix, isLive }: { task: Assignment; matrix: Matrix; isLive: boolean }): ReactNode {
  const { t } = useTranslation('training');
  const { text, points } = useDeskWords();
  const { rows, aspects } = matrix;
  if (rows.length === 0) {
    return <EmptyState icon="people" title={t('matrix.nobody')} text={t('matrix.nobodyText')} />;
  }
  return (
    <>
      <p className={styles.legend}>
        <span data-tone="full">{t('matrix.full')}</span>
        <span data-tone="part">{t('matrix.part')}</span>
        <span data-tone="none">{t('matrix.noPoints')}</span>
        <span data-tone="open">{t('matrix.open')}</span>
        <span className={styles.live}>{isLive ? t('matrix.live') : null}</span>
      </p>
      <div className={styles.scroll} role="region" tabIndex={0} aria-label={t('matrix.label', { title: task.title })}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">{t('matrix.trainee')}</th>
              <th scope="col">{t('matrix.state')}</th>
              <th scope="col">{t('matrix.step')}</th>
              <th scope="col">{t('matrix.seen')}</th>
              <th scope="col" data-number>
                {t('matrix.score')}
              </th>
              {aspects.map((aspect) => (
                <th key={aspect.id} scope="col" className={styles.aspect}>
                  <span>{text(aspect.title)}</span>
                  <small>{points(aspect.points)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <GridRow key={row.person.personId} row={row} matrix={matrix} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function GridRow({ row, matrix }: { row: Matrix['rows'][number]; matrix: Matrix }): ReactNode {
  const { t } = useTranslation('training');
  const { text, points, moment } = useDeskWords();
  const attempt = shownAttempt(row);
  const seen = attempt === undefined ? null : seenAgo(attempt, matrix.nowMs);
  return (
    <tr>
      <th scope="row">
        {attempt === undefined ? (
          row.person.displayName
        ) : (
          <Link tone="ink" href={attemptLink(attempt.id)}>
            {row.person.displayName}
          </Link>
        )}
        {row.attempts.length > 1 ? <small>{t('matrix.times', { count: row.attempts.length })}</small> : null}
      </th>
      <td>
        {attempt === undefined ? <Tag>{t('matrix.notBegun')}</Tag> : <StateTag attempt={attempt} />}
        {attempt?.attention === true ? <Tag tone="person">{t('matrix.attention')}</Tag> : null}
      </td>
      <td>{row.stepTitle === null ? '–' : text(row.stepTitle)}</td>
      <td>
        {seen === null
          ? '–'
          : seen.kind === 'now'
            ? t('matrix.here')
            : seen.kind === 'minutes'
              ? t('matrix.minutesAgo', { count: seen.minutes })
              : moment(seen.atMs)}
      </td>
      <td data-number>
        {attempt?.score ? (
          <b>
            {points(attempt.score.awarded)}
            <small> / {points(attempt.score.total)}</small>
          </b>
        ) : (
          '–'
        )}
      </td>
      {matrix.aspects.map((aspect, index) => {
        const awarded = row.best?.awarded[index];
        const share = awarded === null || awarded === undefined ? null : awarded / aspect.points;
        return (
          <td
            key={aspect.id}
            className={styles.cell}
            data-tone={row.best === null ? undefined : toneOfShare(share)}
            title={text(aspect.title)}
          >
            {row.best === null ? '' : share === null ? '?' : points(awarded ?? 0)}
          </td>
        );
      })}
    </tr>
  );
}
