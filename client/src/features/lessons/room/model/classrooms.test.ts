import { describe, expect, it } from 'vitest';
import type { MediaPerson } from '@tongyan/media/client';
import type { Seat } from '../../desk/types.ts';
import { classroomNow, classroomOf, classroomsOf } from './classrooms.ts';

const seat = (
  id: string,
  kind: Seat['seat'],
  classroomId: string | null,
  place?: Partial<NonNullable<Seat['classroom']>>,
): Seat => ({
  id,
  seat: kind,
  personId: `p-${id}`,
  displayName: `人 ${id}`,
  classroom:
    place === undefined
      ? null
      : {
          orgUnitId: 'o',
          name: '六（1）班',
          classGroupId: null,
          bellOffsetMinutes: 0,
          orgUnitName: '铜岭中心小学',
          divisionName: '政和县',
          ...place,
        },
  classroomId,
  leads: kind === 'leadTeacher',
  onStage: false,
  barred: false,
});

const seats = [
  seat('lead', 'leadTeacher', null),
  seat('pupil', 'student', 'pupil'),
  seat('helper', 'assistantTeacher', 'screen', {}),
  seat('screen', 'receivingClassroom', 'screen', {}),
  seat('front', 'leadClassroom', 'front', { divisionName: '连江县', orgUnitName: '连江县青屿实验小学' }),
  seat('guest', 'observer', null),
];

const floorSeat = (seatId: string, change: object = {}) => ({
  seatId,
  present: false,
  since: null,
  onStage: false,
  barred: false,
  leads: false,
  link: null,
  consented: null,
  ...change,
});
const link = (at: number, rttMs: number) => ({ at, rung: 1, kbps: 900, rttMs, loss: 0, clockBoundMs: 4, lateMs: 0 });

const person = (seatId: string, source: 'camera' | 'microphone', isMuted = false): MediaPerson => ({
  identity: `i-${seatId}-${source}`,
  displayName: seatId,
  seatId,
  seat: 'receivingClassroom',
  classroomId: null,
  isSpeaking: false,
  tracks: [{ source, isMuted, isReceived: true, isHeldBack: false, picture: null }],
});

describe('the classrooms of a lesson', () => {
  const classrooms = classroomsOf({ seats });

  it('are those with seats in them, the lead classroom first and students at home last', () => {
    expect(classrooms.map(({ classroomId, kind }) => [classroomId, kind])).toEqual([
      ['front', 'leadClassroom'],
      ['screen', 'receivingClassroom'],
      ['pupil', 'student'],
    ]);
  });

  it('bear county and school, and the county once', () => {
    expect(classrooms.map(({ place }) => place)).toEqual(['连江县青屿实验小学', '政和县 铜岭中心小学', '人 pupil']);
  });

  it('have their screen in front of their other seats, whichever was given first', () => {
    expect(classrooms[1]?.seats.map(({ id }) => id)).toEqual(['screen', 'helper']);
    expect(classrooms[1]?.assistants).toEqual(['人 helper']);
  });

  it('are found by any of their seats, and by no seat outside of them', () => {
    const [, , helper, , , guest] = seats;
    expect(helper && classroomOf(classrooms, helper)?.classroomId).toBe('screen');
    expect(guest && classroomOf(classrooms, guest)).toBeUndefined();
  });
});

describe('what is known of a classroom now', () => {
  const [, screen] = classroomsOf({ seats });
  if (screen === undefined) throw new Error('there is a screen');
  const floor = { hands: [], rolls: [], seats: [] };

  it('is nothing before anything is heard', () => {
    expect(classroomNow(screen, null, [])).toEqual({
      isHere: false,
      isOnStage: false,
      link: null,
      hand: null,
      person: null,
      heads: null,
      isShut: false,
    });
  });

  it('is that it is there with any of its seats, and the newest line of them', () => {
    const known = classroomNow(
      screen,
      {
        ...floor,
        seats: [
          floorSeat('screen', { link: link(5, 86) }),
          floorSeat('helper', { present: true, link: link(9, 40) }),
          floorSeat('pupil', { present: true, onStage: true }),
        ],
      },
      [],
    );
    expect(known).toMatchObject({ isHere: true, isOnStage: false, link: { rttMs: 40 } });
  });

  it('is that nothing may leave it, where consent is missing at one of its seats', () => {
    const shut = (consented: boolean | null) =>
      classroomNow(screen, { ...floor, seats: [floorSeat('screen', { consented }), floorSeat('helper')] }, []).isShut;
    expect([shut(false), shut(true), shut(null)]).toEqual([true, false, false]);
  });

  it('counts heads that are present or came late', () => {
    const counts = { present: 30, late: 2, leftEarly: 0, excused: 1, absent: 3 };
    expect(classroomNow(screen, { ...floor, rolls: [{ classroomId: 'screen', counts }] }, []).heads).toBe(32);
  });

  it('shows whoever sends its picture rather than who only speaks, and not a camera that is off', () => {
    const speaks = person('helper', 'microphone');
    expect(classroomNow(screen, floor, [speaks, person('screen', 'camera')]).person?.seatId).toBe('screen');
    expect(classroomNow(screen, floor, [speaks, person('screen', 'camera', true)]).person?.seatId).toBe('helper');
    expect(classroomNow(screen, floor, [person('pupil', 'camera')]).person).toBeNull();
  });
});
