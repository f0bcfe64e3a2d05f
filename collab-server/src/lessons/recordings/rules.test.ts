import { describe, expect, it } from 'vitest';
import {
  decideDelete,
  decideKeep,
  decideStart,
  decideStop,
  decideWatch,
  type RecordingFacts,
  type RecordingStanding,
  sourcesToRecord,
} from './rules.ts';

const stranger: RecordingStanding = { seat: null, isBarred: false, isPlanner: false, administers: false };
const lead: RecordingStanding = { ...stranger, seat: 'leadTeacher' };
const pupil: RecordingStanding = { ...stranger, seat: 'student' };
const planner: RecordingStanding = { ...stranger, isPlanner: true };
const administrator: RecordingStanding = { ...stranger, administers: true };
const facts = (
  lessonState: RecordingFacts['lessonState'],
  state?: 'recording' | 'kept' | 'deleted',
): RecordingFacts => ({
  lessonState,
  recording: state === undefined ? undefined : { state, startedAtMs: 0 },
});
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) => result.ok || result.error.code;

describe('a recording', () => {
  it.each([
    ['the lead teacher', lead, facts('open'), true],
    ['the lead teacher, again', lead, facts('open', 'kept'), true],
    ['the lead teacher, after the end', lead, facts('ended'), 'lesson.over'],
    ['the lead teacher, before', lead, facts('planned'), 'lesson.notOpen'],
    ['the lead teacher, where it was deleted', lead, facts('open', 'deleted'), 'recording.deleted'],
    ['a pupil', pupil, facts('open'), 'permission.denied'],
    ['the planner', planner, facts('open'), 'permission.denied'],
  ])('is begun by %s', (_who, standing, given, expected) => {
    expect(codeOf(decideStart(standing, given))).toBe(expected);
  });

  it('is stopped by who may begin it', () => {
    expect(codeOf(decideStop(lead, facts('open', 'recording')))).toBe(true);
    expect(codeOf(decideStop(lead, facts('open', 'kept')))).toBe('recording.notFound');
    expect(codeOf(decideStop(pupil, facts('open', 'recording')))).toBe('permission.denied');
  });

  it.each([
    ['a pupil of the lesson', pupil, facts('ended', 'kept'), true],
    ['the planner', planner, facts('ended', 'kept'), true],
    ['an administrator of the school', administrator, facts('ended', 'kept'), true],
    ['whoever was sent out', { ...pupil, isBarred: true }, facts('ended', 'kept'), 'recording.notFound'],
    ['a stranger', stranger, facts('ended', 'kept'), 'recording.notFound'],
    ['anybody, where none is', lead, facts('ended'), 'recording.notFound'],
    ['anybody, where it was deleted', lead, facts('ended', 'deleted'), 'recording.deleted'],
  ])('is watched by %s', (_who, standing, given, expected) => {
    expect(codeOf(decideWatch(standing, given))).toBe(expected);
  });

  it.each([
    ['the lead teacher', lead, facts('ended', 'kept'), true],
    ['an administrator', administrator, facts('ended', 'kept'), true],
    ['the lead teacher in mid-lesson', lead, facts('open', 'recording'), 'recording.lessonOpen'],
    ['a pupil', pupil, facts('ended', 'kept'), 'permission.denied'],
    ['anybody twice', lead, facts('ended', 'deleted'), 'recording.notFound'],
  ])('is deleted by %s', (_who, standing, given, expected) => {
    expect(codeOf(decideDelete(standing, given))).toBe(expected);
  });

  it.each([
    ['a planner for a year', planner, 365 * 86_400_000, true],
    ['a planner for ever', planner, 4 * 366 * 86_400_000, 'recording.termWrong'],
    ['a planner until yesterday', planner, 1, 'recording.termWrong'],
    ['a lead teacher', lead, 365 * 86_400_000, 'permission.denied'],
  ])('is kept by %s', (_who, standing, keepUntilMs, expected) => {
    expect(codeOf(decideKeep(standing, facts('ended', 'kept'), keepUntilMs, 1_000))).toBe(expected);
  });
});

describe('sourcesToRecord', () => {
  const seats = [
    { id: 's-lead', seat: 'leadTeacher', barred: 0 },
    { id: 's-room', seat: 'receivingClassroom', barred: 0 },
    { id: 's-other', seat: 'receivingClassroom', barred: 0 },
    { id: 's-pupil', seat: 'student', barred: 0 },
    { id: 's-assistant', seat: 'assistantTeacher', barred: 1 },
  ] as const;
  const source = (seatId: string, removedAtMs: number | null = null) => ({
    sourceId: `of ${seatId}`,
    seatId,
    removedAtMs,
  });

  it('W1 are those of adults, and of pupils with consent; of nobody who was sent out', () => {
    const sources = [...seats.map(({ id }) => source(id)), { ...source('s-room', 5), sourceId: 'sent out' }];
    expect(sourcesToRecord(sources, seats, new Set(['s-room']))).toEqual(['of s-lead', 'of s-room']);
  });
});
