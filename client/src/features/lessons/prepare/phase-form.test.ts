import { describe, expect, it } from 'vitest';
import { isWrong, minutesIn, moved, usualPhases } from './phase-form.ts';

const MINUTE_MS = 60_000;

describe('the usual steps of a lesson', () => {
  it.each([40, 45, 90, 10, 7])('fill %i minutes, none of them empty', (minutes) => {
    const phases = usualPhases(minutes * MINUTE_MS, (name) => name);
    expect(minutesIn(phases)).toBe(minutes);
    expect(phases.some(isWrong)).toBe(false);
  });

  it('are a minute each where a lesson is shorter than they are many', () => {
    expect(usualPhases(5 * MINUTE_MS, (name) => name).map(({ minutes }) => minutes)).toEqual(Array(7).fill('1'));
  });
});

describe('a step', () => {
  it.each([
    ['', '5'],
    ['小结', ''],
    ['小结', '0'],
    ['小结', '1.5'],
    ['小结', '241'],
  ])('is wrong as %j of %j minutes', (name, minutes) => {
    expect(isWrong({ id: 'a', name, minutes })).toBe(true);
  });

  it('moves by one, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});
