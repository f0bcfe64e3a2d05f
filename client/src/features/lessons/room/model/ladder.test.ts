import { describe, expect, it } from 'vitest';
import type { Classroom } from './classrooms.ts';
import { weakestLine } from './ladder.ts';

const classroom = (classroomId: string): Classroom => ({
  classroomId,
  kind: 'receivingClassroom',
  place: classroomId,
  school: classroomId,
  group: '',
  assistants: [],
  seats: [
    {
      id: classroomId,
      seat: 'receivingClassroom',
      personId: 'p',
      displayName: 'p',
      classroom: null,
      classroomId,
      leads: false,
      onStage: false,
      barred: false,
    },
  ],
});

const seat = (seatId: string, rung: number, kbps: number, present = true) => ({
  seatId,
  present,
  since: null,
  onStage: false,
  barred: false,
  leads: false,
  consented: null,
  link: { at: 0, rung, kbps, rttMs: 90, loss: 0, clockBoundMs: 4, lateMs: 0 },
});

const classrooms = ['a', 'b', 'c'].map(classroom);

describe('the weakest line', () => {
  it('is none where all are on the top rung, or nothing is known', () => {
    expect(weakestLine(classrooms, null)).toBeNull();
    expect(weakestLine(classrooms, { seats: [seat('a', 1, 100), seat('b', 1, 9_000)] })).toBeNull();
  });

  it('is the one farthest down; of equals the one that carries least', () => {
    const floor = { seats: [seat('a', 2, 90), seat('b', 4, 180), seat('c', 4, 120)] };
    expect(weakestLine(classrooms, floor)).toMatchObject({ classroom: { classroomId: 'c' }, rung: 4, kbps: 120 });
  });

  it('is nobody’s who has left', () => {
    expect(weakestLine(classrooms, { seats: [seat('b', 4, 180, false)] })).toBeNull();
  });
});
