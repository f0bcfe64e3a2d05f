import { randomUUID } from 'node:crypto';
import { orThrow, ProblemError } from '../platform/errors.ts';
import type { RouteHandlers, RouteInput } from '../platform/http/index.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import {
  type AssignmentRow,
  findAssignment,
  hasAttempts,
  insertAssignment,
  listAssignments,
  moveDeadlines,
  updateAssignment,
} from './assignment-store.ts';
import { listAttempts } from './attempt-store.ts';
import { recordTraining, type TrainingAudit } from './audit.ts';
import { standingsOf, studentsOf } from './class-store.ts';
import type { trainingRoutes } from './contract.ts';
import type { FaultChoice } from './contract-shapes.ts';
import type { TrainingDeps } from './deps.ts';
import { describeAssignment, describeAttempts } from './describe.ts';
import { matrixOf } from './matrix.ts';
import { limitsOf, taskTurn } from './opening.ts';
import { acceptAspects } from './outcome.ts';
import { type ClassStanding, decideJudge, decideSee, judgeTask, judgeWindow, NOBODY } from './rules.ts';
import { requireExercise } from './scenes.ts';

type Routes = typeof trainingRoutes;
type Keys =
  | 'GET /api/training/assignments'
  | 'POST /api/training/assignments'
  | 'GET /api/training/assignments/:assignmentId'
  | 'PATCH /api/training/assignments/:assignmentId'
  | 'POST /api/training/assignments/:assignmentId/withdraw'
  | 'GET /api/training/assignments/:assignmentId/matrix';

const DEFAULT_LIMIT = 50;

