import { type LessonTimeMs, lessonTimeMs } from '@tongyan/media/timeline';

/** Where a replay stands: lesson time that goes on, stands still or jumps, as its viewer wants. */
export interface ReplayClock {
  /** The same function for as long as the clock lives. */
  readonly at: () => LessonTimeMs;
  isPlaying(): boolean;
  /** How fast it plays when it plays. */
  rate(): number;
  play(): void;
  pause(): void;
  seek(toMs: number): void;
  setRate(rate: number): void;
  /** Sound is not there yet: stands still until it is, without being paused. */
  hold(isHeld: boolean): void;
  /** Counts up whenever something but time changed. */
  changes(): number;
  subscribe(listener: () => void): () => void;
}

/**
 * @param endMs where it stops
 * @param nowMs a monotonic clock
 */
export function createReplayClock(endMs: number, nowMs: () => number): ReplayClock {
  let fromMs = 0;
  let since = nowMs();
  let rate = 1;
  let isPlaying = false;
  let isHeld = false;
  let changes = 0;
  const listeners = new Set<() => void>();

  const goesOn = (): boolean => isPlaying && !isHeld;
  const position = (): number => Math.min(endMs, fromMs + (goesOn() ? (nowMs() - since) * rate : 0));

  /** Everything that changes how time goes on begins a new stretch of it. */
  function change(act: () => void): void {
    fromMs = position();
    since = nowMs();
    act();
    changes += 1;
    for (const listener of listeners) listener();
  }

  return {
    at: () => lessonTimeMs(position()),
    isPlaying: () => isPlaying && position() < endMs,
    rate: () => rate,
    play: () =>
      change(() => {
        if (fromMs >= endMs) fromMs = 0;
        isPlaying = true;
      }),
    pause: () =>
      change(() => {
        isPlaying = false;
      }),
    seek: (toMs) =>
      change(() => {
        fromMs = Math.max(0, Math.min(endMs, toMs));
      }),
    setRate: (wanted) =>
      change(() => {
        rate = wanted;
      }),
    hold(wanted) {
      if (wanted === isHeld) return;
      change(() => {
        isHeld = wanted;
      });
    },
    changes: () => changes,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
