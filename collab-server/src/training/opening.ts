import { randomInt, randomUUID } from 'node:crypto';
import { FAULTS } from '@tongyan/sim-engine/kernel';
import { hashEntry, hashHeader, type LogEntry, type LogHeader, Recorder } from '@tongyan/sim-engine/log';
import type { SceneExercise } from '@tongyan/scenes/session';
import { orThrow, ProblemError } from '../platform/errors.ts';
import type { BodyOf } from '../platform/contract.ts';
import type { Viewer } from '../platform/http/index.ts';
import { type AssignmentRow, findAssignment } from './assignment-store.ts';
import { type AttemptRow, findAttempt, findAttemptByKey, insertAttempt, listAttempts } from './attempt-store.ts';
import { rolesOf, standingIn } from './class-store.ts';
import type { attemptRoutes } from './contract-attempts.ts';
import type { AttemptMode, FaultChoice } from './contract-shapes.ts';
import type { TrainingDeps } from './deps.ts';
import { factsOf } from './facts.ts';
import { insertPart, packPart } from './log-store.ts';
import { drawLots, isOpenState, judgeOpening, judgeTask, mayRun, placeOf } from './rules.ts';
import { requireExercise } from './scenes.ts';
import { deadlineOf } from './time-rules.ts';

type OpeningBody = BodyOf<(typeof attemptRoutes)['POST /api/training/attempts']>;
type FreeOpening = Extract<OpeningBody['of'], { kind: 'free' }>;

/** Who acts where no person does; the same name that a run in a browser gives it. */
const SYSTEM = { id: 'system', role: 'system' } as const;

/** Opens an attempt, or finds the one that is open (rules O1 to O5). */
export function openAttempt(deps: TrainingDeps, viewer: Viewer, body: OpeningBody): Promise<AttemptRow> {
  return deps.turns.run(`open ${viewer.personId}`, async () => {
    const same = await findAttemptByKey(deps.db, viewer.personId, body.key);
    if (same) return same;
    const { of } = body;
    return of.kind === 'assignment'
      ? openAssigned(deps, viewer, body.key, of.assignmentId)
      : openFree(deps, viewer, body.key, of);
  });
}

/** One after another with changes of the task: nobody begins what it is just ceasing to be (rules O5, O6). */
function openAssigned(deps: TrainingDeps, viewer: Viewer, key: string, assignmentId: string): Promise<AttemptRow> {
  return deps.turns.run(taskTurn(assignmentId), () => openAsItIs(deps, viewer, key, assignmentId));
}

export const taskTurn = (assignmentId: string): string => `task ${assignmentId}`;

async function openAsItIs(deps: TrainingDeps, viewer: Viewer, key: string, assignmentId: string) {
  const { db, now } = deps;
  const assignment = await findAssignment(db, assignmentId);
  if (!assignment) throw new ProblemError('training.assignmentNotFound');
  const standing = await standingIn(db, viewer.personId, assignment.classGroupId, now());
  const before = await listAttempts(db, { personId: viewer.personId, assignmentIds: [assignmentId] });
  const open = before.find(({ state, deadlineMs }) => isOpenState(state) && (deadlineMs ?? Infinity) > now());
  if (open && standing.trainee) return open;
  orThrow(judgeOpening({ standing, assignment, attemptsUsed: before.length, nowMs: now() }));
  return createAttempt(deps, viewer.personId, {
    key,
    assignment,
    sceneId: assignment.sceneId,
    exerciseId: assignment.exerciseId,
    mode: assignment.mode,
    faults: JSON.parse(assignment.faults) as FaultChoice,
  });
}

async function openFree(deps: TrainingDeps, viewer: Viewer, key: string, free: FreeOpening) {
  const roles = await rolesOf(deps.db, viewer.personId, deps.now());
  if (!mayRun(roles)) throw new ProblemError('permission.denied');
  const { sceneId, exerciseId, mode, faults = { kind: 'none' }, begunOffline } = free;
  return createAttempt(deps, viewer.personId, {
    key,
    assignment: null,
    sceneId,
    exerciseId,
    mode,
    faults,
    ...(begunOffline ? { begunOffline } : {}),
  });
}

type Creation = {
  readonly key: string;
  readonly assignment: AssignmentRow | null;
  readonly sceneId: string;
  readonly exerciseId: string;
  readonly mode: AttemptMode;
  readonly faults: FaultChoice;
  readonly begunOffline?: FreeOpening['begunOffline'];
};

