import { describe, expect, it } from 'vitest';

import { choose, measured, newLadder } from './rules.ts';
import type { LadderState, LineMeasurement, Rung } from './types.ts';

const unknown: LineMeasurement = { availableKbps: null, lossShare: null, roundTripMs: null };
const carrying = (availableKbps: number): LineMeasurement => ({ availableKbps, lossShare: 0, roundTripMs: 40 });
const EVERY_MS = 2_000;

interface Course {
  readonly ladder: LadderState;
  readonly nowMs: number;
}

/** Measures the same for some time. */
function during({ ladder, nowMs }: Course, forMs: number, measurement: LineMeasurement): Course {
  let course: Course = { ladder, nowMs };
  for (let atMs = nowMs + EVERY_MS; atMs <= nowMs + forMs; atMs += EVERY_MS) {
    course = { ladder: measured(course.ladder, measurement, atMs), nowMs: atMs };
  }
  return course;
}

const begin = (rung: Rung = 1): Course => ({ ladder: { ...newLadder(0), rung }, nowMs: 0 });

describe('the weak-line ladder', () => {
  it('W2 goes down after 4 s, not before', () => {
    expect(during(begin(), 4_000, carrying(900)).ladder.rung).toBe(1);
    expect(during(begin(), 6_000, carrying(900)).ladder.rung).toBe(2);
  });

  it('W2 forgets a weakness that had a break', () => {
    const back = during(during(begin(), 4_000, carrying(900)), 2_000, carrying(1_500));
    expect(during(back, 4_000, carrying(900)).ladder.rung).toBe(1);
  });

  it.each([
    [900, 2],
    [300, 3],
    [180, 4],
    [30, 5],
  ] as const)('W2 goes from the best at once to where a line of %d kb/s is enough', (kbps, rung) => {
    expect(during(begin(), 6_000, carrying(kbps)).ladder.rung).toBe(rung);
  });

  it.each([
    ['loss', { availableKbps: 5_000, lossShare: 0.08, roundTripMs: 40 }],
    ['delay', { availableKbps: 5_000, lossShare: 0, roundTripMs: 500 }],
  ] as const)('W1, W2 goes down by %s one rung at a time, and keeps the voices', (_what, bad) => {
    const once = during(begin(), 6_000, bad);
    expect(once.ladder.rung).toBe(2);
    expect(during(once, 60_000, bad).ladder.rung).toBe(4);
  });

  it('W3 goes up after 30 s of more than 400 kb/s from voices to a picture', () => {
    expect(during(begin(4), 30_000, carrying(450)).ladder.rung).toBe(4);
    expect(during(begin(4), 32_000, carrying(450)).ladder.rung).toBe(3);
    expect(during(begin(4), 120_000, carrying(400)).ladder.rung).toBe(4);
  });

  it('W3 begins to count anew after a weaker moment', () => {
    const almost = during(begin(4), 28_000, carrying(450));
    const dipped = during(almost, 2_000, carrying(300));
    expect(during(dipped, 30_000, carrying(450)).ladder.rung).toBe(4);
    expect(during(dipped, 32_000, carrying(450)).ladder.rung).toBe(3);
  });

  it('W3 climbs to the top, one rung at a time', () => {
    const rungs = [32, 64, 96, 128].map((s) => during(begin(5), s * 1_000, carrying(9_000)).ladder.rung);
    expect(rungs).toEqual([4, 3, 2, 1]);
  });

  it('W4 waits twice as long after a rung that did not hold, and forgets it once one held', () => {
    const up = during(begin(4), 32_000, carrying(450));
    const back = during(up, 6_000, carrying(100));
    expect(back.ladder.rung).toBe(4);
    expect(during(back, 60_000, carrying(450)).ladder.rung).toBe(4);
    const again = during(back, 62_000, carrying(450));
    expect(again.ladder.rung).toBe(3);
    expect(during(again, 62_000, carrying(450)).ladder.upAfterMs).toBe(30_000);
  });

  it('W5 stays where nothing is known', () => {
    expect(during(begin(1), 600_000, unknown).ladder.rung).toBe(1);
    expect(during(begin(4), 600_000, unknown).ladder.rung).toBe(4);
  });

  it('W6 stays on a rung that was chosen by hand, and goes on from it', () => {
    const chosen: Course = { ladder: choose(newLadder(0), 4, 0), nowMs: 0 };
    const later = during(chosen, 60_000, carrying(9_000));
    expect(later.ladder).toMatchObject({ rung: 4, manual: 4, last: { availableKbps: 9_000 } });
    const freed: Course = { ladder: choose(later.ladder, null, later.nowMs), nowMs: later.nowMs };
    expect(during(freed, 30_000, carrying(9_000)).ladder.rung).toBe(4);
    expect(during(freed, 32_000, carrying(9_000)).ladder.rung).toBe(3);
  });
});
