import type { AspectResult } from '@tongyan/scenes/session/scoring';
import { describe, expect, it } from 'vitest';
import { commandBeside, marksOf } from './marks.ts';

const aspect = (id: string, awarded: number | null, fromTick: number, toTick = fromTick): AspectResult => ({
  id,
  title: `aspect.${id}`,
  line: 'work',
  kind: 'measured',
  reference: null,
  points: 4,
  earned: awarded,
  awarded,
  vetoedBy: [],
  evidence: {
    value: null,
    unit: null,
    limit: { kind: 'judgement' },
    holds: null,
    fromTick,
    toTick,
    samples: [],
    commands: [],
    judgedBy: null,
  },
});

describe('the moments of a score', () => {
  it('are where aspects were decided and vetoes struck, in the order of the run', () => {
    const vetoes = [{ id: 'K1', zeroes: 'score', reference: null, occurrences: [{ tick: 20, seq: 1 }] }] as const;
    const aspects = [aspect('late', 4, 30), aspect('lost', 1, -1, 10), aspect('never', 0, -1), aspect('open', null, 5)];
    expect(marksOf({ aspects, vetoes })).toEqual([
      { tick: 10, kind: 'lost', title: 'aspect.lost', points: '1 / 4' },
      { tick: 20, kind: 'veto', title: 'K1', points: '0' },
      { tick: 30, kind: 'earned', title: 'aspect.late', points: '4 / 4' },
    ]);
  });
});

describe('the command beside a moment', () => {
  const entries = [{ tick: 5 }, { tick: 5 }, { tick: 9 }];
  it('is the next or the last one of another tick', () => {
    expect(commandBeside(entries, 5, 1)).toBe(9);
    expect(commandBeside(entries, 9, -1)).toBe(5);
    expect(commandBeside(entries, 9, 1)).toBeUndefined();
    expect(commandBeside(entries, 5, -1)).toBeUndefined();
  });
});
