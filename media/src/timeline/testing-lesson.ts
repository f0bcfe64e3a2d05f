import type { StageEvent } from './events.ts';
import { lessonTimeMs } from './lesson-time.ts';
import { EMPTY_LOG, type LogHead, propose, type StageEntry } from './log.ts';
import type { StageState } from './stage.ts';

export const deck = { kind: 'slides.open' as const, deckId: 'fractions', pages: 18, page: 7 } satisfies StageEvent;
export const twin = {
  kind: 'twin.open',
  runId: 'run1',
  sceneId: 'motor-starter',
  seed: 7,
  tickMs: 1,
} satisfies StageEvent;
export const video = { kind: 'video.open', mediaId: 'paper', durationMs: 60_000 } satisfies StageEvent;
export const quiz = {
  kind: 'quiz.open',
  quizId: 'q1',
  question: '4/5 ÷ 3 = ?',
  options: ['12/5', '4/15'],
} satisfies StageEvent;

/** The keeper of a log in small. */
export interface TestLog {
  readonly entries: readonly StageEntry[];
  readonly stage: StageState;
  readonly head: LogHead;
  /** @returns the entry, or why there is none. */
  add(event: StageEvent, nowMs: number, leadMs?: number): StageEntry | string;
}

export function createTestLog(): TestLog {
  const entries: StageEntry[] = [];
  let head = EMPTY_LOG;
  return {
    entries,
    get stage() {
      return head.stage;
    },
    get head() {
      return head;
    },
    add(event, nowMs, leadMs = 0) {
      const proposed = propose(head, { event, by: 'lead', now: lessonTimeMs(nowMs), leadMs });
      if (!proposed.accepted) return proposed.misfit;
      head = proposed.head;
      entries.push(proposed.entry);
      return proposed.entry;
    },
  };
}

/** A log of events a second apart, each shown when it is accepted. @throws where one is refused. */
export function logOf(...events: readonly StageEvent[]): TestLog {
  const log = createTestLog();
  events.forEach((event, index) => {
    const added = log.add(event, (index + 1) * 1_000);
    if (typeof added === 'string') throw new Error(`${event.kind}: ${added}`);
  });
  return log;
}
