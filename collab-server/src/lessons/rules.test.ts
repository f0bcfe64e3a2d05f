import { describe, expect, it } from 'vitest';
import type { HeldRole } from '../identity/index.ts';
import type { RoleCode } from '../identity/index.ts';
import type { LessonState, SeatKind } from './contract.ts';
import {
  decideAct,
  decideBar,
  decideEnter,
  decideHandOver,
  decideModerate,
  decideOpen,
  decidePlan,
  decideSeats,
  type SeatPlan,
} from './rules.ts';

const SCHOOL = 'province/county/school/';
const role = (code: RoleCode, orgPath = SCHOOL): readonly HeldRole[] => [
  { role: code, orgPath, subject: null, stage: null },
];
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code;

describe('decidePlan', () => {
  const teacher = role('teacher');

  it.each([
    ['the administrator of the school', role('administrator'), 'ok'],
    ['an administrator above it', role('administrator', 'province/'), 'ok'],
    ['a leader of its preparation group', role('prepLeader'), 'ok'],
    ['a teacher', teacher, 'permission.denied'],
    ['an administrator of elsewhere', role('administrator', 'province/county/other/'), 'permission.denied'],
    ['nobody', [], 'permission.denied'],
  ] as const)('lets %s plan: %s', (_who, planner, code) => {
    expect(codeOf(decidePlan(planner, teacher, SCHOOL))).toBe(code);
  });

  it.each([
    ['a teacher of the school', teacher, 'ok'],
    ['an expert of elsewhere who is invited', role('researcher', 'province/city/'), 'ok'],
    ['a teacher of elsewhere', role('teacher', 'province/county/other/'), 'lesson.leadRefused'],
    ['a student', role('student'), 'lesson.leadRefused'],
  ] as const)('lets %s lead: %s', (_who, lead, code) => {
    expect(codeOf(decidePlan(role('administrator'), lead, SCHOOL))).toBe(code);
  });
});

describe('decideSeats', () => {
  const lead: SeatPlan = { seat: 'leadTeacher', personId: 'p1' };
  const classroom = { orgUnitId: 's1', name: '六（1）班' };
  const reasonOf = (seats: readonly SeatPlan[]) => {
    const result = decideSeats(seats);
    return result.ok ? 'ok' : result.error.params?.['reason'];
  };

  it.each<readonly [string, readonly SeatPlan[], string]>([
    ['a lead teacher and a classroom', [lead, { seat: 'receivingClassroom', personId: 'p2', classroom }], 'ok'],
    ['an observer without a classroom', [lead, { seat: 'observer', personId: 'p2' }], 'ok'],
    ['no lead teacher', [{ seat: 'observer', personId: 'p2' }], 'leadTeacherMissing'],
    ['two lead teachers', [lead, { seat: 'leadTeacher', personId: 'p2' }], 'ok'],
    [
      'four lead teachers',
      ['p1', 'p2', 'p3', 'p4'].map((personId): SeatPlan => ({ seat: 'leadTeacher', personId })),
      'tooManyLeadTeachers',
    ],
    ['somebody with two seats', [lead, { seat: 'observer', personId: 'p1' }], 'personTwice'],
    ['a classroom that is none', [lead, { seat: 'receivingClassroom', personId: 'p2' }], 'classroomMissing'],
    [
      'an assistant in no classroom',
      [lead, { seat: 'assistantTeacher', personId: 'p2', classroom: null }],
      'classroomMissing',
    ],
  ])('of %s: %s', (_what, seats, reason) => {
    expect(reasonOf(seats)).toBe(reason);
  });
});

describe('decideOpen', () => {
  const startsAtMs = 10 * 3_600_000;
  const lesson = { state: 'planned' as LessonState, startsAtMs, durationMs: 40 * 60_000 };
  const openedBy = (seat: SeatKind | null, atMin: number, state: LessonState = 'planned') =>
    codeOf(decideOpen(seat, { ...lesson, state }, startsAtMs + atMin * 60_000));

  it('is for the lead teacher and the technician', () => {
    expect([openedBy('leadTeacher', 0), openedBy('technician', 0)]).toEqual(['ok', 'ok']);
    const others: readonly (SeatKind | null)[] = ['leadClassroom', 'receivingClassroom', 'student', 'observer', null];
    expect(others.map((seat) => openedBy(seat, 0))).toEqual(others.map(() => 'permission.denied'));
  });

  it('is possible from half an hour before the beginning to an hour after the end', () => {
    expect([-31, -30, 100, 101].map((atMin) => openedBy('leadTeacher', atMin))).toEqual([
      'lesson.notYet',
      'ok',
      'ok',
      'lesson.over',
    ]);
  });

  it('changes nothing of one that is open, however late, and is refused for one that has ended', () => {
    expect([openedBy('leadTeacher', 200, 'open'), openedBy('leadTeacher', 0, 'ended')]).toEqual(['ok', 'lesson.over']);
  });
});

