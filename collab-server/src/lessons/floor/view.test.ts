import type { StageEvent } from '@tongyan/media/timeline';
import { describe, expect, it } from 'vitest';
import type { SeatKind } from '../contract.ts';
import type { SeatRow } from '../store.ts';
import type { FloorEvent } from './entries.ts';
import { EMPTY_FLOOR, floorAfter } from './state.ts';
import { QUIZ, stageAfter } from './testing-stage.ts';
import { viewFloor } from './view.ts';

describe('what a seat is told', () => {
  const noClass = { classGroupId: null, invitedClassGroupId: null, bellOffsetMinutes: 0 };
  const place = { barred: 0, onStage: 0, ...noClass, lessonId: 'l', classroomDivisionName: null };
  const seat = (id: string, kind: SeatKind, classroom: string | null = null): SeatRow => ({
    id,
    seat: kind,
    personId: `p-${id}`,
    displayName: `人 ${id}`,
    classroomOrgUnitId: classroom,
    classroomName: classroom && '六（1）班',
    classroomOrgUnitName: classroom && `${classroom} 小学`,
    classroomOrgUnitPath: classroom && `province/${classroom}/`,
    ...place,
  });
  const seats = [
    seat('lead', 'leadTeacher'),
    seat('north', 'receivingClassroom', 'N'),
    seat('helper', 'assistantTeacher', 'N'),
    seat('south', 'receivingClassroom', 'S'),
    seat('child', 'student'),
    seat('other', 'student'),
    seat('watcher', 'observer'),
  ];
  const groupOf: Readonly<Record<string, string>> = { north: 'north', helper: 'north', south: 'south', child: 'child' };
  const events: readonly (readonly [string, FloorEvent])[] = [
    ['north', { kind: 'hand.raise', groupId: 'north', count: 3 }],
    ['other', { kind: 'hand.raise', groupId: 'other', count: 1 }],
    ['child', { kind: 'answer.give', quizId: 'q', option: 1 }],
    ['helper', { kind: 'answer.count', quizId: 'q', groupId: 'north', counts: [1, 5, 0] }],
    ['helper', { kind: 'message.send', groupId: 'north', fromLead: false, text: 'a' }],
    ['lead', { kind: 'message.send', groupId: 'south', fromLead: true, text: 'b' }],
    ['lead', { kind: 'message.send', groupId: null, fromLead: true, text: 'c' }],
    ['watcher', { kind: 'note.add', text: '提问指向算理' }],
    ['lead', { kind: 'draw', groupId: 'north', seed: 1, among: ['p9'], by: 'pupil', name: '叶知秋' }],
  ];
  const floor = events.reduce(
    (before, [by, event], index) => floorAfter(before, { seq: index + 1, at: index, by, event }),
    EMPTY_FLOOR,
  );
  const link = { rung: 4, kbps: 180, rttMs: 640, loss: 0.096, clockBoundMs: 9, lateMs: null, at: 1 };
  const view = (seatId: string, stage = stageAfter(QUIZ)) =>
    viewFloor(
      {
        floor,
        stage,
        seats,
        leadingSeatId: 'lead',
        rolls: { north: { present: 20, late: 0, leftEarly: 0, excused: 0, absent: 1 } },
        presence: new Map([['north', { present: true, since: 0 }]]),
        links: new Map([['north', link]]),
        interim: [],
        recording: null,
        consented: new Set(['south']),
      },
      {
        seatId,
        seat: seats.find(({ id }) => id === seatId)?.seat ?? 'observer',
        groupId: groupOf[seatId] ?? null,
      },
    );

  it('V1 of hands: all of them, or the own one and the number of the others', () => {
    expect(view('lead').hands.map(({ name }) => name)).toEqual(['N 小学 六（1）班', '人 other']);
    // Of a pupil at home nobody else is told the name.
    for (const seatId of ['watcher', 'helper', 'south']) {
      expect(view(seatId).hands.map(({ name }) => name)).toEqual(['N 小学 六（1）班', '']);
    }
    expect(view('helper').hands.map(({ id }) => id)).toEqual(['north', 'other']);
    expect(view('child').hands.map(({ id, name, count }) => [id, name, count])).toEqual([
      ['', '', 3],
      ['', '', 1],
    ]);
    expect(view('other').hands.map(({ id, name }) => [id, name])).toEqual([
      ['', ''],
      ['other', '人 other'],
    ]);
  });

  it('V2 of answers: all groups to the lead, one’s own, and all once the answer is revealed', () => {
    expect(view('lead').quizzes[0]?.groups).toEqual([
      { classroomId: 'north', counts: [1, 5, 0], heads: 20, putOffMs: 0 },
      { classroomId: 'south', counts: [0, 0, 0], heads: null, putOffMs: 0 },
      { classroomId: null, counts: [0, 1, 0], heads: 2, putOffMs: 0 },
    ]);
    expect(view('helper').quizzes[0]?.groups.map(({ classroomId }) => classroomId)).toEqual(['north']);
    expect(view('child').quizzes[0]).toMatchObject({ groups: [], myOption: 1 });
    const shown: readonly StageEvent[] = [
      { kind: 'quiz.close', quizId: 'q' },
      { kind: 'quiz.reveal', quizId: 'q', correctOption: 1 },
    ];
    expect(view('child', stageAfter(QUIZ, ...shown)).quizzes[0]?.groups).toHaveLength(3);
  });

  it('V3, V4 of lines and rolls: to the lead and to its own classroom', () => {
    const linkOf = (seatId: string) => view(seatId).seats.find((other) => other.seatId === 'north')?.link;
    expect([linkOf('lead'), linkOf('helper')]).toEqual([link, link]);
    expect([linkOf('south'), linkOf('child'), linkOf('watcher')]).toEqual([null, null, null]);
    expect(view('child').seats.find(({ seatId }) => seatId === 'north')?.present).toBe(true);
    const consentOf = (seatId: string, of: string) =>
      view(seatId).seats.find((other) => other.seatId === of)?.consented;
    expect([consentOf('lead', 'north'), consentOf('helper', 'north'), consentOf('south', 'south')]).toEqual([
      false,
      false,
      true,
    ]);
    expect([consentOf('south', 'north'), consentOf('watcher', 'north'), consentOf('lead', 'helper')]).toEqual([
      null,
      null,
      null,
    ]);
    expect([view('watcher'), view('helper'), view('south'), view('child')].map(({ rolls }) => rolls.length)).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('M2, M3 of messages and notes', () => {
    const texts = (seatId: string) => view(seatId).messages.map(({ text }) => text);
    expect(['lead', 'helper', 'south', 'child', 'watcher'].map(texts)).toEqual([
      ['a', 'b', 'c'],
      ['a', 'c'],
      ['b', 'c'],
      [],
      [],
    ]);
    expect([view('watcher'), view('lead')].map(({ notes }) => notes.length)).toEqual([1, 0]);
  });

  it('T4 of a drawn pupil: the name to the lead and to their own classroom', () => {
    for (const seatId of ['lead', 'north', 'helper']) {
      expect(view(seatId).draw).toMatchObject({ classroomId: 'north', pupilName: '叶知秋', among: 1 });
    }
    for (const seatId of ['south', 'child', 'watcher']) {
      expect(view(seatId).draw).toMatchObject({ classroomId: 'north', pupilName: null, among: 1 });
    }
  });
});
