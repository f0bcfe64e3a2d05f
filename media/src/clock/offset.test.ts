import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type ClockExchange, estimateClock } from './offset.ts';

interface Journey {
  readonly startMs: number;
  /** Their clock minus ours when the question leaves. */
  readonly offsetMs: number;
  readonly thereMs: number;
  readonly heldMs: number;
  readonly backMs: number;
  /** How much faster than ours their clock goes, within what both may drift. */
  readonly skew: number;
}

/** Plays an exchange on two clocks whose true offset is known. */
function play({ startMs, offsetMs, thereMs, heldMs, backMs, skew }: Journey): {
  exchange: ClockExchange;
  trueOffsetAtEndMs: number;
} {
  const theirs = (ourMs: number): number => ourMs + offsetMs + (ourMs - startMs) * skew;
  const heardAtMs = startMs + thereMs + heldMs + backMs;
  return {
    exchange: {
      askedAtMs: startMs,
      receivedAtMs: theirs(startMs + thereMs),
      answeredAtMs: theirs(startMs + thereMs + heldMs),
      heardAtMs,
    },
    trueOffsetAtEndMs: theirs(heardAtMs) - heardAtMs,
  };
}

const durationMs = fc.integer({ min: 0, max: 5_000 });
const journey = fc.record({
  startMs: fc.integer({ min: 0, max: 1_000_000 }),
  offsetMs: fc.integer({ min: -86_400_000, max: 86_400_000 }),
  thereMs: durationMs,
  heldMs: durationMs,
  backMs: durationMs,
  skew: fc.integer({ min: -30, max: 30 }).map((microseconds) => microseconds * 1e-6),
});

/** What double precision may lose on sums of this size. */
const ROUNDING_MS = 1e-6;

describe('estimateClock', () => {
  it('finds the offset exactly where both ways took equally long and no clock drifts', () => {
    const exchange = { askedAtMs: 100, receivedAtMs: 5_120, answeredAtMs: 5_125, heardAtMs: 145 };
    expect(estimateClock(exchange)).toMatchObject({ offsetMs: 5_000, delayMs: 40 });
  });

  it('never lies farther from the truth than its bound says, however unlike the ways were', () => {
    fc.assert(
      fc.property(journey, (travelled) => {
        const { exchange, trueOffsetAtEndMs } = play(travelled);
        const estimate = estimateClock(exchange);
        // A drifting clock can make a delay of nothing look negative; then there is rightly no estimate.
        fc.pre(estimate !== undefined);
        expect(Math.abs(estimate.offsetMs - trueOffsetAtEndMs)).toBeLessThanOrEqual(
          estimate.errorBoundMs + ROUNDING_MS,
        );
      }),
    );
  });

  it('has a bound no larger than it must be: a way that takes all the delay reaches half of it', () => {
    const { exchange, trueOffsetAtEndMs } = play({
      startMs: 0,
      offsetMs: 0,
      thereMs: 100,
      heldMs: 0,
      backMs: 0,
      skew: 0,
    });
    const estimate = estimateClock(exchange);
    expect(estimate?.offsetMs).toBe(trueOffsetAtEndMs + 50);
    expect(estimate?.errorBoundMs).toBeLessThan(50.01);
  });

  it.each([
    ['an answer before the question', { askedAtMs: 0, receivedAtMs: 20, answeredAtMs: 10, heardAtMs: 30 }],
    ['an answer heard before it was asked', { askedAtMs: 30, receivedAtMs: 10, answeredAtMs: 10, heardAtMs: 0 }],
    [
      'an answer held longer than it was waited for',
      { askedAtMs: 0, receivedAtMs: 0, answeredAtMs: 50, heardAtMs: 30 },
    ],
    ['a time that is no number', { askedAtMs: Number.NaN, receivedAtMs: 0, answeredAtMs: 0, heardAtMs: 0 }],
  ])('refuses %s', (_what, exchange) => {
    expect(estimateClock(exchange)).toBeUndefined();
  });
});
