import { ProblemError } from '../platform/errors.ts';
import type { TrainingComparison } from './contract-score.ts';
import type { TrainingDeps } from './deps.ts';
import { describeAttempt } from './describe.ts';
import type { OpenAttempt } from './open-attempt.ts';
import { requireExercise, textOf } from './scenes.ts';
import { type KeptScore, readScores } from './score-store.ts';

/** Two scored attempts of one exercise side by side, for whoever may read both scores. */
export async function compareAttempts(
  deps: TrainingDeps,
  open: OpenAttempt,
  personId: string,
  ids: readonly [string, string],
): Promise<TrainingComparison> {
  const opened = await Promise.all(ids.map((id) => open(id, personId)));
  const [first] = opened;
  const isSame = opened.every(
    ({ row }) => row.sceneId === first?.row.sceneId && row.exerciseId === first.row.exerciseId,
  );
  const isReadable = opened.every(({ rights }) => rights.readScore);
  if (!first || !isSame || !isReadable) throw new ProblemError('training.notComparable');
  const kept = await readScores(deps.db, ids);
  const scores = ids.map((id) => kept.get(id));
  const { scene, exercise } = await requireExercise(deps.scenes, first.row.sceneId, first.row.exerciseId);
  const { rubric, procedure, system } = exercise.training;
  return {
    attempts: await Promise.all(opened.map(({ row, rights }) => describeAttempt(deps, row, rights))),
    durationsS: scores.map((score) =>
      score ? (score.result.log.endTick - score.result.log.startTick) * system.tickS : 0,
    ),
    aspects: [
      ...rubric.aspects.map(({ id, title, points }) => {
        const found = scores.map((score) => score?.result.aspects.find((aspect) => aspect.id === id));
        return {
          id,
          title: textOf(scene, title),
          points,
          awarded: found.map((aspect) => aspect?.awarded ?? null),
          values: found.map((aspect) => aspect?.evidence.value ?? null),
          unit: found.find((aspect) => aspect !== undefined)?.evidence.unit ?? null,
        };
      }),
      ...judgedAspects(scores),
    ],
    steps: procedure.steps.map(({ id, title }) => {
      const found = scores.map((score) => score?.steps.find((step) => step.id === id));
      return {
        id,
        title: textOf(scene, title),
        doneS: found.map((step) => (step === undefined || step.doneTick < 0 ? null : step.doneTick * system.tickS)),
        offences: found.map((step) => step?.offences ?? 0),
      };
    }),
  };
}

/** What people judged in the tasks of the two, by what it is called: they need not be of one task. */
function judgedAspects(scores: readonly (KeptScore | undefined)[]): TrainingComparison['aspects'] {
  const all = scores.map((score) => score?.task?.aspects ?? []);
  const titles = new Map(all.flat().map((aspect) => [`${aspect.title} ${aspect.points}`, aspect]));
  return [...titles.values()].map(({ id, title, points }) => ({
    id,
    title: { 'zh-CN': title, en: title },
    points,
    awarded: all.map((own) => own.find((one) => one.title === title && one.points === points)?.awarded ?? null),
    values: all.map(() => null),
    unit: null,
  }));
}
