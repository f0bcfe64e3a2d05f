import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RUNGS as NUMBERS, type Rung } from '@tongyan/media/client';
import { clockText } from '../../../../i18n/clock.ts';
import { Button } from '../../../../ui/button.tsx';
import styles from './ladder.module.css';

const RUNGS: readonly Rung[] = [1, 2, 3, 4, 5];

export interface LadderBoxProps {
  /** Whose line it is; null for one's own. */
  readonly of: string | null;
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
  const { of, rung, sinceMs, availableKbps, isHeld, onHold } = props;
  const { t } = useTranslation('lessons');
  const since = sinceMs === null ? null : t('liveRungSince', { time: clockText(sinceMs / 1000) });
  const facts = [
    of ?? t('liveLadderOwn'),
    availableKbps === null ? '' : t('liveLadderNow', { kbps: Math.round(availableKbps) }),
  ];
  return (
    <section className={styles.ladder} aria-label={t('liveLadder')}>
      <p>
        {t('liveLadder')} · {facts.filter(Boolean).join('，')}
        {isHeld && onHold !== undefined ? (
          <Button size="small" variant="quiet" onPress={() => onHold(null)}>
            {t('liveLadderRelease')}
          </Button>
        ) : null}
      </p>
      <ol>
        {RUNGS.map((one) => {
          const words = (
            <>
              <b>
                {one} {t(`liveRung${one}`)}
              </b>
              <span>{one === rung && since !== null ? since : t(`liveRung${one}Note`)}</span>
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
      <p>{isHeld ? t('liveLadderHeld') : <Up rung={rung} />}</p>
    </section>
  );
}

const UP_AFTER_S = 30;

/** What brings it up again. */
function Up({ rung }: { readonly rung: Rung }): ReactNode {
  const { t } = useTranslation('lessons');
  const better = RUNGS[RUNGS.indexOf(rung) - 1];
  if (better === undefined) return t('liveLadderTop');
  const kbps = NUMBERS[better].reachedAboveKbps;
  return t('liveLadderDown', { seconds: UP_AFTER_S, kbps, rung: better });
}
