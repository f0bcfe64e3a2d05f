import { describe, expect, it } from 'vitest';
import { describeLimits, describePredicate, plainNumber, readYardstick } from './yardstick.ts';

describe('what was asked', () => {
  it('is read from the server’s JSON', () => {
    expect(readYardstick({ kind: 'within', low: 1 })).toEqual({ kind: 'within', low: 1, high: null });
    expect(readYardstick({ kind: 'bands', bands: [{ low: 1, high: 2, share: 0.5 }, 7] })).toEqual({
      kind: 'bands',
      bands: [{ low: 1, high: 2, share: 0.5 }],
    });
    expect(readYardstick({ kind: 'linear', full: 2, none: 0 })).toEqual({ kind: 'linear', full: 2, none: 0 });
    expect(readYardstick({ kind: 'judgement' })).toEqual({ kind: 'judgement' });
  });

  it('is nothing where it is of another kind', () => {
    expect([null, 'x', [], { kind: 'astrology' }].map(readYardstick)).toEqual([null, null, null, null]);
  });

  it('is told in signs', () => {
    const when = {
      kind: 'all',
      of: [
        { kind: 'signal', signal: 'panel.u12', is: '>=', than: 340 },
        { kind: 'not', of: { kind: 'mode', block: 'lock', path: 'state', equals: 'open' } },
        { kind: 'held', of: { kind: 'between', signal: 'panel.i', low: 0, high: { signal: 'panel.max' } }, forS: 5 },
        {
          kind: 'since',
          of: { kind: 'command', target: 'qf', name: 'close' },
          after: { kind: 'once', of: { kind: 'command', target: 'a', name: 'b', args: { x: 1 } } },
        },
      ],
    };
    expect(describePredicate(when)).toBe(
      '(panel.u12 ≥ 340 ∧ ¬ lock.state = open ∧ 0 ≤ panel.i ≤ panel.max (5 s) ∧ a.b({"x":1}) → qf.close())',
    );
    expect(describePredicate({ kind: 'moon' })).toBe('?');
  });

  it('has limits and numbers as people read them', () => {
    expect(
      [
        { low: 1, high: 2 },
        { low: null, high: 2 },
        { low: 1, high: null },
        { low: null, high: null },
        { low: -0.01, high: 0.01 },
      ].map(describeLimits),
    ).toEqual(['1–2', '≤ 2', '≥ 1', null, '±0.01']);
    expect([1 / 3, 379.99999, 1e-7].map(plainNumber)).toEqual(['0.33333', '380', '1e-7']);
  });
});
