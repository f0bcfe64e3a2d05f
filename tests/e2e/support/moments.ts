import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What of a score says where its points come from. */
export interface ScoredMoments {
  readonly result: {
    readonly aspects: readonly {
      readonly id: string;
      readonly evidence: { readonly fromTick: number; readonly toTick: number };
    }[];
  };
}

/** Whoever goes through a long log waits for it to be run up to there. */
const SEEK_MS = 240_000;

/**
 * From the sheet of a score to the replay, and there to the moment of every point, by keys alone: the replay stands at each. Ends in the replay,
 * at the last of them.
 *
 * @param toleranceTicks what the line's steps are apart
 */
export async function playsEveryMoment(
  page: Page,
  attemptId: string,
  { result }: ScoredMoments,
  toleranceTicks: number,
): Promise<void> {
  const moments = result.aspects.flatMap(({ evidence: { fromTick, toTick } }) => {
    const tick = fromTick >= 0 ? fromTick : toTick;
    return tick < 0 ? [] : [tick];
  });
  const ticks = [...new Set(moments)].toSorted((a, b) => a - b);
  expect(ticks.length).toBeGreaterThan(0);
  const linkOf = (tick: number) => page.locator(`a[href="/training/attempts/${attemptId}/replay?tick=${tick}"]`);
  // The sheet leads to each of them.
  for (const tick of ticks) expect(await linkOf(tick).count()).toBeGreaterThan(0);
  await linkOf(ticks[0] ?? 0)
    .first()
    .press('Enter');
  const slider = page.getByRole('slider', { name: '时间' });
  await slider.waitFor();
  const isAt = async (tick: number): Promise<boolean> =>
    Math.abs(Number(await slider.inputValue()) - tick) <= toleranceTicks;
  await expect.poll(() => isAt(ticks[0] ?? 0), { timeout: SEEK_MS }).toBe(true);
  // They stand in the order of the run, one for each point; a run without dangers has no others.
  const marks = page.getByRole('list', { name: '得分与失分的时刻' }).getByRole('button');
  await expect.poll(() => marks.count()).toBe(moments.length);
  for (const [at, due] of moments.toSorted((a, b) => a - b).entries()) {
    await marks.nth(at).press('Enter');
    await expect.poll(() => isAt(due), { timeout: SEEK_MS }).toBe(true);
  }
}
