import type { ClockEstimate } from '../clock/index.ts';

declare const lessonTime: unique symbol;

/** Milliseconds on the server's clock since the lesson was opened. */
export type LessonTimeMs = number & { readonly [lessonTime]: true };

export function lessonTimeMs(ms: number): LessonTimeMs {
  if (!Number.isFinite(ms)) throw new Error(`${ms} is no lesson time`);
  return ms as LessonTimeMs;
}

/** What a device needs to tell lesson time. */
export interface LessonClock {
  /** From a monotonic clock of this device to the server's. */
  readonly estimate: ClockEstimate;
  /** When the lesson was opened, by the server's clock. */
  readonly openedAtMs: number;
}

/** @param nowMs the device's monotonic clock */
export function lessonTimeAt(nowMs: number, { estimate, openedAtMs }: LessonClock): LessonTimeMs {
  return lessonTimeMs(nowMs + estimate.offsetMs - openedAtMs);
}
