import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, IconButton } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { replayLink } from '../desk/links.ts';
import { ShareBar } from '../desk/share-bar.tsx';
import { TaskParts } from '../desk/task-parts.tsx';
import type { Aspect, Score } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import { EvidenceView } from './evidence-view.tsx';
import { JudgeForm } from './judge-form.tsx';
import styles from './score-sheet.module.css';
import { TaskAspects } from './task-aspects.tsx';
import type { Titles } from './titles.ts';

export interface ScoreSheetProps {
  score: Score;
  titles: Titles;
  mayJudge: boolean;
  /** Left out where one may not comment. */
  onComment?: (tick: number) => void;
}

/** The score, point by point. */
export function ScoreSheet({ score, titles, mayJudge, onComment }: ScoreSheetProps): ReactNode {
  const { text, points } = useDeskWords();
  const { result } = score;
  return (
    <div className={styles.sheet}>
      <Total score={score} />
      <Vetoes score={score} titles={titles} />
      {score.task === null ? null : <TaskAspects task={score.task} score={score} mayJudge={mayJudge} />}
      {result.lines.map(({ line, awarded, points: of, vetoedBy }) => (
        <section key={line} aria-labelledby={`line-${line}`}>
          <SectionHeading id={`line-${line}`} note={`${points(awarded)} / ${points(of)}`}>
            {text(titles.line(line))}
            {vetoedBy.length === 0 ? null : <Tag tone="danger">{vetoedBy.join(' ')}</Tag>}
          </SectionHeading>
          <ul>
            {result.aspects
              .filter((aspect) => aspect.line === line)
              .map((aspect) => (
                <AspectLine
                  key={aspect.id}
                  aspect={aspect}
                  score={score}
                  titles={titles}
                  mayJudge={mayJudge}
                  {...(onComment === undefined ? {} : { onComment })}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Total({ score }: { score: Score }): ReactNode {
  const { t } = useTranslation('training');
  const { points, share } = useDeskWords();
  const { result, task, passShare, passed, attempt } = score;
  const open = attempt.score?.open ?? result.open.length;
  const { awarded, total } = task ?? result;
  return (
    <section className={styles.total} aria-label={t('attempt.total')}>
      <p>
        <b>{points(awarded)}</b> / {points(total)}
      </p>
      <div>
        <ShareBar share={awarded / total} mark={passShare} tone={open > 0 ? 'amber' : passed ? 'sea' : 'red'} />
        <p className={styles.outcome}>
          {open > 0
            ? t('attempt.stillOpen', { count: open })
            : passed
              ? t('attempt.passed', { share: share(passShare) })
              : t('attempt.failed', { share: share(passShare) })}
          {score.revision > 1 ? ` ${t('attempt.revision', { revision: score.revision })}` : ''}
        </p>
        {task === null ? null : (
          <p className={styles.outcome}>
            <TaskParts task={task} />
            {task.annulled ? ` ${t('attempt.annulled')}` : ''}
          </p>
        )}
      </div>
    </section>
  );
}

/** What was so dangerous that points are lost for it, said plainly. */
function Vetoes({ score, titles }: { score: Score; titles: Titles }): ReactNode {
  const { t } = useTranslation('training');
  const { text, clock } = useDeskWords();
  const { result, attempt } = score;
  if (result.vetoes.length === 0) return null;
  return (
    <section className={styles.vetoes} aria-labelledby="vetoes">
      <h2 id="vetoes">{t('attempt.vetoes')}</h2>
      <ul>
        {result.vetoes.map((veto) => (
          <li key={veto.id}>
            <p>
              <b>{text(titles.veto(veto.id))}</b>{' '}
              {veto.zeroes === 'score'
                ? t('attempt.vetoScore')
                : t('attempt.vetoLines', {
                    lines: veto.zeroes.map((line) => text(titles.line(line))).join(t('desk.comma')),
                  })}
            </p>
            {veto.reference === null ? null : (
              <p className={styles.reference}>
                {veto.reference.code} {veto.reference.text}
              </p>
            )}
            <p className={styles.moments}>
              {veto.occurrences.slice(0, 6).map(({ tick, seq }) => {
                const time = clock(tick * result.log.tickS);
                return (
                  <ButtonLink
                    key={`${tick}-${seq}`}
                    size="small"
                    icon="play"
                    href={replayLink(attempt.id, tick)}
                    aria-label={t('attempt.playMoment', { time })}
                  >
                    {t('attempt.play', { time })}
                  </ButtonLink>
                );
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AspectLine({
  aspect,
  score,
  titles,
  mayJudge,
  onComment,
}: Omit<ScoreSheetProps, 'titles'> & { aspect: Aspect; titles: Titles }): ReactNode {
  const { t } = useTranslation('training');
  const { text, points } = useDeskWords();
  const { awarded, earned, points: of, vetoedBy, kind, evidence } = aspect;
  const tone = awarded === null ? 'open' : awarded >= of ? 'full' : awarded <= 0 ? 'none' : 'part';
  const at = evidence.fromTick >= 0 ? evidence.fromTick : evidence.toTick;
  return (
    <li className={styles.aspect} data-tone={tone}>
      <p className={styles.points}>
        <b>{awarded === null ? '?' : points(awarded)}</b>
        <small> / {points(of)}</small>
      </p>
      <div className={styles.words}>
        <h3>
          {text(titles.aspect(aspect.id))} {kind === 'judged' ? <Tag>{t('attempt.judged')}</Tag> : null}
        </h3>
        {vetoedBy.length > 0 ? (
          <p className={styles.taken}>
            {t('attempt.taken', { earned: points(earned ?? 0), vetoes: vetoedBy.join(' ') })}
          </p>
        ) : null}
        <EvidenceView aspect={aspect} score={score} />
        {mayJudge && kind === 'judged' ? (
          <JudgeForm
            attemptId={score.attempt.id}
            aspectId={aspect.id}
            most={of}
            earned={earned}
            note={evidence.judgedBy?.note ?? null}
          />
        ) : null}
      </div>
      {onComment === undefined || at < 0 ? null : (
        <IconButton icon="comment" label={t('attempt.commentHere')} onPress={() => onComment(at)} />
      )}
    </li>
  );
}
