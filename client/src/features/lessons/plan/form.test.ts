import { describe, expect, it } from 'vitest';
import type { ChosenPerson } from '../../../app/chosen-people.tsx';
import { localTime } from '../../../i18n/local-time.ts';
import {
  bodyOf,
  type ClassroomForm,
  emptyClassroom,
  emptyLesson,
  type LessonForm,
  type Place,
  problemsOf,
} from './form.ts';

const nowMs = new Date('2026-11-26T10:07').getTime();
const person = (id: string): ChosenPerson => ({ id, displayName: id, note: '' });
const place = (orgUnitId: string): Place => ({
  orgUnitId,
  name: orgUnitId,
  divisionName: '',
  mayPlan: true,
  classGroups: [{ id: `${orgUnitId}-6-1`, title: '六（1）班' }],
});
const classroom = (parts: Partial<ClassroomForm>): ClassroomForm => ({
  ...emptyClassroom(place('school-b')),
  name: '六（2）班',
  assistant: person('assistant'),
  ...parts,
});
const lesson = (parts: Partial<LessonForm>): LessonForm => ({
  ...emptyLesson(nowMs),
  title: ' 分数除法 ',
  home: place('school-a'),
  leads: [person('lead')],
  receiving: [classroom({})],
  ...parts,
});

describe('a lesson that is planned', () => {
  it('is offered at a quarter of an hour, at least an hour from now', () => {
    expect(emptyLesson(nowMs).startsAt).toBe('2026-11-26T11:15');
    expect(localTime(nowMs)).toBe('2026-11-26T10:07');
  });

  it('can be sent when nothing is wrong with it', () => {
    expect(problemsOf(lesson({}), nowMs)).toEqual([]);
  });

  it.each([
    ['titleMissing', { title: ' ' }],
    ['homeMissing', { home: null }],
    ['startWrong', { startsAt: '' }],
    ['startPast', { startsAt: '2026-11-26T09:06' }],
    ['minutesWrong', { minutes: '4' }],
    ['minutesWrong', { minutes: '241' }],
    ['minutesWrong', { minutes: '40.5' }],
    ['leadMissing', { leads: [] }],
    ['nobodyListens', { receiving: [] }],
    ['personTwice', { observers: [person('lead')] }],
    ['classroomPlace', { receiving: [classroom({ place: null })] }],
    ['classroomBell', { receiving: [classroom({ bellOffset: '61' })] }],
    ['classroomBell', { receiving: [classroom({ bellOffset: '2.5' })] }],
    ['classroomName', { receiving: [classroom({ name: ' ' })] }],
    ['classroomNobody', { receiving: [classroom({ assistant: null })] }],
    ['classroomName', { leadClassroom: classroom({ name: '', assistant: null, screen: person('screen') }) }],
  ] as const)('says %s', (problem, parts) => {
    expect(problemsOf(lesson(parts), nowMs)).toEqual([problem]);
  });

  it('may be held for single students alone', () => {
    expect(problemsOf(lesson({ receiving: [], students: [person('pupil')] }), nowMs)).toEqual([]);
  });

  it('is sent with a seat for each screen and each assistant, in one classroom of both', () => {
    const ofRosters = classroom({
      classGroupId: 'school-b-6-1',
      name: '',
      bellOffset: ' -10',
      screen: person('screen'),
    });
    const body = bodyOf(lesson({ receiving: [ofRosters], observers: [person('observer')] }));
    const where = { orgUnitId: 'school-b', name: '六（1）班', classGroupId: 'school-b-6-1', bellOffsetMinutes: -10 };
    expect(body).toMatchObject({ title: '分数除法', subject: null, homeOrgUnitId: 'school-a', durationMs: 2_400_000 });
    expect(body?.seats).toEqual([
      { seat: 'leadTeacher', personId: 'lead' },
      { seat: 'receivingClassroom', personId: 'screen', classroom: where },
      { seat: 'assistantTeacher', personId: 'assistant', classroom: where },
      { seat: 'observer', personId: 'observer' },
    ]);
  });

  it('names by hand a classroom that is no class of the rosters', () => {
    const body = bodyOf(lesson({}));
    expect(body?.seats[1]?.classroom).toEqual({
      orgUnitId: 'school-b',
      name: '六（2）班',
      classGroupId: null,
      bellOffsetMinutes: 0,
    });
  });
});
