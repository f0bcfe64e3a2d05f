import type { FloorView } from '@tongyan/collab-server/contracts';
import type { StageState } from '@tongyan/media/timeline';
import type { Classroom } from './classrooms.ts';

type Quiz = StageState['quizzes'][number];
type QuizGroup = FloorView['quizzes'][number]['groups'][number];

/** How one classroom answered. */
export interface QuizRow {
  /** Null for all students at home together. */
  readonly classroomId: string | null;
  readonly counts: readonly number[];
  readonly answered: number;
  /** How many could answer; null where nobody said. */
  readonly heads: number | null;
  readonly missing: number | null;
  /** Null where there is no right answer, or it is not known. */
  readonly right: number | null;
  /** Of the wrong options the one that most chose; null where nobody chose wrongly. */
  readonly mostWrong: { readonly option: number; readonly count: number } | null;
  readonly putOffMs: number;
}

export interface QuizTable {
  readonly rows: readonly QuizRow[];
  readonly answered: number;
  /** Null where it is not known of every classroom. */
  readonly heads: number | null;
}

/**
 * The answers of a quiz by classroom, each classroom once, whether or not it has answered.
 *
 * @param correctOption what the asker holds for right; null for a poll
 */
export function quizTable(
  { quizId, options }: Pick<Quiz, 'quizId' | 'options'>,
  correctOption: number | null,
  classrooms: readonly Pick<Classroom, 'classroomId' | 'kind'>[],
  results: FloorView['quizzes'],
): QuizTable {
  const groups = results.find((one) => one.quizId === quizId)?.groups ?? [];
  const places = classrooms.filter(({ kind }) => kind !== 'student').map(({ classroomId }) => classroomId);
  const wanted: readonly (string | null)[] = groups.some(({ classroomId }) => classroomId === null)
    ? [...places, null]
    : places;
  const rows = wanted.map((classroomId) =>
    rowOf(
      classroomId,
      groups.find((group) => group.classroomId === classroomId),
      options.length,
      correctOption,
    ),
  );
  const known = rows.map(({ heads }) => heads).filter((heads) => heads !== null);
  return {
    rows,
    answered: sum(rows.map(({ answered }) => answered)),
    heads: known.length === rows.length ? sum(known) : null,
  };
}

function rowOf(
  classroomId: string | null,
  group: QuizGroup | undefined,
  options: number,
  correctOption: number | null,
): QuizRow {
  const counts = Array.from({ length: options }, (_, option) => group?.counts[option] ?? 0);
  const answered = sum(counts);
  const heads = group?.heads ?? null;
  const wrong = counts
    .map((count, option) => ({ option, count }))
    .filter(({ option, count }) => option !== correctOption && count > 0)
    .toSorted((a, b) => b.count - a.count);
  return {
    classroomId,
    counts,
    answered,
    heads,
    missing: heads === null ? null : Math.max(0, heads - answered),
    right: correctOption === null ? null : (counts[correctOption] ?? 0),
    mostWrong: correctOption === null ? null : (wrong[0] ?? null),
    putOffMs: group?.putOffMs ?? 0,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** A, B, C, … */
export const letterOf = (option: number): string => String.fromCodePoint(65 + option);
