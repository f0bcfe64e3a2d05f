import type { ResponseOf } from '../platform/contract.ts';
import type { RouteHandlers } from '../platform/http/index.ts';
import { listAssignments } from './assignment-store.ts';
import { listAttempts, type AttemptRow } from './attempt-store.ts';
import { rolesOf, standingsOf, studentsOf } from './class-store.ts';
import type { trainingRoutes } from './contract.ts';
import type { TrainingDeps } from './deps.ts';
import { isTold } from './describe.ts';
import { isOpenState, maySetTasks } from './rules.ts';
import { type FoundExercise, requireExercise, lineTitleOf, textOf } from './scenes.ts';

type Routes = typeof trainingRoutes;
type Exercise = ResponseOf<Routes['GET /api/training/exercises']>['exercises'][number];

export function exerciseHandlers(
  deps: TrainingDeps,
): Pick<
  RouteHandlers<Routes>,
  'GET /api/training/exercises' | 'GET /api/training/exercises/:sceneId/:exerciseId' | 'GET /api/training/classes'
> {
  const { db, now, scenes } = deps;
  return {
    'GET /api/training/exercises': async ({ viewer, query }) => {
      const mine = await myTraining(deps, viewer.personId);
      const listed: Exercise[] = [];
      for (const manifest of scenes.manifests) {
        if (query.industry !== undefined && manifest.industry !== query.industry) continue;
        if (query.level !== undefined && !manifest.levels.some((level) => level === query.level)) continue;
        const names = manifest.certificates.flatMap(({ name }) => [name['zh-CN'], name.en]);
        if (query.certificate !== undefined && !names.includes(query.certificate)) continue;
        const scene = await scenes.load(manifest.id);
        for (const exercise of scene?.exercises ?? [])
          if (scene) listed.push(describeExercise(deps, { scene, exercise }, mine));
      }
      return { exercises: listed };
    },
    'GET /api/training/exercises/:sceneId/:exerciseId': async ({ viewer, params }) => {
      const found = await requireExercise(scenes, params.sceneId, params.exerciseId);
      const { scene, exercise } = found;
      const sets = maySetTasks(await rolesOf(db, viewer.personId, now()));
      return {
        ...describeExercise(deps, found, await myTraining(deps, viewer.personId)),
        aspects: exercise.training.rubric.aspects.map(({ id, title, line, kind, points, reference }) => ({
          id,
          title: textOf(scene, title),
          line,
          lineTitle: lineTitleOf(scene, line),
          kind,
          points,
          reference: reference ?? null,
        })),
        vetoes: vetoesOf(found),
        faults: sets ? exercise.faults.map(({ id, title, part }) => ({ id, title: textOf(scene, title), part })) : null,
        maySetTasks: sets,
      };
    },
    'GET /api/training/classes': async ({ viewer }) => {
      const { classes } = await standingsOf(db, viewer.personId, now());
      const seen = [...classes.values()].filter(({ standing }) => standing.see);
      const students = await studentsOf(db, seen, now());
      return {
        classes: seen
          .map(({ id, title, orgUnitName, standing }) => ({
            classGroupId: id,
            title,
            orgUnitName,
            students: students.get(id)?.length ?? 0,
            may: { see: standing.see, judge: standing.judge },
          }))
          .toSorted((a, b) => a.title.localeCompare(b.title, 'zh-CN', { numeric: true })),
      };
    },
  };
}

/** What takes points away, by the words with which the procedure warns of it. */
function vetoesOf({ scene, exercise }: FoundExercise) {
  const { procedure, rubric } = exercise.training;
  return rubric.vetoes.map(({ id, on, reference }) => {
    const hazard = 'hazard' in on ? procedure.hazards.find((each) => each.id === on.hazard) : undefined;
    return { id, title: textOf(scene, hazard?.message ?? `veto.${id}`), reference: reference ?? null };
  });
}

type Mine = {
  readonly attempts: readonly AttemptRow[];
  /** Exercises set for me that are open, as `scene/exercise`, one for each task that is not done. */
  readonly assigned: readonly string[];
};

async function myTraining({ db, now }: TrainingDeps, personId: string): Promise<Mine> {
  const { classes } = await standingsOf(db, personId, now());
  const classGroupIds = [...classes.values()].flatMap(({ id, standing }) => (standing.trainee ? [id] : []));
  const [attempts, assignments] = await Promise.all([
    listAttempts(db, { personId }),
    listAssignments(db, { classGroupIds, withWithdrawn: false, limit: 500 }),
  ]);
  const done = new Set(attempts.flatMap((row) => (isOpenState(row.state) ? [] : [row.assignmentId])));
  const nowMs = now();
  const open = assignments.filter(
    ({ id, opensAtMs, closesAtMs }) => !done.has(id) && opensAtMs <= nowMs && nowMs < closesAtMs,
  );
  return { attempts, assigned: open.map(({ sceneId, exerciseId }) => `${sceneId}/${exerciseId}`) };
}

function describeExercise({ scenes, now }: TrainingDeps, { scene, exercise }: FoundExercise, mine: Mine): Exercise {
  const manifest = scenes.manifests.find(({ id }) => id === scene.id);
  const own = mine.attempts.filter(({ sceneId, exerciseId }) => sceneId === scene.id && exerciseId === exercise.id);
  const nowMs = now();
  const told = own.filter((row) => row.state === 'scored' && isTold(row, nowMs));
  const shares = told.flatMap(({ awarded, total }) => (awarded === null || !total ? [] : [awarded / total]));
  return {
    sceneId: scene.id,
    exerciseId: exercise.id,
    title: textOf(scene, exercise.title),
    summary: textOf(scene, exercise.summary),
    industry: manifest?.industry ?? '',
    levels: [...(manifest?.levels ?? [])],
    occupations: (manifest?.occupations ?? []).map(({ title, code }) => ({ title, code: code ?? null })),
    certificates: (manifest?.certificates ?? []).map(({ name }) => name),
    modes: [...exercise.modes],
    minutes: exercise.minutes,
    total: exercise.training.rubric.total,
    passShare: exercise.passShare,
    faultCount: { of: exercise.faults.length, ...exercise.faultCount },
    mine: {
      assigned: mine.assigned.filter((name) => name === `${scene.id}/${exercise.id}`).length,
      attempts: own.length,
      bestShare: shares.length === 0 ? null : Math.max(...shares),
      passed: told.some(({ passed }) => passed === 1),
      openAttemptId:
        own.find(({ state, deadlineMs }) => isOpenState(state) && (deadlineMs ?? Infinity) > nowMs)?.id ?? null,
    },
  };
}
