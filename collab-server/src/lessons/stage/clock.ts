import { randomUUID } from 'node:crypto';

/** The clock that lessons go by: rule K2 of the media workspace's clock. Milliseconds since 1970, with fractions. */
export type LessonsClock = {
  /** Another one after each start of the server. */
  readonly id: string;
  readonly now: () => number;
};

/** The wall clock as it is now, carried on by the monotonic one: it never jumps, whoever sets the machine's clock. */
export function steadyClock(): LessonsClock {
  const startedAtMs = Date.now() - performance.now();
  return { id: randomUUID(), now: () => startedAtMs + performance.now() };
}
