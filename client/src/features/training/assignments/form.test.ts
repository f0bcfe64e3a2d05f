import { describe, expect, it } from 'vitest';
import type { Assignment, ExerciseDetail } from '../desk/types.ts';
import { localTime } from '../../../i18n/local-time.ts';
import { bodyOf, emptyForm, formOf, problemsOf, type TaskForm, withExercise, withMode } from './form.ts';

const now = Date.UTC(2026, 9, 14, 8, 30, 59);
const exercise = {
  sceneId: 'motor-starter',
  exerciseId: 'repair',
  modes: ['demonstration', 'practice', 'exam'],
  minutes: 45,
  faultCount: { of: 6, least: 1, most: 2 },
} as unknown as ExerciseDetail;
const filled = (more: Partial<TaskForm> = {}): TaskForm => ({
  ...withExercise(emptyForm(now), exercise),
  classGroupId: 'class',
  title: '排故考核',
  ...more,
});

describe('the form of a task', () => {
  it('names every field that is missing, and sends what is whole', () => {
    expect(problemsOf(emptyForm(now), undefined)).toEqual(['exerciseMissing', 'classMissing', 'titleMissing']);
    expect(problemsOf(filled(), exercise.faultCount)).toEqual([]);
    expect(bodyOf(filled({ title: ' 排故 ', minutes: '60' }))).toEqual({
      mode: 'practice',
      title: '排故',
      note: '',
      faults: { kind: 'drawn', count: 1 },
      minutes: 60,
      attempts: null,
      opensAtMs: Date.UTC(2026, 9, 14, 8, 30),
      closesAtMs: Date.UTC(2026, 9, 21, 8, 30),
      results: 'atOnce',
      judged: [],
    });
  });

  it.each([
    [{ faults: 'none' }, 'faultsTooFew'],
    [{ faults: 'chosen', faultIds: [] }, 'faultsTooFew'],
    [{ faults: 'drawn', faultCount: 'two' }, 'faultsTooFew'],
    [{ faults: 'chosen', faultIds: ['a', 'b', 'c'] }, 'faultsTooMany'],
    [{ minutes: '0' }, 'minutesWrong'],
    [{ minutes: '1441' }, 'minutesWrong'],
    [{ attempts: '1.5' }, 'attemptsWrong'],
    [{ opensAt: '' }, 'opensWrong'],
    [{ closesAt: 'soon' }, 'closesWrong'],
    [{ judged: [{ id: 'a', title: ' ', points: '10', criteria: '' }] }, 'judgedWrong'],
    [{ judged: [{ id: 'a', title: '6S', points: '0', criteria: '' }] }, 'judgedWrong'],
    [{ judged: [{ id: 'a', title: '6S', points: '2.3', criteria: '' }] }, 'judgedWrong'],
    [
      { judged: [30, 21].map((points) => ({ id: String(points), title: '6S', points: String(points), criteria: '' })) },
      'judgedTooMuch',
    ],
    [{ opensAt: '2026-10-14T09:00', closesAt: '2026-10-14T09:00' }, 'windowReversed'],
  ] as const)('refuses %j: %s', (change, problem) => {
    expect(problemsOf(filled(change), exercise.faultCount)).toEqual([problem]);
  });

  it('sets an exam once, in the usual time, with results after the close; and takes that back', () => {
    const exam = withMode(filled(), 'exam', 45);
    expect(exam).toMatchObject({ mode: 'exam', minutes: '45', attempts: '1', results: 'afterClose' });
    expect(withMode(exam, 'guided', 45)).toMatchObject({ minutes: '', attempts: '', results: 'atOnce' });
    expect(withMode(filled({ minutes: '30' }), 'exam', 45).minutes).toBe('30');
  });

  it('sends what people judge, and reads it back', () => {
    const judged = [{ id: 'a', title: ' 职业素养 6S ', points: '9.5', criteria: ' 整洁 ' }];
    expect(problemsOf(filled({ judged }), exercise.faultCount)).toEqual([]);
    const body = bodyOf(filled({ judged }));
    expect(body.judged).toEqual([{ title: '职业素养 6S', points: 9.5, criteria: '整洁' }]);
    const task = {
      ...body,
      judged: [{ id: 'task.1', ...body.judged[0] }],
      sceneId: 'a',
      exerciseId: 'b',
      classGroup: { id: 'c' },
    } as unknown as Assignment;
    expect(formOf(task).judged).toEqual([{ id: 'task.1', title: '职业素养 6S', points: '9.5', criteria: '整洁' }]);
  });

  it('falls back to what an exercise offers', () => {
    expect(filled({ mode: 'guided' })).toMatchObject({ mode: 'guided' });
    expect(withExercise(filled({ mode: 'guided' }), exercise).mode).toBe('practice');
    const plain = { ...exercise, faultCount: { of: 0, least: 0, most: 0 } };
    expect(withExercise(filled({ faults: 'drawn' }), plain).faults).toBe('none');
    expect(filled().faults).toBe('drawn');
  });

  it('writes instants in the time of the device', () => {
    const text = localTime(now);
    expect(Math.floor(now / 60_000) * 60_000).toBe(Date.parse(text));
  });
});
