import type { StageState } from '@tongyan/media/timeline';
import { useEffect, useState } from 'react';
import type { Replay } from './moments.ts';
import { createReplayClock, type ReplayClock } from './replay-clock.ts';
import { createSourceSound } from './source-sound.ts';
import { indexStage } from './stage-index.ts';

export interface ReplayHandle {
  readonly clock: ReplayClock;
  readonly stage: StageState;
  /** Lesson time, a few times a second. */
  readonly atMs: number;
  readonly isPlaying: boolean;
  readonly rate: number;
  readonly isMuted: boolean;
  /** Sound that is to be heard now is not there yet. */
  readonly isWaiting: boolean;
  /** Some sound could not be played: the rest goes on. */
  readonly lacksSound: boolean;
  setMuted(isMuted: boolean): void;
}

const FOLLOW_EVERY_MS = 100;
/** Sound that does not come is waited for no longer. */
const LONGEST_WAIT_MS = 4_000;

/** A lesson that can be played: its clock, the stage by its log, and every microphone held to the clock. */
export function useReplay(lessonId: string, replay: Replay): ReplayHandle {
  const [{ clock, index, muting }] = useState(() => ({
    muting: { to: (_isMuted: boolean): void => {} },
    clock: createReplayClock(replay.lessonMs, () => performance.now()),
    index: indexStage(replay.entries),
  }));
  const [shown, setShown] = useState(() => ({ stage: index.stageAt(0), atMs: 0, isPlaying: false, rate: 1 }));
  const [isMuted, setMuted] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [lacksSound, setLacksSound] = useState(false);

  useEffect(() => {
    const sounds = replay.sources.map(({ sourceId, chunks }) =>
      createSourceSound({
        lessonId,
        sourceId,
        chunks,
        lessonMs: replay.lessonMs,
        onFailure: () => setLacksSound(true),
      }),
    );
    muting.to = (wanted) => {
      for (const sound of sounds) sound.setMuted(wanted);
    };
    let waitingSinceMs: number | undefined;
    function follow(): void {
      const atMs = clock.at();
      const isPlaying = clock.isPlaying();
      const ready = sounds.map((sound) => sound.follow(atMs, isPlaying ? clock.rate() : 0)).every(Boolean);
      waitingSinceMs = ready || !isPlaying ? undefined : (waitingSinceMs ?? performance.now());
      const waits = waitingSinceMs !== undefined && performance.now() - waitingSinceMs < LONGEST_WAIT_MS;
      clock.hold(waits);
      setWaiting(waits);
      setShown((before) => {
        const stage = index.stageAt(atMs);
        const rate = clock.rate();
        const isSame = before.atMs === atMs && before.stage === stage && before.isPlaying === isPlaying;
        return isSame && before.rate === rate ? before : { stage, atMs, isPlaying, rate };
      });
    }
    const following = setInterval(follow, FOLLOW_EVERY_MS);
    const unsubscribe = clock.subscribe(() => queueMicrotask(follow));
    return () => {
      clearInterval(following);
      unsubscribe();
      for (const sound of sounds) sound.close();
    };
  }, [lessonId, replay, clock, index, muting]);

  return {
    clock,
    ...shown,
    isMuted,
    isWaiting,
    lacksSound,
    setMuted(wanted) {
      setMuted(wanted);
      muting.to(wanted);
    },
  };
}
