import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../../i18n/clock.ts';
import { Button, IconButton } from '../../../../ui/button.tsx';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor, useLessonNow, useLive } from '../links/use-links.ts';
import styles from './seat.module.css';

const TICK_MS = 1_000;
const MOST = 200;

export interface HandBoxProps {
  readonly deeds: Deeds;
  /** A classroom raises the hands of several. */
  readonly isClassroom: boolean;
  readonly isLarge?: boolean;
}

/** Raises hands and takes them down, and tells how long one has been waiting. */
export function HandBox({ deeds, isClassroom, isLarge = false }: HandBoxProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { me } = useLive();
  const { view, waiting } = useFloor();
  const lessonMs = useLessonNow(TICK_MS);
  const hands = view?.hands ?? [];
  const place = hands.findIndex((hand) => (hand.classroomId ?? hand.seatId) === me.classroomId);
  const hand = hands[place];
  const [count, setCount] = useState(1);
  const isOnItsWay = waiting.some(({ kind }) => kind === 'hand.raise' || kind === 'hand.lower');
  const size = isLarge ? 'large' : 'medium';
  const raise = (heads: number): void => void deeds.floor({ kind: 'hand.raise', count: heads });

  function setHeads(heads: number): void {
    const within = Math.min(MOST, Math.max(1, heads));
    setCount(within);
    // Hands that are up already: the new number counts at once.
    if (hand !== undefined) raise(within);
  }

  return (
    <div className={styles.hand} data-up={hand !== undefined || undefined}>
      {hand === undefined ? (
        <Button variant="primary" size={size} icon="hand" isPending={isOnItsWay} onPress={() => raise(count)}>
          {t('liveHandRaise')}
        </Button>
      ) : (
        <Button size={size} icon="hand" isPending={isOnItsWay} onPress={() => void deeds.floor({ kind: 'hand.lower' })}>
          {t('liveHandLower')}
        </Button>
      )}
      {isClassroom ? (
        <span className={styles.stepper} role="group" aria-label={t('liveHandCount')}>
          <IconButton
            icon="down"
            size={size}
            label={t('liveHandCountLess')}
            isDisabled={count <= 1}
            onPress={() => setHeads(count - 1)}
          />
          <output>{t('liveHeads', { count: hand?.count ?? count })}</output>
          <IconButton
            icon="up"
            size={size}
            label={t('liveHandCountMore')}
            isDisabled={count >= MOST}
            onPress={() => setHeads(count + 1)}
          />
        </span>
      ) : null}
      {hand === undefined || lessonMs === null ? null : (
        <p role="status">
          {t('liveHandUp', { ago: clockText((lessonMs - hand.raisedAt) / 1000) })}
          {t('liveComma')}
          {t('liveHandWaiting', { place: place + 1 })}
        </p>
      )}
    </div>
  );
}
