import { describe, expect, it } from 'vitest';

import { SeekAim } from './seek-aim.ts';

/** A player that takes so long to go on after each seek; returns by how much it is behind in the end, and after how many seeks. */
function played(slowMs: number): { readonly behindMs: number; readonly seeks: number } {
  const aim = new SeekAim();
  let behindMs = slowMs;
  let seeks = 0;
  aim.begin(0);
  for (let nowMs = 0; nowMs < 5_000; nowMs += 100) {
    if (!aim.again(behindMs, nowMs)) continue;
    behindMs = slowMs - aim.seek(nowMs);
    seeks += 1;
  }
  return { behindMs, seeks };
}

describe('where a video is sought', () => {
  it('is ahead by what the last time fell short', () => {
    expect(played(350)).toEqual({ behindMs: 0, seeks: 1 });
  });

  it('is left to the rate of the video where it is near', () => {
    expect(played(50)).toEqual({ behindMs: 50, seeks: 0 });
  });

  it('is given up on after a few times with a player that never gets there', () => {
    expect(played(9_000)).toEqual({ behindMs: 7_500, seeks: 3 });
  });

  it('waits until the player has settled', () => {
    const aim = new SeekAim();
    aim.begin(0);
    expect([aim.again(300, 400), aim.again(300, 500)]).toEqual([false, true]);
    aim.seek(500);
    expect([aim.again(300, 900), aim.again(300, 1_000)]).toEqual([false, true]);
  });
});
