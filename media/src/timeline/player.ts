import { type Follower, hasGap, haveSeq, hearHead, NEW_FOLLOWER, receive, showDue, takeSnapshot } from './follower.ts';
import { type LessonClock, lessonTimeAt } from './lesson-time.ts';
import type { Snapshot, StageEntry } from './log.ts';
import type { StageState } from './stage.ts';

export interface StagePlayerOptions {
  /** A monotonic clock of this device, in milliseconds (M1). */
  readonly now: () => number;
  /** @returns what cancels it. */
  readonly after: (delayMs: number, act: () => void) => () => void;
  /** The clock by the newest estimate; undefined until there is one. */
  readonly clock: () => LessonClock | undefined;
  /** @param lateMs how long after its moment each entry came into view, by this device's estimate (F2) */
  readonly onShow: (
    stage: StageState,
    shown: readonly { readonly entry: StageEntry; readonly lateMs: number }[],
  ) => void;
  /** Asks the server for what comes after an entry (F3). */
  readonly onGap: (afterSeq: number) => void;
}

export interface StagePlayer {
  receive(entries: readonly StageEntry[]): void;
  hearHead(headSeq: number): void;
  takeSnapshot(snapshot: Snapshot): void;
  /** There is a new clock estimate. */
  clockChanged(): void;
  stage(): StageState;
  /** The last entry that is shown. */
  shownSeq(): number;
  /** The last entry before the first gap: what comes after it is asked for. */
  haveSeq(): number;
  close(): void;
}

const FIRST_ASK_MS = 150;
const LONGEST_ASK_MS = 2_000;

/** Shows a lesson's stage on one device: each entry at its moment, and what got lost asked for again. */
export function createStagePlayer({ now, after, clock, onShow, onGap }: StagePlayerOptions): StagePlayer {
  let follower: Follower = NEW_FOLLOWER;
  let cancelShow = (): void => {};
  let gap: { readonly afterSeq: number; readonly cancel: () => void } | undefined;

  function show(): void {
    cancelShow();
    cancelShow = () => {};
    const lessonClock = clock();
    if (lessonClock === undefined) return;
    const lessonNow = lessonTimeAt(now(), lessonClock);
    const due = showDue(follower, lessonNow);
    follower = due.follower;
    const [next] = follower.next;
    if (next !== undefined) cancelShow = after(next.showAt - lessonNow, show);
    if (due.entries.length === 0) return;
    onShow(
      follower.shown.stage,
      due.entries.map((entry) => ({ entry, lateMs: lessonNow - entry.showAt })),
    );
  }

  /** A gap that moved on is a new one: its first question comes soon. */
  function watchGap(): void {
    if (!hasGap(follower)) return closeGap();
    const afterSeq = haveSeq(follower);
    if (gap?.afterSeq === afterSeq) return;
    closeGap();
    askIn(FIRST_ASK_MS, afterSeq);
  }

  function askIn(delayMs: number, afterSeq: number): void {
    const cancel = after(delayMs, () => {
      askIn(Math.min(LONGEST_ASK_MS, delayMs * 2), afterSeq);
      onGap(afterSeq);
    });
    gap = { afterSeq, cancel };
  }

  function closeGap(): void {
    gap?.cancel();
    gap = undefined;
  }

  function become(changed: Follower): void {
    const jumped = changed.shown !== follower.shown;
    follower = changed;
    watchGap();
    if (jumped) onShow(follower.shown.stage, []);
    show();
  }

  return {
    receive: (entries) => become(receive(follower, entries)),
    hearHead: (headSeq) => become(hearHead(follower, headSeq)),
    takeSnapshot: (snapshot) => become(takeSnapshot(follower, snapshot)),
    clockChanged: show,
    stage: () => follower.shown.stage,
    shownSeq: () => follower.shown.seq,
    haveSeq: () => haveSeq(follower),
    close() {
      cancelShow();
      closeGap();
    },
  };
}