/** Tasks set for classes: by whoever may set them, for whoever sees or works on them. */
export function assignmentHandlers(deps: TrainingDeps): Pick<RouteHandlers<Routes>, Keys> {
  const { db, now, scenes, turns } = deps;

  /** The task and how the viewer stands to its class; a problem where they may not know of it. */
  async function open(assignmentId: string, personId: string) {
    const row = await findAssignment(db, assignmentId);
    if (!row) throw new ProblemError('training.assignmentNotFound');
    const { classes } = await standingsOf(db, personId, now());
    const standing = classes.get(row.classGroupId)?.standing ?? NOBODY;
    if (!standing.see && !standing.trainee) throw new ProblemError('training.assignmentNotFound');
    return { row, standing };
  }

  type Who = { readonly viewer: TrainingAudit['viewer']; readonly request: { readonly id: string } };
  const note = (action: TrainingAudit['action'], row: AssignmentRow, { viewer, request }: Who, count?: number) =>
    recordTraining(
      db,
      {
        action,
        viewer,
        place: row,
        requestId: request.id,
        detail: { assignmentId: row.id },
        ...(count === undefined ? {} : { count }),
      },
      now(),
    );

  async function required(id: string): Promise<AssignmentRow> {
    const row = await findAssignment(db, id);
    if (!row) throw new Error(`the assignment ${id} was just there`);
    return row;
  }

  async function change(
    { viewer, params, body, request }: RouteInput<Routes['PATCH /api/training/assignments/:assignmentId']>,
    standing: ClassStanding,
  ) {
    const row = await required(params.assignmentId);
    if (row.withdrawnAtMs !== null) throw new ProblemError('training.assignmentWithdrawn');
    const { exercise } = await requireExercise(scenes, row.sceneId, row.exerciseId);
    const faults = body.faults ?? (JSON.parse(row.faults) as FaultChoice);
    orThrow(judgeTask(limitsOf(exercise), { mode: body.mode ?? row.mode, faults }));
    orThrow(judgeWindow(body.opensAtMs ?? row.opensAtMs, body.closesAtMs ?? row.closesAtMs));
    const judged = body.judged === undefined ? row.judged : JSON.stringify(orThrow(acceptAspects(body.judged)));
    const isDeep =
      judged !== row.judged ||
      (body.mode !== undefined && body.mode !== row.mode) ||
      (body.faults !== undefined && JSON.stringify(body.faults) !== row.faults) ||
      (body.opensAtMs !== undefined && body.opensAtMs !== row.opensAtMs);
    if (isDeep && (await hasAttempts(db, row.id))) throw new ProblemError('training.assignmentBegun');
    const { faults: changedFaults, judged: _judged, title, note: changedNote, ...rest } = body;
    await updateAssignment(db, row.id, {
      ...rest,
      judged,
      ...(title === undefined ? {} : { title: title.trim() }),
      ...(changedNote === undefined ? {} : { note: changedNote.trim() }),
      ...(changedFaults === undefined ? {} : { faults: JSON.stringify(changedFaults) }),
    });
    const changed = await required(row.id);
    await moveDeadlines(deps, changed);
    await note('trainingTask.changed', changed, { viewer, request });
    return describeAssignment(deps, changed, standing);
  }

  return {
    'GET /api/training/assignments': async ({ viewer, query }) => {
      const { classes } = await standingsOf(db, viewer.personId, now());
      const isTrainee = query.as === 'trainee';
      const wanted = [...classes.values()].filter(
        ({ id, standing }) =>
          (isTrainee ? standing.trainee : standing.see) &&
          (query.classGroupId === undefined || query.classGroupId === id),
      );
      const limit = query.limit ?? DEFAULT_LIMIT;
      const rows = await listAssignments(db, {
        classGroupIds: wanted.map(({ id }) => id),
        withWithdrawn: !isTrainee,
        ...(query.cursor ? { after: decodeCursor(query.cursor) } : {}),
        limit: limit + 1,
      });
      const page = pageOf(rows, limit, ({ createdAtMs, id }) => ({ atMs: createdAtMs, id }));
      const assignmentIds = page.rows.map(({ id }) => id);
      const [attempts, students] = await Promise.all([
        listAttempts(db, { assignmentIds, ...(isTrainee ? { personId: viewer.personId } : {}) }),
        isTrainee ? new Map<string, readonly { personId: string }[]>() : studentsOf(db, wanted, now()),
      ]);
      const byTask = Map.groupBy(attempts, ({ assignmentId }) => assignmentId);
      const assignments = await Promise.all(
        page.rows.map(async (row) => {
          const standing = classes.get(row.classGroupId)?.standing ?? NOBODY;
          const own = byTask.get(row.id) ?? [];
          const people = (wantedOnes: typeof own) => new Set(wantedOnes.map(({ personId }) => personId)).size;
          return {
            ...(await describeAssignment(deps, row, isTrainee ? { ...standing, see: false, judge: false } : standing)),
            mine: isTrainee ? await describeAttempts(deps, own, { personId: viewer.personId, standing: NOBODY }) : [],
            counts: isTrainee
              ? null
              : {
                  students: students.get(row.classGroupId)?.length ?? 0,
                  begun: people(own),
                  submitted: people(own.filter(({ submittedAtMs }) => submittedAtMs !== null)),
                  scored: people(own.filter(({ state }) => state === 'scored')),
                  toJudge: own.filter(({ state, openAspects }) => state === 'scored' && (openAspects ?? 0) > 0).length,
                },
          };
        }),
      );
      return { assignments, nextCursor: page.nextCursor };
    },
    'POST /api/training/assignments': async ({ viewer, body, request }) => {
      const { classes } = await standingsOf(db, viewer.personId, now());
      const group = classes.get(body.classGroupId);
      if (!group?.standing.see) throw new ProblemError('training.classNotFound');
      orThrow(decideJudge(group.standing));
      const { exercise } = await requireExercise(scenes, body.sceneId, body.exerciseId);
      const faults: FaultChoice = body.faults ?? { kind: 'none' };
      orThrow(judgeTask(limitsOf(exercise), { mode: body.mode, faults }));
      orThrow(judgeWindow(body.opensAtMs, body.closesAtMs));
      const judged = orThrow(acceptAspects(body.judged ?? []));
      const id = randomUUID();
      const isExam = body.mode === 'exam';
      await insertAssignment(db, {
        id,
        classGroupId: group.id,
        sceneId: body.sceneId,
        exerciseId: body.exerciseId,
        mode: body.mode,
        title: body.title.trim(),
        note: body.note?.trim() ?? '',
        faults: JSON.stringify(faults),
        minutes: body.minutes ?? null,
        attempts: body.attempts === undefined ? (isExam ? 1 : null) : body.attempts,
        opensAtMs: body.opensAtMs,
        closesAtMs: body.closesAtMs,
        results: body.results ?? (isExam ? 'afterClose' : 'atOnce'),
        judged: JSON.stringify(judged),
        createdBy: viewer.personId,
        createdAtMs: now(),
        withdrawnAtMs: null,
      });
      const row = await required(id);
      await note('trainingTask.created', row, { viewer, request });
      return describeAssignment(deps, row, group.standing);
    },
    'GET /api/training/assignments/:assignmentId': async ({ viewer, params }) => {
      const { row, standing } = await open(params.assignmentId, viewer.personId);
      return describeAssignment(deps, row, standing);
    },
    'PATCH /api/training/assignments/:assignmentId': async (input) => {
      const { params, viewer } = input;
      const { standing } = await open(params.assignmentId, viewer.personId);
      orThrow(decideJudge(standing));
      return turns.run(taskTurn(params.assignmentId), () => change(input, standing));
    },
    'POST /api/training/assignments/:assignmentId/withdraw': async ({ viewer, params, request }) => {
      const { row, standing } = await open(params.assignmentId, viewer.personId);
      orThrow(decideJudge(standing));
      if (row.withdrawnAtMs === null) {
        await updateAssignment(db, row.id, { withdrawnAtMs: now() });
        await note('trainingTask.withdrawn', row, { viewer, request });
      }
      return describeAssignment(deps, await required(row.id), standing);
    },
    'GET /api/training/assignments/:assignmentId/matrix': async ({ viewer, params, request }) => {
      const { row, standing } = await open(params.assignmentId, viewer.personId);
      orThrow(decideSee(standing));
      const matrix = await matrixOf(deps, row, { personId: viewer.personId, standing });
      await note('trainingMatrix.read', row, { viewer, request }, matrix.rows.length);
      return matrix;
    },
  };
}