/** Makes an attempt with the beginning of its log; whether it may be opened has been decided. */
export async function createAttempt(deps: TrainingDeps, personId: string, creation: Creation): Promise<AttemptRow> {
  const { db, now, scenes } = deps;
  const { assignment, sceneId, exerciseId, mode, faults, begunOffline } = creation;
  const { exercise } = await requireExercise(scenes, sceneId, exerciseId);
  if (assignment === null) orThrow(judgeTask(limitsOf(exercise), { mode, faults }));
  // A lot that the server draws cannot have been in a run that began without it.
  if (begunOffline && faults.kind === 'drawn')
    throw new ProblemError('training.faultsRefused', { ...exercise.faultCount });
  const faultIds = chooseFaults(exercise, faults);
  const begun = beginLog(exercise, begunOffline?.seed ?? randomInt(2 ** 32), faultIds, begunOffline?.model);
  const nowMs = now();
  const id = randomUUID();
  const deadlineMs = assignment === null ? null : deadlineOf(nowMs, assignment.minutes, assignment.closesAtMs);
  await db.transaction().execute(async (tx) => {
    await insertAttempt(tx, {
      id,
      personId,
      openKey: creation.key,
      assignmentId: assignment?.id ?? null,
      sceneId,
      exerciseId,
      mode,
      place: placeOf(mode, faultIds.length),
      state: 'opened',
      header: JSON.stringify(begun.header),
      issued: begun.entries.length,
      faultIds: JSON.stringify(faultIds),
      begunAtMs: Math.min(nowMs, begunOffline?.begunAtMs ?? nowMs),
      startedOffline: begunOffline ? 1 : 0,
      openedAtMs: nowMs,
      deadlineMs,
      lastSeenAtMs: null,
      nextSeq: begun.entries.length,
      head: begun.head,
      tick: 0,
      checkpointTick: -1,
      logBytes: 0,
      step: null,
      commandKey: null,
      sealedEnd: null,
      sealedByServer: 0,
      late: 0,
      submittedAtMs: null,
      scoreWanted: 0,
      scoreTries: 0,
      scoredAtMs: null,
      revision: 0,
      awarded: null,
      total: null,
      passed: null,
      openAspects: null,
      attention: 0,
      problem: null,
    });
    if (begun.entries.length > 0) {
      const body = await packPart({ entries: begun.entries, checkpoints: [] });
      await insertPart(tx, { attemptId: id, fromSeq: 0, entries: begun.entries.length, body }, nowMs);
    }
    const row = await findAttempt(tx, id);
    if (!row) throw new Error('the attempt was just inserted');
    await deps.records.attemptOpened(tx, await factsOf(tx, scenes, row));
  });
  const row = await findAttempt(db, id);
  if (!row) throw new Error('the attempt was just inserted');
  return row;
}

export const limitsOf = ({ modes, faults, faultCount }: SceneExercise) => ({
  modes,
  faultIds: faults.map(({ id }) => id),
  faultCount,
});

function chooseFaults({ faults }: SceneExercise, choice: FaultChoice): readonly string[] {
  switch (choice.kind) {
    case 'none':
      return [];
    case 'chosen':
      return choice.faultIds;
    case 'drawn':
      return drawLots(faults, choice.count, () => randomInt(2 ** 32) / 2 ** 32).map(({ id }) => id);
  }
}

/** The beginning of a log: its header, and the faults that the system injects before anybody acts. */
function beginLog(
  exercise: SceneExercise,
  seed: number,
  faultIds: readonly string[],
  model?: LogHeader['model'],
): { readonly header: LogHeader; readonly entries: readonly LogEntry[]; readonly head: string } {
  const recorder = Recorder.start(exercise.training.system, { seed });
  if (!recorder.ok) throw new Error(`the exercise ${exercise.id} does not start: ${recorder.failure.code}`);
  for (const faultId of faultIds) {
    const fault = exercise.faults.find(({ id }) => id === faultId);
    if (!fault) throw new ProblemError('training.faultsRefused', { ...exercise.faultCount });
    const injected = recorder.value.command(SYSTEM, { target: FAULTS, name: 'inject', args: fault.inject });
    if (!injected.ok) throw new Error(`the fault ${faultId} of ${exercise.id} is refused: ${injected.failure.code}`);
  }
  const { recorded } = recorder.value;
  const header = model === undefined ? recorded.header : { ...recorded.header, model };
  let head = hashHeader(header);
  const entries = recorded.entries.map((entry) => {
    head = hashEntry(head, entry);
    return { ...entry, hash: head };
  });
  return { header, entries, head };
}
