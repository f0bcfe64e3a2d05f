import type { Page } from 'playwright-core';
import type { StageEntry, StageEvent } from '../../../media/src/timeline/index.ts';

/** What these tests read of a replay. */
export interface RecordedLesson {
  readonly entries: readonly StageEntry[];
  readonly sources: readonly { readonly chunks: readonly { readonly heardMs: number }[] }[];
  readonly pictures: readonly { readonly chunks: readonly unknown[] }[];
}

export async function readRecorded(page: Page, lessonId: string): Promise<RecordedLesson> {
  const answer = await page.request.get(`/api/lessons/${lessonId}/replay`);
  return (await answer.json()) as RecordedLesson;
}

/** Lesson time at which the first such event was shown. */
export function shownAt<Kind extends StageEvent['kind']>(
  { entries }: RecordedLesson,
  kind: Kind,
  which: (event: Extract<StageEvent, { kind: Kind }>) => boolean = () => true,
): number {
  const isIt = (event: StageEvent): boolean =>
    event.kind === kind && which(event as Extract<StageEvent, { kind: Kind }>);
  const entry = entries.find(({ event }) => isIt(event));
  if (entry === undefined) throw new Error(`${kind} was never shown`);
  return entry.showAt;
}
