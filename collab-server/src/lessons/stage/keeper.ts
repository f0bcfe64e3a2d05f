import {
  EMPTY_LOG,
  headAfter,
  type LogHead,
  lessonTimeMs,
  type LessonTimeMs,
  planCatchUp,
  propose,
  type Snapshot,
  type StageEntry,
  type StageEvent,
  type StageState,
} from '@tongyan/media/timeline';
import type { Db } from '../../platform/database/index.ts';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import { insertStageEntry, listStageEntries } from './store.ts';

/** What a follower lacks (F4). */
export type StageAnswer = {
  readonly openedAtMs: number;
  readonly headSeq: number;
  readonly snapshot: Snapshot | null;
  readonly entries: readonly StageEntry[];
};

export type StageAct = {
  readonly event: StageEvent;
  /** The seat. */
  readonly by: string;
  readonly leadMs: number;
  /** The page and its number: the same act sent again has the same. */
  readonly actKey: string;
};

export type StageKeeper = {
  /** L1 to L5: the entry, once it is durable. */
  act(act: StageAct): Promise<Result<StageEntry, Problem>>;
  catchUp(haveSeq: number): StageAnswer;
  headSeq(): number;
  /** The whole log. */
  entries(): readonly StageEntry[];
  /** How long it takes until an entry is durable, at the usual worst of lately. */
  usualKeepMs(): number;
  /** Lesson time now. */
  lessonNow(): LessonTimeMs;
  /** The stage as every classroom shows it now. */
  stageNow(): StageState;
  /** When the lesson was opened, by the clock that it goes by: what lesson time is counted from. */
  readonly openedAtMs: number;
};

/** A lesson of four hours with two entries a second. */
const MOST_ENTRIES = 30_000;
/** So many times of keeping are remembered; the longest of them is let go as chance. */
const KEPT_TIMES = 30;

/** Reads a lesson's stage log and keeps it. There is one keeper for a lesson: the server has the database to itself. */
export async function openStageKeeper(
  db: Db,
  lesson: { readonly id: string; readonly openedAtMs: number },
  now: () => number,
): Promise<StageKeeper> {
  const kept = await listStageEntries(db, lesson.id);
  const entries = kept.map(({ entry }) => entry);
  const done = new Map(kept.map(({ entry, actKey }) => [actKey, entry]));
  let head = entries.reduce(headAfter, EMPTY_LOG);
  /** F5: what is shown by now. */
  let shown: LogHead = EMPTY_LOG;
  let last: Promise<unknown> = Promise.resolve();
  let keepingMs: readonly number[] = [];

  // L2: a server that came back with its clock put back would make lesson time stand still until the clock has caught up.
  const openedAtMs = Math.min(lesson.openedAtMs, now() - head.acceptedAt);
  const lessonNow = () => lessonTimeMs(Math.max(0, now() - openedAtMs));

  async function append({ event, by, leadMs, actKey }: StageAct): Promise<Result<StageEntry, Problem>> {
    const before = done.get(actKey);
    if (before !== undefined) return ok(before);
    if (entries.length >= MOST_ENTRIES) return err(problem('lesson.stageFull'));
    const proposed = propose(head, { event, by, now: lessonNow(), leadMs });
    if (!proposed.accepted) return err(problem('lesson.actRefused', { reason: proposed.misfit }));
    const { entry } = proposed;
    const beganAtMs = performance.now();
    await insertStageEntry(db, lesson.id, { entry, actKey });
    keepingMs = [...keepingMs, performance.now() - beganAtMs].slice(-KEPT_TIMES);
    ({ head } = proposed);
    entries.push(entry);
    done.set(actKey, entry);
    return ok(entry);
  }

  function shownByNow(): Snapshot {
    for (let next = entries[shown.seq]; next && next.showAt <= lessonNow(); next = entries[shown.seq]) {
      shown = headAfter(shown, next);
    }
    return { seq: shown.seq, stage: shown.stage };
  }

  return {
    act(act) {
      // One after the other: each is judged by the stage that all before it have made.
      const appended = last.then(() => append(act));
      last = appended.catch(() => undefined);
      return appended;
    },
    catchUp(haveSeq) {
      const snapshot = shownByNow();
      const plan = planCatchUp(haveSeq, head.seq, snapshot.seq);
      return {
        openedAtMs,
        headSeq: head.seq,
        snapshot: plan.snapshot ? snapshot : null,
        entries: entries.slice(plan.afterSeq),
      };
    },
    headSeq: () => head.seq,
    entries: () => entries,
    usualKeepMs: () => keepingMs.toSorted((a, b) => b - a)[1] ?? 0,
    lessonNow,
    stageNow: () => shownByNow().stage,
    openedAtMs,
  };
}
