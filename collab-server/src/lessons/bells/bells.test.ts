import { describe, expect, it } from 'vitest';
import { bellOffsetOf, ownWindow, type RungSeat } from './rules.ts';

const MINUTE_MS = 60_000;
const lesson = { fromMs: 5 * MINUTE_MS, toMs: 45 * MINUTE_MS };
const minutes = ({ fromMs, toMs }: typeof lesson) => [fromMs / MINUTE_MS, toMs / MINUTE_MS];

describe('the part of a lesson that counts for a school with a bell of its own', () => {
  it('begins with its bell where that comes later, and ends with it where its period is over sooner', () => {
    expect(minutes(ownWindow(lesson, 0))).toEqual([5, 45]);
    expect(minutes(ownWindow(lesson, 10))).toEqual([15, 45]);
    expect(minutes(ownWindow(lesson, -10))).toEqual([5, 35]);
  });

  it('is the whole lesson where nothing would be left', () => {
    expect(minutes(ownWindow(lesson, 40))).toEqual([5, 45]);
    expect(minutes(ownWindow({ fromMs: 0, toMs: MINUTE_MS }, -5))).toEqual([0, 1]);
  });
});

describe('the bell of a seat', () => {
  const seat = (id: string, kind: RungSeat['seat'], bellOffsetMinutes: number, school: string | null): RungSeat => ({
    id,
    seat: kind,
    classroomOrgUnitId: school,
    classroomName: school,
    bellOffsetMinutes,
  });
  const seats = [
    seat('assistant', 'assistantTeacher', 0, 'village'),
    seat('screen', 'receivingClassroom', 15, 'village'),
    seat('lead', 'leadTeacher', 0, null),
    seat('pupil', 'student', 20, 'village'),
  ];

  it('is that of its classroom, for everybody there; nobody else has one', () => {
    expect(seats.map((each) => bellOffsetOf(each, seats))).toEqual([15, 15, 0, 0]);
  });
});
