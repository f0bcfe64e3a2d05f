import { describe, expect, it } from 'vitest';
import { acceptAspects, findTaskAspect, outcomeOf, type TaskJudgement } from './outcome.ts';

const score = (awarded: number, more = {}) => ({ awarded, total: 80, open: [], vetoes: [], ...more });
const tidy = { title: ' 职业素养 6S ', points: 10, criteria: ' 工位整洁 ' };
const given = (aspect: string, points: number, more: Partial<TaskJudgement> = {}): TaskJudgement => ({
  aspect,
  points,
  note: null,
  judgeId: 'instructor',
  atMs: 5,
  ...more,
});
const accepted = acceptAspects([tidy, { title: '报告', points: 5, criteria: '' }]);
const aspects = accepted.ok ? accepted.value : [];

describe('[J3] aspects of a task', () => {
  it('are named by their place', () => {
    expect(aspects).toEqual([
      { id: 'task.1', title: '职业素养 6S', points: 10, criteria: '工位整洁' },
      { id: 'task.2', title: '报告', points: 5, criteria: '' },
    ]);
  });

  it.each([
    [50, true],
    [50.5, false],
  ])('worth %d points together: %s', (points, ok) => {
    expect(
      acceptAspects([
        { ...tidy, points: points - 1 },
        { ...tidy, points: 1 },
      ]),
    ).toMatchObject(ok ? { ok } : { ok, error: { code: 'training.judgedTooMuch', params: { most: 50 } } });
  });

  it.each([
    ['task.1', 10, true],
    ['task.1', 0, true],
    ['task.1', 10.5, false],
    ['task.2', 6, false],
    ['task.3', 1, false],
    ['order', 1, false],
  ])('are judged within their points: %s with %d: %s', (id, points, ok) => {
    expect(findTaskAspect(aspects, id, points).ok).toBe(ok);
  });
});

describe('[J4] the outcome of an attempt', () => {
  it('is the score where the task has no aspects of its own', () => {
    expect(outcomeOf(score(60, { open: ['care'] }), [], [])).toEqual({ awarded: 60, total: 80, open: 1, task: null });
  });

  it('is the score scaled to what the task leaves to it, and what was judged', () => {
    const outcome = outcomeOf(score(60), aspects, [given('task.1', 8, { note: '整洁' }), given('task.2', 4.5)]);
    expect(outcome).toMatchObject({ awarded: 76.25, total: 100, open: 0 });
    expect(outcome.task).toMatchObject({
      measured: { awarded: 60, total: 80, scaled: 63.75, of: 85 },
      judged: { awarded: 12.5, of: 15 },
      annulled: false,
    });
    expect(outcome.task?.aspects[0]).toMatchObject({
      awarded: 8,
      judgedBy: { id: 'instructor', atMs: 5, note: '整洁' },
    });
  });

  it('is full with everything earned and nothing with nothing', () => {
    expect(outcomeOf(score(80), aspects, [given('task.1', 10), given('task.2', 5)]).awarded).toBe(100);
    expect(outcomeOf(score(0), aspects, [given('task.1', 0), given('task.2', 0)]).awarded).toBe(0);
  });

  it('stands open until each aspect is judged, those of the score sheet too', () => {
    expect(outcomeOf(score(80, { open: ['care'] }), aspects, [given('task.2', 5)])).toMatchObject({
      awarded: 90,
      open: 2,
    });
  });

  it('takes the last judgement of an aspect', () => {
    const outcome = outcomeOf(score(80), aspects, [given('task.1', 3), given('task.2', 5), given('task.1', 9)]);
    expect(outcome.awarded).toBe(99);
  });

  it('takes no notice of judgements of what the task does not have', () => {
    expect(outcomeOf(score(80), aspects, [given('task.9', 9)])).toMatchObject({ awarded: 85, open: 2 });
  });
});

describe('[J5] a veto', () => {
  const judged = [given('task.1', 10), given('task.2', 5)];
  const veto = (zeroes: 'score' | readonly string[]) => ({ id: 'K1', zeroes, reference: null, occurrences: [] });

  it('that takes the whole score takes what was judged too', () => {
    const outcome = outcomeOf(score(0, { vetoes: [veto('score')] }), aspects, judged);
    expect([outcome.awarded, outcome.task?.annulled]).toEqual([0, true]);
  });

  it('that takes some lines takes those alone', () => {
    expect(outcomeOf(score(40, { vetoes: [veto(['safety'])] }), aspects, judged).awarded).toBe(57.5);
  });
});
