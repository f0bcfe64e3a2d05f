import type { Static } from 'typebox';
import Type from 'typebox';

import { applyEvent } from './apply.ts';
import { type StageEvent, stageEvent } from './events.ts';
import { type Misfit, misfitOf } from './fits.ts';
import { type LessonTimeMs, lessonTimeMs } from './lesson-time.ts';
import { EMPTY_STAGE, type StageState } from './stage.ts';

const moment = Type.Unsafe<LessonTimeMs>(Type.Number({ minimum: 0 }));

/** One line of the stage log. */
export const stageEntry = Type.Object({
  seq: Type.Integer({ minimum: 1 }),
  acceptedAt: moment,
  showAt: moment,
  /** Who did it: the id of a seat of the lesson. */
  by: Type.String({ minLength: 1, maxLength: 64 }),
  event: stageEvent,
});
export type StageEntry = Static<typeof stageEntry>;

export interface Snapshot {
  /** The last entry that the stage holds; 0 for none. */
  readonly seq: number;
  readonly stage: StageState;
}

/** The log's end as its keeper holds it: everything that decides about the next entry. */
export interface LogHead extends Snapshot {
  readonly acceptedAt: LessonTimeMs;
  readonly showAt: LessonTimeMs;
}

export const EMPTY_LOG: LogHead = { seq: 0, stage: EMPTY_STAGE, acceptedAt: lessonTimeMs(0), showAt: lessonTimeMs(0) };

const SHORTEST_LEAD_MS = 60;
const LONGEST_LEAD_MS = 800;

/** L3 @param waysMs how long it takes until an entry is kept and with each follower that is connected, at the usual worst */
export function leadMs(waysMs: readonly number[]): number {
  return Math.min(LONGEST_LEAD_MS, Math.max(SHORTEST_LEAD_MS, ...waysMs));
}

export interface Proposal {
  readonly event: StageEvent;
  readonly by: string;
  readonly now: LessonTimeMs;
  readonly leadMs: number;
}

export type Proposed =
  | { readonly accepted: true; readonly entry: StageEntry; readonly head: LogHead }
  | { readonly accepted: false; readonly misfit: Misfit };

/** L1 to L4: the entry that an event becomes, and the log's end with it. */
export function propose(head: LogHead, { event, by, now, leadMs: lead }: Proposal): Proposed {
  const misfit = misfitOf(head.stage, event);
  if (misfit !== undefined) return { accepted: false, misfit };
  const acceptedAt = lessonTimeMs(Math.max(head.acceptedAt, now));
  const showAt = lessonTimeMs(Math.max(head.showAt, acceptedAt + lead));
  const entry: StageEntry = { seq: head.seq + 1, acceptedAt, showAt, by, event };
  return { accepted: true, entry, head: headAfter(head, entry) };
}

/** Reads a log again from where a head stands. @throws where the entry is not the next one: the log is broken. */
export function headAfter(head: LogHead, entry: StageEntry): LogHead {
  if (entry.seq !== head.seq + 1) throw new Error(`entry ${entry.seq} follows entry ${head.seq}`);
  const { seq, acceptedAt, showAt } = entry;
  return { seq, acceptedAt, showAt, stage: applyEvent(head.stage, entry.event, showAt) };
}

/** F4: more missing entries than these are not sent where a snapshot saves them. */
const LONGEST_TAIL = 500;

export interface CatchUp {
  readonly snapshot: boolean;
  /** The entries after this one are sent, up to the log's end. */
  readonly afterSeq: number;
}

/**
 * F4: how a follower that has everything up to `haveSeq` is brought to the log's end.
 *
 * @param snapshotSeq the newest entry that was shown by now (F5)
 */
export function planCatchUp(
  haveSeq: number,
  headSeq: number,
  snapshotSeq: number,
  longestTail: number = LONGEST_TAIL,
): CatchUp {
  const snapshot = headSeq - haveSeq > longestTail && snapshotSeq > haveSeq;
  return { snapshot, afterSeq: snapshot ? snapshotSeq : haveSeq };
}
