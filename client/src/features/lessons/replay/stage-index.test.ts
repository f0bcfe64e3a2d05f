import { applyEventsForTest } from './testing-log.ts';
import { describe, expect, it } from 'vitest';
import { indexStage } from './stage-index.ts';

describe('indexStage', () => {
  const { entries, stageAfter } = applyEventsForTest(450);

  it('has at every moment the stage that follows from all entries shown by then', () => {
    const index = indexStage(entries);
    for (const seq of [0, 1, 99, 100, 101, 250, 249, 450, 3, 450, 200]) {
      const atMs = entries[seq - 1]?.showAt ?? 0;
      expect(index.stageAt(atMs)).toEqual(stageAfter(seq));
    }
  });

  it('gives the same object while nothing new is shown', () => {
    const index = indexStage(entries);
    const atMs = entries[120]?.showAt ?? 0;
    expect(index.stageAt(atMs + 1)).toBe(index.stageAt(atMs));
    expect(index.stageAt(atMs + 1_000_000)).toEqual(stageAfter(450));
  });
});
