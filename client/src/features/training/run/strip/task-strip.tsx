import type { TaskStrip as Strip, Text } from '@tongyan/scenes/session';
import type { JudgedAspect, JudgedSoFar } from '@tongyan/scenes/session/scoring';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { clockText } from '../../../../i18n/clock.ts';
import styles from '../workspace.module.css';
import { currentStep, pieces } from './current-step.ts';

export interface TaskStripProps {
  readonly strip: Strip;
  readonly judged: JudgedSoFar | null;
  readonly tickS: number;
  readonly say: (text: Text) => string;
  /** Null where nothing is to be named. */
  readonly onAnswer: (() => void) | null;
  readonly onHandIn: () => void;
}

/** What is to be done, told as far as the level tells it. */
export const TaskStrip = memo(function TaskStrip(props: TaskStripProps): ReactNode {
  const { strip, judged, tickS, say, onAnswer, onHandIn } = props;
  return (
    <footer className={styles.strip}>
      <Progress strip={strip} say={say} />
      <Task strip={strip} judged={judged} tickS={tickS} say={say} onAnswer={onAnswer} onHandIn={onHandIn} />
      <Moments strip={strip} judged={judged} tickS={tickS} say={say} />
    </footer>
  );
});

function Progress({ strip, say }: { readonly strip: Strip; readonly say: (text: Text) => string }): ReactNode {
  const { t } = useTranslation('training');
  const { progress, complete } = strip;
  if (progress === null) return <div className={styles.progress}>{t('runExamTellsNothing')}</div>;
  const last = strip.steps.findLast(({ state }) => state === 'done');
  return (
    <div className={styles.progress}>
      <p>
        {complete
          ? t('runStepsAllDone', { of: progress.of })
          : t('runStepOf', { step: Math.min(progress.done + 1, progress.of), of: progress.of })}
      </p>
      <ol className={styles.pieces} aria-hidden="true">
        {pieces(strip).map((piece, index) => (
          <li key={index} data-piece={piece} />
        ))}
      </ol>
      <small>
        {last === undefined
          ? t('runStepsDone', { count: progress.done })
          : t('runStepsDoneLast', { count: progress.done, title: say(last.title) })}
      </small>
    </div>
  );
}

function Task({ strip, say, onAnswer, onHandIn }: TaskStripProps): ReactNode {
  const { t } = useTranslation('training');
  const step = currentStep(strip);
  const lines = step?.hints ?? [];
  return (
    <div className={styles.task}>
      <div aria-live="polite">
        {strip.mode === 'exam' ? (
          <>
            <h2>{t('runExamTitle')}</h2>
            <p>{t('runExamText')}</p>
          </>
        ) : step === undefined ? (
          <h2>{strip.complete ? t('runComplete') : t('runNothingOpen')}</h2>
        ) : (
          <>
            <h2>{say(step.title)}</h2>
            {lines.map((line) => (
              <p key={line}>{say(line)}</p>
            ))}
            {lines.length === 0 && step.moreHints > 0 ? <p>{t('runHintsToAsk', { count: step.moreHints })}</p> : null}
          </>
        )}
      </div>
      <div className={styles.taskActions}>
        {onAnswer === null ? null : (
          <Button variant="primary" onPress={onAnswer}>
            {t('runName')}
          </Button>
        )}
        {strip.complete && strip.mode !== 'demonstration' ? (
          <Button variant={onAnswer === null ? 'primary' : 'plain'} onPress={onHandIn}>
            {t('runHandIn')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

const SHOWN_MOMENTS = 3;

/** What was earned and lost last, and the dangers. */
function Moments({
  strip: { hazards },
  judged,
  tickS,
  say,
}: Pick<TaskStripProps, 'strip' | 'judged' | 'tickS' | 'say'>): ReactNode {
  const { t } = useTranslation('training');
  const aspects = (judged?.aspects ?? []).toSorted((a, b) => b.tick - a.tick).slice(0, SHOWN_MOMENTS);
  return (
    <div className={styles.hazards} role="region" aria-label={t('runHazards')}>
      <div role="alert">
        {hazards
          .filter(({ present }) => present)
          .map(({ id, severity, message }) => (
            <p key={id} data-severity={severity}>
              {say(message)}
            </p>
          ))}
      </div>
      <ul>
        {hazards
          .filter(({ present }) => !present)
          .slice(-SHOWN_MOMENTS)
          .map(({ id, severity, message, count }) => (
            <li key={id} data-severity={severity}>
              {t('runHazardTimes', { count, message: say(message) })}
            </li>
          ))}
        {aspects.map((aspect) => (
          <Moment key={aspect.id} aspect={aspect} tickS={tickS} say={say} />
        ))}
      </ul>
    </div>
  );
}

function Moment({
  aspect: { title, points, earned, tick },
  tickS,
  say,
}: { readonly aspect: JudgedAspect } & Pick<TaskStripProps, 'tickS' | 'say'>): ReactNode {
  const lost = points - earned;
  return (
    <li className={styles.moment} data-lost={lost > 0 || undefined}>
      <b>{lost > 0 ? `−${Number(lost.toFixed(2))}` : `+${Number(earned.toFixed(2))}`}</b>
      <span>{say(title)}</span>
      <time>{clockText(tick * tickS)}</time>
    </li>
  );
}
