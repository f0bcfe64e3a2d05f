import { applyEvent } from './apply.ts';
import type { LessonTimeMs } from './lesson-time.ts';
import type { Snapshot, StageEntry } from './log.ts';
import { EMPTY_STAGE } from './stage.ts';

/** What somebody who reads the log has of it. */
export interface Follower {
  /** What is shown. */
  readonly shown: Snapshot;
  /** The entries that come next, without a gap, in order. */
  readonly next: readonly StageEntry[];
  /** Entries behind a gap, by their numbers, in order. */
  readonly beyond: readonly StageEntry[];
  /** The highest number that the log is known to have. */
  readonly headSeq: number;
}

export const NEW_FOLLOWER: Follower = { shown: { seq: 0, stage: EMPTY_STAGE }, next: [], beyond: [], headSeq: 0 };

/** The last entry before the first gap. */
export function haveSeq({ shown, next }: Follower): number {
  return next.at(-1)?.seq ?? shown.seq;
}

/** F1: takes entries as they come: out of order, twice, or with others missing. */
export function receive(follower: Follower, entries: readonly StageEntry[]): Follower {
  const have = haveSeq(follower);
  const bySeq = new Map(follower.beyond.map((entry) => [entry.seq, entry]));
  for (const entry of entries) if (entry.seq > have) bySeq.set(entry.seq, entry);
  const next = [...follower.next];
  for (let seq = have + 1; ; seq += 1) {
    const entry = bySeq.get(seq);
    if (entry === undefined) break;
    next.push(entry);
    bySeq.delete(seq);
  }
  const beyond = [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
  const headSeq = Math.max(follower.headSeq, next.at(-1)?.seq ?? 0, beyond.at(-1)?.seq ?? 0);
  return { ...follower, next, beyond, headSeq };
}

/** F3: the server says how long the log is, so that also a lost last entry is missed. */
export function hearHead(follower: Follower, headSeq: number): Follower {
  return headSeq > follower.headSeq ? { ...follower, headSeq } : follower;
}

/** F5 */
export function takeSnapshot(follower: Follower, snapshot: Snapshot): Follower {
  if (snapshot.seq <= follower.shown.seq) return follower;
  const later = [...follower.next, ...follower.beyond].filter(({ seq }) => seq > snapshot.seq);
  const headSeq = Math.max(follower.headSeq, snapshot.seq);
  return receive({ shown: snapshot, next: [], beyond: [], headSeq }, later);
}

/** F3: whether something is missing. What is missing lies after `haveSeq`. */
export function hasGap(follower: Follower): boolean {
  return follower.headSeq > haveSeq(follower);
}

export interface Shown {
  readonly follower: Follower;
  /** What came into view now, in order. */
  readonly entries: readonly StageEntry[];
}

/** F2: shows what is due at a lesson time. */
export function showDue(follower: Follower, now: LessonTimeMs): Shown {
  const firstLater = follower.next.findIndex(({ showAt }) => showAt > now);
  const count = firstLater === -1 ? follower.next.length : firstLater;
  if (count === 0) return { follower, entries: [] };
  const entries = follower.next.slice(0, count);
  const shown = entries.reduce<Snapshot>(
    ({ stage }, { seq, event, showAt }) => ({ seq, stage: applyEvent(stage, event, showAt) }),
    follower.shown,
  );
  return { follower: { ...follower, shown, next: follower.next.slice(count) }, entries };
}
