import { type LessonTimeMs, lessonTimeMs } from '../../media/src/timeline/index.ts';
import { percentile } from '../sync/statistics.ts';
import { type Receiver, sleep } from './receiver.ts';

/** The latest minus the earliest of all receivers, for each entry that every one of them has. */
export function skewsMs(
  receivers: readonly Receiver[],
  seqs: Iterable<number>,
  momentOf: (receiver: Receiver, seq: number) => number | undefined,
): readonly number[] {
  const skews: number[] = [];
  for (const seq of seqs) {
    const moments = receivers.map((receiver) => momentOf(receiver, seq)).filter((moment) => moment !== undefined);
    if (moments.length === receivers.length) skews.push(Math.max(...moments) - Math.min(...moments));
  }
  return skews;
}

/** Longer between two looks at the true clock means that another program had the processor in between. */
const TOGETHER_MS = 0.5;

/** True lesson time and a receiver's, at one moment; undefined where there was none. */
export function lessonTimes(
  truth: Receiver,
  { link }: Receiver,
): { readonly trueMs: LessonTimeMs; readonly ownMs: LessonTimeMs } | undefined {
  const before = truth.link.lessonNow();
  const ownMs = link.lessonNow();
  const after = truth.link.lessonNow();
  if (before === undefined || ownMs === undefined || after === undefined) return undefined;
  if (Math.abs(after - before) > TOGETHER_MS) return undefined;
  return { trueMs: lessonTimeMs((before + after) / 2), ownMs };
}

export interface ClockErrors {
  readonly errorMs: number[];
  readonly boundMs: number[];
  readonly certainBoundMs: number[];
  /** How often the error was larger than the bound, and than the certain one. */
  beyondBound: number;
  beyondCertain: number;
}

const LOOK_EVERY_MS = 250;

/**
 * Every receiver's error about lesson time, four times a second. A receiver beside the server is the truth: its own bound is about a
 * millisecond.
 */
export async function watchClocks(
  truth: Receiver,
  receivers: readonly Receiver[],
  isOver: () => boolean,
): Promise<ClockErrors> {
  const errors: ClockErrors = { errorMs: [], boundMs: [], certainBoundMs: [], beyondBound: 0, beyondCertain: 0 };
  while (!isOver()) {
    await sleep(LOOK_EVERY_MS);
    for (const receiver of receivers) {
      const { clock } = receiver.link.getSnapshot();
      const times = lessonTimes(truth, receiver);
      if (clock === null || times === undefined) continue;
      const errorMs = Math.abs(times.ownMs - times.trueMs);
      errors.errorMs.push(errorMs);
      errors.boundMs.push(clock.boundMs);
      errors.certainBoundMs.push(clock.certainBoundMs);
      if (errorMs > clock.boundMs) errors.beyondBound += 1;
      if (errorMs > clock.certainBoundMs) errors.beyondCertain += 1;
    }
  }
  return errors;
}

export const p = (values: readonly number[], share: number): number => percentile(values, share);
