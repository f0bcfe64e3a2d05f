import { describe, expect, it } from 'vitest';
import { letterOf, quizTable } from './quiz-results.ts';

const quiz = { quizId: 'q', options: ['12/5', '4/15', '4/8', '不会'] };
const classrooms = [
  { classroomId: 'a', kind: 'receivingClassroom' },
  { classroomId: 'b', kind: 'receivingClassroom' },
  { classroomId: 's', kind: 'student' },
] as const;
const group = (classroomId: string | null, counts: number[], heads: number | null, putOffMs = 0) => ({
  classroomId,
  counts,
  heads,
  putOffMs,
});
const results = (...groups: ReturnType<typeof group>[]) => [{ quizId: 'q', myOption: null, groups }];

describe('a quiz by classroom', () => {
  it('names every classroom once, also those of which nothing came, and students at home only where they answered', () => {
    const { rows } = quizTable(quiz, 1, classrooms, results(group('b', [1, 2, 0, 0], 5)));
    expect(rows.map(({ classroomId, answered }) => [classroomId, answered])).toEqual([
      ['a', 0],
      ['b', 3],
    ]);
    const atHome = quizTable(quiz, 1, classrooms, results(group(null, [0, 1, 0, 0], 1)));
    expect(atHome.rows.map(({ classroomId }) => classroomId)).toEqual(['a', 'b', null]);
  });

  it('tells right ones, who has not answered, and the wrong option that most chose', () => {
    const { rows } = quizTable(quiz, 1, classrooms, results(group('a', [3, 29, 2, 1], 36)));
    expect(rows[0]).toMatchObject({ right: 29, missing: 1, mostWrong: { option: 0, count: 3 } });
  });

  it('has in a poll neither right nor wrong', () => {
    const { rows } = quizTable(quiz, null, classrooms, results(group('a', [3, 1, 0, 0], null)));
    expect(rows[0]).toMatchObject({ right: null, mostWrong: null, missing: null });
  });

  it('never lacks less than nobody: more may answer than the roll call counted', () => {
    const { rows } = quizTable(quiz, 1, classrooms, results(group('a', [0, 9, 0, 0], 7)));
    expect(rows[0]?.missing).toBe(0);
  });

  it('knows how many could answer only where every classroom said', () => {
    const all = [group('a', [0, 1, 0, 0], 10), group('b', [0, 2, 0, 0], 20)];
    expect(quizTable(quiz, 1, classrooms, results(...all))).toMatchObject({ answered: 3, heads: 30 });
    expect(quizTable(quiz, 1, classrooms, results(group('a', [0, 1, 0, 0], 10)))).toMatchObject({ heads: null });
  });
});

it('names options by letters', () => {
  expect([0, 3, 7].map(letterOf)).toEqual(['A', 'D', 'H']);
});
