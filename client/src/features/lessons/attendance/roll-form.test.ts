import { describe, expect, it } from 'vitest';
import { countsOf, isRollWrong, rollBodyOf, rollFormOf } from './roll-form.ts';

const pupils = [
  { personId: 'a', displayName: '甲' },
  { personId: 'b', displayName: '乙' },
];
const counts = { present: 20, late: 1, leftEarly: 0, excused: 2, absent: 3 };
const called = { calledAtMs: 0, calledByName: '助教', earlier: [] };

describe('a roll', () => {
  it('of a class with a list is entered by pupil, all present before the first call', () => {
    const form = rollFormOf({ pupils, roll: null });
    expect(rollBodyOf(form)).toEqual({
      marks: [
        { personId: 'a', mark: 'present' },
        { personId: 'b', mark: 'present' },
      ],
    });
    expect(countsOf(form)).toEqual({ present: 2, late: 0, leftEarly: 0, excused: 0, absent: 0 });
  });

  it('that was called keeps its marks, and takes a pupil who came into the class since as present', () => {
    const marks = [{ personId: 'a', displayName: '甲', mark: 'late' as const }];
    const form = rollFormOf({ pupils, roll: { ...called, counts, marks } });
    expect(form).toEqual({ kind: 'pupils', marks: { a: 'late', b: 'present' } });
  });

  it('of a classroom without a list is heads, and wants how many are present', () => {
    const form = rollFormOf({ pupils: [], roll: null });
    expect(isRollWrong(form)).toBe(true);
    const entered = rollFormOf({ pupils: [], roll: { ...called, counts, marks: [] } });
    expect(isRollWrong(entered)).toBe(false);
    expect(rollBodyOf(entered)).toEqual({ counts });
  });

  it.each(['', '-1', '1.5', '201', 'viele'])('takes no %j for heads', (present) => {
    expect(
      isRollWrong({ kind: 'heads', counts: { present, late: '0', leftEarly: '0', excused: '0', absent: '0' } }),
    ).toBe(true);
  });
});
