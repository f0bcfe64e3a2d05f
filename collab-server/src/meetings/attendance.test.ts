import { describe, expect, it } from 'vitest';
import { attendanceOf } from './attendance.ts';
import type { MeetingPerson } from './roster.ts';

const person = (personId: string): MeetingPerson => ({
  personId,
  displayName: personId,
  orgUnitName: null,
  level: null,
  role: 'member',
  isInvited: false,
  isObserver: false,
  isColleague: true,
  schoolType: null,
});
const people = new Map(['ann', 'ben', 'cas'].map((id) => [id, person(id)]));
const span = (personId: string, fromMs: number, toMs: number) => ({ personId, fromMs, toMs });

describe('attendanceOf', () => {
  it('adds up spans, counts what overlaps once, and follows the order of coming', () => {
    const spans = [
      span('ben', 0, 50),
      span('ann', 0, 100),
      span('ann', 80, 120),
      span('ann', 90, 95),
      span('ann', 200, 210),
    ];
    const found = attendanceOf(spans, people, ['ann', 'cas', 'ben']);
    expect(found.map(({ person: who, ...rest }) => [who.personId, rest])).toEqual([
      ['ann', { role: 'member', firstAt: 0, lastAt: 210, presentMs: 130 }],
      ['ben', { role: 'member', firstAt: 0, lastAt: 50, presentMs: 50 }],
    ]);
  });

  it('leaves out who was let in and never connected', () => {
    expect(attendanceOf([], people, ['ann'])).toEqual([]);
  });
});
