import type { AssignmentRow } from './assignment-store.ts';
import { type AttemptRow, listAttempts } from './attempt-store.ts';
import { studentsOf } from './class-store.ts';
import type { TrainingMatrix } from './contract-score.ts';
import type { TrainingDeps } from './deps.ts';
import { describeAttempts } from './describe.ts';
import { readTaskAspects, type TaskAspect } from './outcome.ts';
import { type ClassStanding, isOpenState } from './rules.ts';
import { type FoundExercise, findExercise, lineTitleOf, textOf } from './scenes.ts';
import { type KeptScore, readScores } from './score-store.ts';

/** The attempt of somebody that counts: with the most points, the newest of equals. */
function bestOf(attempts: readonly AttemptRow[]): AttemptRow | undefined {
  return attempts
    .filter(({ state }) => state === 'scored')
    .toSorted((a, b) => (b.awarded ?? 0) - (a.awarded ?? 0) || b.openedAtMs - a.openedAtMs)[0];
}

/** Who of the class is where, and how the class did on each aspect. */
export async function matrixOf(
  deps: TrainingDeps,
  assignment: AssignmentRow,
  viewer: { readonly personId: string; readonly standing: ClassStanding },
): Promise<TrainingMatrix> {
  const { db, now, scenes } = deps;
  const group = { id: assignment.classGroupId, orgUnitId: assignment.orgUnitId };
  const [students, attempts, found] = await Promise.all([
    studentsOf(db, [group], now()),
    listAttempts(db, { assignmentIds: [assignment.id] }),
    findExercise(scenes, assignment.sceneId, assignment.exerciseId),
  ]);
  const byPerson = Map.groupBy(attempts, ({ personId }) => personId);
  const enrolled = students.get(group.id) ?? [];
  // Who has left the class keeps a row for what they did in it.
  const left = attempts.filter(({ personId }) => !enrolled.some((person) => person.personId === personId));
  const people = [...new Map([...enrolled, ...left].map(({ personId, displayName }) => [personId, displayName]))];
  const best = new Map([...byPerson].map(([personId, own]) => [personId, bestOf(own)]));
  const scores = await readScores(
    db,
    [...best.values()].flatMap((row) => (row === undefined ? [] : [row.id])),
  );
  const own = readTaskAspects(assignment.judged);
  const aspects = [...(found?.exercise.training.rubric.aspects ?? []), ...own];
  const rows = await Promise.all(
    people.map(async ([personId, displayName]) => {
      const made = byPerson.get(personId) ?? [];
      const score = scores.get(best.get(personId)?.id ?? '');
      return {
        person: { personId, displayName },
        attempts: await describeAttempts(deps, made, viewer),
        stepTitle: stepTitleOf(found, made.find(({ state }) => isOpenState(state))?.step ?? null),
        best:
          score === undefined
            ? null
            : { attemptId: score.attemptId, awarded: aspects.map(({ id }) => awardedFor(score, id)) },
      };
    }),
  );
  const kept = [...scores.values()];
  return {
    nowMs: now(),
    rows,
    aspects: [...(found === null ? [] : spreadOf(found, kept)), ...spreadOfTask(assignment, own, kept)],
  };
}

const awardedFor = ({ result, task }: KeptScore, aspectId: string): number | null =>
  [...result.aspects, ...(task?.aspects ?? [])].find(({ id }) => id === aspectId)?.awarded ?? null;

function stepTitleOf(found: FoundExercise | null, stepId: string | null) {
  const step = found?.exercise.training.procedure.steps.find(({ id }) => id === stepId);
  return found && step ? textOf(found.scene, step.title) : null;
}

function spreadOf({ scene, exercise }: FoundExercise, scores: readonly KeptScore[]): TrainingMatrix['aspects'] {
  return exercise.training.rubric.aspects.map(({ id, title, line, kind, points }) => ({
    id,
    title: textOf(scene, title),
    line,
    lineTitle: lineTitleOf(scene, line),
    kind,
    points,
    ...countsOf(scores, id, points),
  }));
}

/** The task's own aspects: they have the name that their teacher gave them, and stand under the task's. */
function spreadOfTask(
  { title: taskTitle }: Pick<AssignmentRow, 'title'>,
  aspects: readonly TaskAspect[],
  scores: readonly KeptScore[],
): TrainingMatrix['aspects'] {
  const named = (name: string) => ({ 'zh-CN': name, en: name });
  return aspects.map(({ id, title, points }) => ({
    id,
    title: named(title),
    line: 'task',
    lineTitle: named(taskTitle),
    kind: 'judged',
    points,
    ...countsOf(scores, id, points),
  }));
}

function countsOf(scores: readonly KeptScore[], aspectId: string, points: number) {
  const awarded = scores.map((score) => awardedFor(score, aspectId));
  const count = (holds: (value: number | null) => boolean) => awarded.filter(holds).length;
  return {
    full: count((value) => value !== null && value >= points),
    part: count((value) => value !== null && value > 0 && value < points),
    none: count((value) => value !== null && value <= 0 && points > 0),
    open: count((value) => value === null),
  };
}
