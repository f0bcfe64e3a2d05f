import { io } from 'socket.io-client';
import { createStageLink, LESSON_SOCKET_OPTIONS } from '../../media/src/client/stage/stage-link.ts';
import type { StageLink } from '../../media/src/client/stage/types.ts';
import type { StageEntry } from '../../media/src/timeline/index.ts';

/** A device's monotonic clock, which began at another moment than ours and goes a little faster or slower. */
export interface DeviceClock {
  readonly startMs: number;
  readonly driftPpm: number;
}

export interface Receiver {
  readonly link: StageLink;
  readonly clock: DeviceClock;
  /** By its own clock. */
  readonly now: () => number;
  /** When each entry was shown, by the true clock; what was in the log before it came in is not there. */
  readonly shownAtMs: ReadonlyMap<number, number>;
  /** When each entry arrived, by the true clock: the naive way shows it then. */
  readonly arrivedAtMs: ReadonlyMap<number, number>;
  readonly lateMs: readonly number[];
  close(): void;
}

/** A page of the lesson without its picture, over a port that leads to the platform. The true clock is this process's own. */
export function openReceiver(
  lesson: { readonly id: string; readonly cookie: string; readonly page: string },
  port: number,
  clock: DeviceClock,
): Receiver {
  const rate = 1 + clock.driftPpm * 1e-6;
  const now = (): number => clock.startMs + performance.now() * rate;
  const shownAtMs = new Map<number, number>();
  const arrivedAtMs = new Map<number, number>();
  const lateMs: number[] = [];
  const socket = io(`http://127.0.0.1:${port}/lessons`, {
    ...LESSON_SOCKET_OPTIONS,
    path: '/live',
    extraHeaders: { cookie: lesson.cookie },
    forceNew: true,
  });
  socket.on('entries', (entries: readonly StageEntry[]) => {
    for (const { seq } of entries) if (!arrivedAtMs.has(seq)) arrivedAtMs.set(seq, performance.now());
  });
  const link = createStageLink({
    socket,
    lessonId: lesson.id,
    page: lesson.page,
    now,
    after(delayMs, act) {
      const timer = setTimeout(act, delayMs / rate);
      return () => clearTimeout(timer);
    },
  });
  link.onShown((entries) => {
    const atMs = performance.now();
    for (const { entry, lateMs: late } of entries) {
      shownAtMs.set(entry.seq, atMs);
      lateMs.push(late);
    }
  });
  return {
    link,
    clock,
    now,
    shownAtMs,
    arrivedAtMs,
    lateMs,
    close() {
      link.close();
      socket.close();
    },
  };
}

export async function until(holds: () => boolean, withinMs: number, what: string): Promise<void> {
  const beganAtMs = performance.now();
  while (!holds()) {
    if (performance.now() - beganAtMs > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await sleep(5);
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
