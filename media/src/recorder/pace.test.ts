import { describe, expect, it } from 'vitest';
import { type Pace, type Paced, keepPace } from './pace.ts';

const TEN_MS = 480;

/** A source that hands over 10 ms at a time, and what became of its frames. */
function listen() {
  let pace: Pace | undefined;
  let endMs = 0;
  /** Index of the first sample that is held. */
  let consumed = 0;
  let heard = 0;
  const frames: { readonly atMs: number; readonly sample: number }[] = [];
  let gaps = 0;
  return {
    frames,
    gaps: () => gaps,
    arrive(atMs: number, samples = TEN_MS): Paced {
      const paced = keepPace(pace, { samples, atMs, notBeforeMs: endMs });
      ({ pace } = paced);
      if (paced.isGap) {
        gaps += 1;
        consumed = heard;
      }
      heard += samples;
      consumed += paced.drop;
      for (const [index, take] of paced.takes.entries()) {
        const startMs = paced.firstMs + index * 20;
        frames.push({ atMs: startMs, sample: consumed });
        endMs = startMs + 20;
        consumed += take;
      }
      return paced;
    },
  };
}

/** Late by chance, as a busy machine is; the same in every run. */
function lateness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const share = state / 2_147_483_648;
    return share < 0.02 ? 60 : share * 8;
  };
}

describe('keepPace', () => {
  it('T3 begins a run with the lesson time that its first half second tells', () => {
    const source = listen();
    for (let n = 1; n <= 49; n += 1) expect(source.arrive(7_000 + n * 10 + (n % 3)).takes).toEqual([]);
    const paced = source.arrive(7_500);
    expect(paced).toMatchObject({ firstMs: 7_000, drop: 0 });
    expect(paced.takes).toHaveLength(25);
  });

  it.each([
    ['a slow one', 200],
    ['a quick one', -200],
    ['one that keeps time', 0],
  ])('T3 keeps %s to lesson time for an hour, within 50 ms at every moment', (_what, driftPpm) => {
    const source = listen();
    const late = lateness(driftPpm + 1_000);
    let worstMs = 0;
    let seen = 0;
    // Sample n is made at n / 48 ms, by lesson time (1 + drift) later.
    const trueMs = (sample: number): number => 5_000 + (sample / 48) * (1 + driftPpm * 1e-6);
    for (let n = 1; n <= 360_000; n += 1) {
      source.arrive(trueMs(n * TEN_MS) + late());
      for (const { atMs, sample } of source.frames.splice(0)) {
        worstMs = Math.max(worstMs, Math.abs(atMs - trueMs(sample)));
        seen += 1;
      }
    }
    expect(worstMs).toBeLessThan(12);
    expect(source.gaps()).toBe(0);
    // An hour, apart from what is held at its end and from 20 ms that a drift adds or takes.
    expect(seen).toBeGreaterThan(179_940);
  });

  it('T3 stretches by no more than half a percent', () => {
    const source = listen();
    const takes: number[] = [];
    for (let n = 1; n <= 3_000; n += 1) takes.push(...source.arrive(n * 10 * 1.002).takes);
    expect(Math.min(...takes)).toBeGreaterThanOrEqual(955);
    expect(Math.max(...takes)).toBeLessThanOrEqual(965);
    expect(takes.some((take) => take < 960)).toBe(true);
  });

  it('T4 begins a new run after a silence, at its own lesson time', () => {
    const source = listen();
    for (let n = 1; n <= 100; n += 1) source.arrive(n * 10);
    for (let n = 1; n <= 100; n += 1) source.arrive(31_000 + n * 10);
    expect(source.gaps()).toBe(1);
    const after = source.frames.filter(({ atMs }) => atMs > 1_000);
    expect(after[0]).toEqual({ atMs: 31_000, sample: 100 * TEN_MS });
  });

  it('T4 lets no run begin before the end of the one in front', () => {
    const source = listen();
    for (let n = 1; n <= 100; n += 1) source.arrive(n * 10);
    // More sound than time: lesson time was put back by 600 ms.
    for (let n = 101; n <= 300; n += 1) source.arrive(n * 10 - 600);
    expect(source.gaps()).toBe(1);
    const times = source.frames.map(({ atMs }) => atMs);
    const steps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(20);
    const last = source.frames.at(-1);
    expect(Math.abs((last?.atMs ?? 0) - ((last?.sample ?? 0) / 48 - 600))).toBeLessThan(2);
  });

  it('goes on through a recorder that stood still and then hears everything at once', () => {
    const source = listen();
    for (let n = 1; n <= 200; n += 1) source.arrive(n * 10);
    for (let n = 201; n <= 225; n += 1) source.arrive(2_250);
    for (let n = 226; n <= 400; n += 1) source.arrive(n * 10);
    expect(source.gaps()).toBe(0);
    for (const { atMs, sample } of source.frames) expect(Math.abs(atMs - sample / 48)).toBeLessThan(2);
  });
});
