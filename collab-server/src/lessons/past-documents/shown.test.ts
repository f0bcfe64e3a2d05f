import { EMPTY_LOG, headAfter, lessonTimeMs, propose, type StageEntry, type StageEvent } from '@tongyan/media/timeline';
import { describe, expect, it } from 'vitest';
import { shownSpans, versionsOf, wasShown } from './shown.ts';

function logOf(acts: readonly (readonly [number, StageEvent])[]): readonly StageEntry[] {
  const entries: StageEntry[] = [];
  let head = EMPTY_LOG;
  for (const [now, event] of acts) {
    const proposed = propose(head, { event, by: 'lead', now: lessonTimeMs(now), leadMs: 0 });
    if (!proposed.accepted) throw new Error(proposed.misfit);
    head = headAfter(head, proposed.entry);
    entries.push(proposed.entry);
  }
  return entries;
}

const entries = logOf([
  [10_000, { kind: 'document.open', documentId: 'plan' }],
  [12_000, { kind: 'document.scroll', blockId: 'b', past: 0 }],
  [20_000, { kind: 'board.open', boardId: 'board1' }],
  [30_000, { kind: 'document.open', documentId: 'sheet' }],
  [40_000, { kind: 'document.open', documentId: 'plan' }],
]);
const spans = shownSpans(entries, 60_000);

describe('a document that stood on the stage', () => {
  it('stood there from its opening until something else was shown, or to the end', () => {
    expect(spans).toEqual([
      { documentId: 'plan', fromMs: 10_000, toMs: 20_000 },
      { documentId: 'sheet', fromMs: 30_000, toMs: 40_000 },
      { documentId: 'plan', fromMs: 40_000, toMs: 60_000 },
    ]);
  });

  it('is told as it came there and as it was written on there, and nothing of what was written elsewhere or later', () => {
    const changes = [-5_000, 4_000, 10_100, 10_900, 15_500, 25_000, 50_200, 70_000];
    expect(versionsOf('plan', spans, changes)).toEqual([10_000, 11_000, 16_000, 40_000, 51_000]);
    expect(versionsOf('another', spans, changes)).toEqual([]);
  });

  it('is given at moments at which it stood there alone', () => {
    expect([9_999, 10_000, 20_000, 25_000, 60_000].map((atMs) => wasShown('plan', spans, atMs))).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});
