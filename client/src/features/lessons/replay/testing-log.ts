import { EMPTY_LOG, headAfter, lessonTimeMs, propose, type StageEntry, type StageState } from '@tongyan/media/timeline';

/** A log in which pages are turned every second, and the stage after each entry told one by one. */
export function applyEventsForTest(count: number): {
  readonly entries: readonly StageEntry[];
  readonly stageAfter: (seq: number) => StageState;
} {
  let head = EMPTY_LOG;
  const entries: StageEntry[] = [];
  for (let n = 1; n <= count; n += 1) {
    const event =
      n === 1
        ? ({ kind: 'slides.open', deckId: 'deck', pages: 500, page: 1 } as const)
        : ({ kind: 'slides.turn', page: (n % 500) + 1 } as const);
    const proposed = propose(head, { event, by: 'lead', now: lessonTimeMs(n * 1_000), leadMs: 100 });
    if (!proposed.accepted) throw new Error(proposed.misfit);
    ({ head } = proposed);
    entries.push(proposed.entry);
  }
  return { entries, stageAfter: (seq) => entries.slice(0, seq).reduce(headAfter, EMPTY_LOG).stage };
}
