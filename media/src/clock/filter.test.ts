import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type ClockFilter, type ClockReading, NEW_FILTER, readClock, takeExchange } from './filter.ts';
import { exchangeOn, type TestLine, trueOffsetMs } from './testing-line.ts';

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const chances = fc.array(fc.tuple(chance, chance), { minLength: 1, maxLength: 40 });
const line = fc.record({
  offsetMs: fc.integer({ min: -86_400_000, max: 86_400_000 }),
  drift: fc.integer({ min: -100, max: 100 }).map((millionths) => millionths * 1e-6),
  thereMs: fc.integer({ min: 0, max: 500 }),
  backMs: fc.integer({ min: 0, max: 500 }),
  jitterMs: fc.integer({ min: 0, max: 300 }),
});

const EVERY_MS = 2_000;

function after(testLine: TestLine, drawn: readonly (readonly [number, number])[], filter = NEW_FILTER): ClockFilter {
  const startMs = filter.recent.at(-1)?.heardAtMs ?? 0;
  return drawn.reduce(
    (taken, both, index) => takeExchange(taken, exchangeOn(testLine, startMs + index * EVERY_MS, both), 'server'),
    filter,
  );
}

const steady = (count: number): readonly (readonly [number, number])[] => Array.from({ length: count }, () => [0, 0]);

function read(filter: ClockFilter, atMs = filter.recent.at(-1)?.heardAtMs ?? 0): ClockReading {
  const reading = readClock(filter, atMs);
  if (reading === undefined) throw new Error('there was an exchange');
  return reading;
}

const even: TestLine = { offsetMs: 7_000, drift: 0, thereMs: 50, backMs: 50, jitterMs: 60 };

describe('what exchanges prove of another clock', () => {
  it('knows nothing before the first', () => {
    expect(readClock(NEW_FILTER, 0)).toBeUndefined();
  });

  it('B1 errs by no more than the certain bound, whatever the line and the clocks are, also a minute later', () => {
    fc.assert(
      fc.property(line, chances, fc.integer({ min: 0, max: 60_000 }), (testLine, drawn, laterMs) => {
        const filter = after(testLine, drawn);
        const atMs = (filter.recent.at(-1)?.heardAtMs ?? 0) + laterMs;
        const { estimate, boundMs } = read(filter, atMs);
        const errorMs = Math.abs(estimate.offsetMs - trueOffsetMs(testLine, atMs));
        expect(errorMs).toBeLessThanOrEqual(estimate.errorBoundMs);
        expect(boundMs).toBeLessThanOrEqual(estimate.errorBoundMs);
      }),
    );
  });

  it('E2 joins the quickest question and the quickest answer of different exchanges', () => {
    const filter = after(even, [
      [0, 1],
      [1, 0],
    ]);
    const { estimate } = read(filter);
    expect(estimate.delayMs).toBe(160);
    // Half of 100, and what clocks may run apart in seconds.
    expect(estimate.errorBoundMs).toBeLessThan(52);
  });

  it('B2 shows a small bound where the ways are alike, and errs by less', () => {
    const filter = after(even, [...steady(8), [0.3, 0.9], [0.8, 0.1]]);
    const { estimate, boundMs } = read(filter);
    expect(boundMs).toBeLessThan(9);
    expect(Math.abs(estimate.offsetMs - 7_000)).toBeLessThanOrEqual(boundMs);
  });

  it('B2 may err by more where the ways are very unlike, and the certain bound still holds', () => {
    const { estimate, boundMs } = read(after({ ...even, thereMs: 95, backMs: 5 }, steady(10)));
    const errorMs = Math.abs(estimate.offsetMs - 7_000);
    expect(errorMs).toBeGreaterThan(boundMs);
    expect(errorMs).toBeLessThanOrEqual(estimate.errorBoundMs);
  });

  it('B3 shows the certain bound before there are eight', () => {
    const { estimate, boundMs } = read(after(even, steady(7)));
    expect(boundMs).toBe(estimate.errorBoundMs);
  });

  it('B2 is exceeded by chance in less than one of a hundred looks where the ways are alike', () => {
    let seed = 1;
    const draw = (): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return seed / 2 ** 32;
    };
    let filter = NEW_FILTER;
    let beyond = 0;
    for (let n = 0; n < 2_000; n += 1) {
      filter = takeExchange(filter, exchangeOn(even, n * EVERY_MS, [draw(), draw()]), 'server');
      const { estimate, boundMs } = read(filter);
      if (Math.abs(estimate.offsetMs - even.offsetMs) > boundMs) beyond += 1;
    }
    expect(beyond).toBeLessThan(20);
  });

  it('E3 forgets what was before a jump of the clock', () => {
    const before = after(even, steady(10));
    const jumped = { ...even, offsetMs: even.offsetMs + 3_600_000 };
    const { recent } = after(jumped, steady(3), before);
    expect(recent).toHaveLength(3);
  });

  it('E3 forgets another clock that happens to say the same', () => {
    const before = after(even, steady(10));
    const atMs = 60_000;
    const restarted = takeExchange(before, exchangeOn(even, atMs, [0, 0]), 'server after a restart');
    expect(restarted.recent).toHaveLength(1);
    expect(restarted.clockId).toBe('server after a restart');
  });

  it('E4 takes no exchange that cannot be', () => {
    const before = after(even, steady(2));
    const backwards = { askedAtMs: 10_000, receivedAtMs: 20_000, answeredAtMs: 19_000, heardAtMs: 10_100 };
    expect(takeExchange(before, backwards, 'server')).toBe(before);
  });

  it('E5 learns how fast the clocks run apart, and with it keeps its bound small through a silence', () => {
    const drifting: TestLine = { offsetMs: 0, drift: 60e-6, thereMs: 2, backMs: 2, jitterMs: 0 };
    const filter = after(drifting, steady(240));
    const atMs = (filter.recent.at(-1)?.heardAtMs ?? 0) + 100_000;
    const { estimate, driftPpm } = read(filter, atMs);
    expect(driftPpm).toBeGreaterThan(45);
    expect(driftPpm).toBeLessThan(75);
    const errorMs = Math.abs(estimate.offsetMs - trueOffsetMs(drifting, atMs));
    expect(errorMs).toBeLessThanOrEqual(estimate.errorBoundMs);
    // By K3 alone it would have grown by 10 ms.
    expect(estimate.errorBoundMs).toBeLessThan(8);
  });

  it('keeps no more than two minutes of exchanges', () => {
    const filter = after(even, steady(200));
    const [oldest] = filter.recent;
    expect((filter.recent.at(-1)?.heardAtMs ?? 0) - (oldest?.askedAtMs ?? 0)).toBeLessThanOrEqual(120_000);
  });
});
