import { describe, expect, it } from 'vitest';
import { lanesOf, minutesOf, runsOf } from './lane-model.ts';

const sheet = (observerId: string) => ({
  observerId,
  observerName: `人 ${observerId}`,
  sharedAtMs: 1,
  isAfterAnswer: false,
  coding: { stepMs: 30_000 as const, marks: 'T' },
  codingFigures: null,
  rating: { rated: 0, items: 20, dimensions: [], total: null, band: null },
  bonus: 0,
  strengths: '',
  suggestions: '',
  overall: '',
});
const note = (observerId: string, at: number) =>
  ({ kind: 'note', at, observerId, observerName: '', side: 'student', dimension: null, text: `${at}` }) as const;

describe('the joint timeline', () => {
  it('P1 has a row for the steps, one for the classrooms and one for each observer', () => {
    const lanes = lanesOf({
      lesson: {
        title: '',
        subject: null,
        schoolName: '',
        teacherNames: [],
        startsAtMs: 0,
        lessonMs: 90_000,
        isOver: true,
      },
      sheets: [sheet('a'), sheet('b')],
      timeline: [
        { kind: 'phase', at: 1_000, name: '导入' },
        note('a', 2_000),
        { kind: 'hand', at: 3_000, place: null, count: 2 },
        { kind: 'phase', at: 60_000, name: '小结' },
        note('b', 61_000),
      ],
    });
    expect(lanes.map(({ id, marks }) => [id, marks.map(({ kind, at }) => `${kind} ${at}`)])).toEqual([
      ['phases', []],
      ['classrooms', ['hand 3000']],
      ['a', ['student 2000']],
      ['b', ['student 61000']],
    ]);
    expect(lanes[0]?.phases).toEqual([
      { name: '导入', fromMs: 1_000, toMs: 60_000 },
      { name: '小结', fromMs: 60_000, toMs: 90_000 },
    ]);
  });

  it('joins steps of the same mark, and leaves those without one open', () => {
    expect(runsOf({ stepMs: 10_000, marks: 'TT.TS' })).toEqual([
      { mark: 'T', fromMs: 0, toMs: 20_000 },
      { mark: 'T', fromMs: 30_000, toMs: 40_000 },
      { mark: 'S', fromMs: 40_000, toMs: 50_000 },
    ]);
  });

  it('names at most ten moments of a lesson, and none at its very end', () => {
    expect(minutesOf(40 * 60_000)).toHaveLength(8);
    expect(minutesOf(90_000)).toEqual([0, 60_000]);
    expect(minutesOf(90 * 60_000)).toHaveLength(9);
  });
});
