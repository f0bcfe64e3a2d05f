import type { ScoreResult } from '@tongyan/sim-engine/scoring';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';

/** Something that a task has people judge, beside what its exercise scores. */
export type TaskAspect = {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** What earns the points, in words. */
  readonly criteria: string;
};

/** Points that somebody gave to an aspect of a task. */
export type TaskJudgement = {
  readonly aspect: string;
  readonly points: number;
  readonly note: string | null;
  readonly judgeId: string;
  readonly atMs: number;
};

export type JudgedTaskAspect = TaskAspect & {
  /** Null as long as nobody has judged. */
  readonly awarded: number | null;
  readonly judgedBy: { readonly id: string; readonly atMs: number; readonly note: string | null } | null;
};

/** A score together with what a task has people judge. */
export type TaskScore = {
  readonly awarded: number;
  readonly total: number;
  /** What the score sheet gave, and what it counts for here. */
  readonly measured: {
    readonly awarded: number;
    readonly total: number;
    readonly scaled: number;
    readonly of: number;
  };
  readonly judged: { readonly awarded: number; readonly of: number };
  readonly aspects: readonly JudgedTaskAspect[];
  /** Whether a veto of the exercise takes everything, what was judged too. */
  readonly annulled: boolean;
};

/** What counts of an attempt: for lists, statements and credentials. */
export type Outcome = {
  readonly awarded: number;
  readonly total: number;
  /** How many aspects nobody has judged yet; with any, nothing is final. */
  readonly open: number;
  /** Null where the task has no aspects of its own. */
  readonly task: TaskScore | null;
};

/** A task with aspects of its own is worth so many points. */
const TASK_TOTAL = 100;
/** What people judge is never more than what the log proves. */
const MOST_JUDGED = 50;

const MARK = 'task.';

/** Ids of a task's own aspects stand apart from those of score sheets. */
export const isTaskAspect = (aspectId: string): boolean => aspectId.startsWith(MARK);

export const readTaskAspects = (stored: string | null): readonly TaskAspect[] =>
  stored === null ? [] : (JSON.parse(stored) as TaskAspect[]);

type GivenAspect = Omit<TaskAspect, 'id'>;

/** Names the aspects of a task by their place, where they are not worth more than may be judged (rule J3). */
export function acceptAspects(given: readonly GivenAspect[]): Result<readonly TaskAspect[], Problem> {
  const points = given.reduce((sum, aspect) => sum + aspect.points, 0);
  if (points > MOST_JUDGED) return err(problem('training.judgedTooMuch', { most: MOST_JUDGED }));
  return ok(
    given.map((aspect, index) => ({
      id: `${MARK}${index + 1}`,
      title: aspect.title.trim(),
      points: aspect.points,
      criteria: aspect.criteria.trim(),
    })),
  );
}

/** The aspect of a task that a judgement is of, where it is one and is worth so many points. */
export function findTaskAspect(
  aspects: readonly TaskAspect[],
  aspectId: string,
  points: number,
): Result<TaskAspect, Problem> {
  const found = aspects.find(({ id }) => id === aspectId);
  if (found === undefined || points < 0 || points > found.points) return err(problem('training.aspectNotJudged'));
  return ok(found);
}

/**
 * The outcome of an attempt (rules J3 to J5): what the score sheet gave, scaled to what the task leaves to it, and what people gave to the
 * aspects of the task. A veto that takes the whole score takes that too.
 *
 * @param judgements in the order in which they were given; the last one of an aspect counts
 */
export function outcomeOf(
  result: Pick<ScoreResult, 'awarded' | 'total' | 'open' | 'vetoes'>,
  aspects: readonly TaskAspect[],
  judgements: readonly TaskJudgement[],
): Outcome {
  if (aspects.length === 0)
    return { awarded: result.awarded, total: result.total, open: result.open.length, task: null };
  const judged = aspects.map((aspect) => judgedAspect(aspect, judgements));
  const most = aspects.reduce((sum, { points }) => sum + points, 0);
  const given = judged.reduce((sum, { awarded }) => sum + (awarded ?? 0), 0);
  const of = TASK_TOTAL - most;
  const scaled = result.total > 0 ? hundredths((result.awarded / result.total) * of) : 0;
  const annulled = result.vetoes.some(({ zeroes }) => zeroes === 'score');
  const awarded = annulled ? 0 : hundredths(scaled + given);
  return {
    awarded,
    total: TASK_TOTAL,
    open: result.open.length + judged.filter((aspect) => aspect.awarded === null).length,
    task: {
      awarded,
      total: TASK_TOTAL,
      measured: { awarded: result.awarded, total: result.total, scaled, of },
      judged: { awarded: hundredths(given), of: most },
      aspects: judged,
      annulled,
    },
  };
}

function judgedAspect(aspect: TaskAspect, judgements: readonly TaskJudgement[]): JudgedTaskAspect {
  const last = judgements.findLast((judgement) => judgement.aspect === aspect.id);
  if (last === undefined) return { ...aspect, awarded: null, judgedBy: null };
  return { ...aspect, awarded: last.points, judgedBy: { id: last.judgeId, atMs: last.atMs, note: last.note } };
}

const hundredths = (points: number): number => Math.round(points * 100) / 100;
