import { describe, expect, it } from 'vitest';
import { dayFrom, dayOf, daysIn, dayText, isIn, weekOf } from './week.ts';

const at = (text: string): number => new Date(text).getTime();

describe('a week of the timetable', () => {
  it('begins on the Monday before, also on a Sunday', () => {
    expect(dayText(weekOf(at('2026-11-29T10:00')).fromMs)).toBe('2026-11-23');
    expect(dayText(weekOf(at('2026-11-23T00:00')).fromMs)).toBe('2026-11-23');
  });

  it('has seven days, across the end of a year too, that leave nothing out', () => {
    const days = daysIn(weekOf(at('2026-12-31T08:00')));
    expect(days.map(({ fromMs }) => dayText(fromMs))).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ]);
    for (const [index, { toMs }] of days.slice(0, -1).entries()) expect(days[index + 1]?.fromMs).toBe(toMs);
  });

  it('ends a day where the next begins', () => {
    const day = dayOf(at('2026-11-26T12:00'));
    expect(isIn(day.fromMs, day)).toBe(true);
    expect(isIn(day.toMs, day)).toBe(false);
  });

  it.each(['2026-13-01', '2026-02-30', 'tomorrow', '', null])('takes no day from %s', (text) => {
    expect(dayFrom(text)).toBeUndefined();
  });
});
