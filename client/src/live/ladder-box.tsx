import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RUNGS as NUMBERS, type Rung } from '@tongyan/media/client';
import { clockText } from '../i18n/clock.ts';
import { Button } from '../ui/button.tsx';
import styles from './ladder-box.module.css';

const RUNGS: readonly Rung[] = [1, 2, 3, 4, 5];

export interface LadderBoxProps {
  /** Whose line it is; null for one's own. */
  readonly of: string | null;
  /** What is shared beside the pictures: the stage of a lesson, the document of a meeting. */
  readonly content: string;
  /** What goes on where pictures are given up, as the beginning of a sentence. */
  readonly kept: string;
  readonly rung: Rung;
  /** Lesson time since when. */
  readonly sinceMs: number | null;
  readonly availableKbps: number | null;
  /** Chosen by a person: measurements change nothing. */
  readonly isHeld: boolean;
  /** Null gives it back to the measurements. Left out where it is somebody else's line. */
  readonly onHold?: (rung: Rung | null) => void;
}

/** What is done about a weak line, in numbers. */
export function LadderBox(props: LadderBoxProps): ReactNode {
  const { of, content, kept, rung, sinceMs, availableKbps, isHeld, onHold } = props;
  const { t } = useTranslation('live');
  const since = sinceMs === null ? null : t('rungSince', { time: clockText(sinceMs / 1000) });
  const facts = [
    of ?? t('ladderOwn'),
    availableKbps === null ? '' : t('ladderNow', { kbps: Math.round(availableKbps) }),
  ];
  return (
    <section className={styles.ladder} aria-label={t('ladder')}>
      <p>
        {[t('ladder'), ...facts.filter(Boolean)].join(' · ')}
        {isHeld && onHold !== undefined ? (
          <Button size="small" variant="quiet" onPress={() => onHold(null)}>
            {t('ladderRelease')}
          </Button>
        ) : null}
      </p>
      <ol>
        {RUNGS.map((one) => {
          const words = (
            <>
              <b>
                {one} {t(`rung${one}`, { content })}
              </b>
              <span>{one === rung && since !== null ? since : t(`rung${one}Note`)}</span>
            </>
          );
          return (
            <li
              key={one}
              data-passed={one < rung || undefined}
              {...(one === rung ? { 'aria-current': 'true' as const } : {})}
            >
              {onHold === undefined ? (
                words
              ) : (
                <button type="button" onClick={() => onHold(one)} aria-pressed={isHeld && one === rung}>
                  {words}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      <p>{isHeld ? t('ladderHeld') : <Up rung={rung} kept={kept} />}</p>
    </section>
  );
}

const UP_AFTER_S = 30;

/** What brings it up again. */
function Up({ rung, kept }: Pick<LadderBoxProps, 'rung' | 'kept'>): ReactNode {
  const { t } = useTranslation('live');
  const better = RUNGS[RUNGS.indexOf(rung) - 1];
  if (better === undefined) return t('ladderTop');
  const kbps = NUMBERS[better].reachedAboveKbps;
  return t('ladderDown', { kept, seconds: UP_AFTER_S, kbps, rung: better });
}
