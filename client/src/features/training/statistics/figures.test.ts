import { describe, expect, it } from 'vitest';
import type { Attempt, Matrix } from '../desk/types.ts';
import { failingFirst, figuresOf, medianOf, tenthsOf } from './figures.ts';

const scored = (id: string, awarded: number, tick = 6_000): Attempt =>
  ({ id, state: 'scored', tick, tickS: 0.1, score: { awarded, total: 100, passed: awarded >= 60 } }) as Attempt;
const running = (id: string): Attempt => ({ id, state: 'running', tick: 9, tickS: 0.1, score: null }) as Attempt;
const row = (attempts: readonly Attempt[], best: string | null): Pick<Matrix['rows'][number], 'attempts' | 'best'> => ({
  attempts: [...attempts],
  best: best === null ? null : { attemptId: best, awarded: [] },
});

describe('figures of a class', () => {
  it('count each trainee once, by the attempt that counts', () => {
    const figures = figuresOf([
      row([running('c'), scored('b', 90), scored('a', 40)], 'b'),
      row([scored('d', 50, 3_000)], 'd'),
      row([running('e')], null),
      row([], null),
    ]);
    expect(figures).toEqual({
      students: 4,
      begun: 3,
      scored: 2,
      passed: 1,
      meanShare: 0.7,
      medianShare: 0.7,
      tenths: [0, 0, 0, 0, 0, 1, 0, 0, 0, 1],
      durationsS: [300, 600],
      medianS: 450,
      byAttempts: [2, 0, 1, 0],
    });
  });

  it('are none where there is nothing', () => {
    expect(figuresOf([])).toMatchObject({ scored: 0, meanShare: null, medianShare: null, medianS: null });
  });

  it('put bounds where people expect them', () => {
    expect(tenthsOf([0, 0.0999, 0.1, 0.7, 0.29, 1, 1.0001])).toEqual([2, 1, 1, 0, 0, 0, 0, 1, 0, 2]);
    expect([medianOf([3, 1, 2]), medianOf([4, 1]), medianOf([])]).toEqual([2, 2.5, null]);
  });

  it('tell first what is failed most', () => {
    const spread = (id: string, full: number, part: number, none: number) =>
      ({ id, full, part, none, open: 0, points: 5 }) as unknown as Matrix['aspects'][number];
    const list = failingFirst([
      spread('fine', 9, 0, 0),
      spread('bad', 0, 0, 9),
      spread('half', 5, 4, 0),
      spread('unseen', 0, 0, 0),
    ]);
    expect(list.map(({ id }) => id)).toEqual(['bad', 'half']);
    expect(list[1]?.lostShare).toBeCloseTo(4 / 9);
  });
});