describe('coming in and sending out', () => {
  const seat = { seat: 'student', barred: false } as const;

  it.each([
    ['a seat of an open lesson', seat, 'open', 'ok'],
    ['nobody without a seat', null, 'open', 'permission.denied'],
    ['nobody who was sent out', { ...seat, barred: true }, 'open', 'lesson.barred'],
    ['nobody before it is open', seat, 'planned', 'lesson.notOpen'],
    ['nobody after its end', seat, 'ended', 'lesson.over'],
  ] as const)('lets in %s', (_what, mine, state, code) => {
    expect(codeOf(decideEnter(mine, state))).toBe(code);
  });

  it('is decided by the lead teacher and the technician, while the lesson is open', () => {
    expect(codeOf(decideModerate('leadTeacher', 'open'))).toBe('ok');
    expect(codeOf(decideModerate('technician', 'open'))).toBe('ok');
    expect(codeOf(decideModerate('assistantTeacher', 'open'))).toBe('permission.denied');
    expect(codeOf(decideModerate('leadTeacher', 'planned'))).toBe('lesson.notOpen');
  });

  it('never sends out the lead teacher', () => {
    expect(codeOf(decideBar('leadTeacher'))).toBe('permission.denied');
    expect(codeOf(decideBar('technician'))).toBe('ok');
  });
});

describe('decideAct', () => {
  const codeFor = (seat: SeatKind, onStage: boolean, kind: Parameters<typeof decideAct>[1], leads = false) =>
    codeOf(decideAct({ seat, leads, onStage }, kind));

  it('lets the lead teacher who leads do everything, and another one nothing', () => {
    expect(codeFor('leadTeacher', false, 'slides.turn', true)).toBe('ok');
    expect(codeFor('leadTeacher', false, 'quiz.reveal', true)).toBe('ok');
    expect(codeFor('leadTeacher', false, 'slides.turn')).toBe('lesson.notLeading');
  });

  it('lets a classroom show and draw while it is on stage, and lead never', () => {
    expect(codeFor('receivingClassroom', true, 'pointer.move')).toBe('ok');
    expect(codeFor('student', true, 'board.put')).toBe('ok');
    expect(codeFor('receivingClassroom', false, 'pointer.move')).toBe('permission.denied');
    expect(codeFor('receivingClassroom', true, 'slides.turn')).toBe('permission.denied');
    expect(codeFor('technician', false, 'slides.turn')).toBe('permission.denied');
  });
});

describe('decideHandOver', () => {
  const target = { seat: 'leadTeacher' as SeatKind, barred: false };
  it.each([
    ['who leads', { seat: 'leadTeacher', leads: true }, true, 'ok'],
    ['a technician', { seat: 'technician', leads: false }, true, 'ok'],
    [
      'another lead teacher while who leads is there',
      { seat: 'leadTeacher', leads: false },
      true,
      'lesson.leaderPresent',
    ],
    ['another lead teacher once who leads is gone', { seat: 'leadTeacher', leads: false }, false, 'ok'],
    ['an assistant', { seat: 'assistantTeacher', leads: false }, false, 'permission.denied'],
    ['nobody', null, false, 'permission.denied'],
  ] as const)('lets %s hand the lead over: %s', (_who, mine, isLeaderPresent, code) => {
    expect(codeOf(decideHandOver(mine, target, isLeaderPresent))).toBe(code);
  });

  it('gives the lead to lead teachers alone, and to nobody who was sent out', () => {
    const leader = { seat: 'leadTeacher' as const, leads: true };
    expect(codeOf(decideHandOver(leader, { seat: 'observer', barred: false }, true))).toBe('permission.denied');
    expect(codeOf(decideHandOver(leader, { ...target, barred: true }, true))).toBe('permission.denied');
  });
});
