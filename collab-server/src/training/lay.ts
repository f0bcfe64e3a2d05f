import type { LogHeader } from '@tongyan/sim-engine/log';
import { findAssignment, insertAssignment } from './assignment-store.ts';
import { findAttempt, findAttemptByKey, updateAttempt } from './attempt-store.ts';
import type { FaultChoice } from './contract-shapes.ts';
import type { TrainingDeps } from './deps.ts';
import { insertPart, readEntries } from './log-store.ts';
import { createAttempt } from './opening.ts';
import type { TrainingAssignmentTable } from './tables.ts';
import { submit } from './uploads.ts';

export type LaidTask = Omit<TrainingAssignmentTable, 'faults' | 'judged' | 'withdrawnAtMs'> & {
  readonly faults: FaultChoice;
};

/** Lays a task of a demo where it is not laid yet. */
export async function layTask({ db }: TrainingDeps, { faults, ...task }: LaidTask): Promise<void> {
  if (await findAssignment(db, task.id)) return;
  await insertAssignment(db, { ...task, faults: JSON.stringify(faults), withdrawnAtMs: null });
}

export type LaidAttempt = {
  readonly assignmentId: string;
  readonly personId: string;
  readonly openedAtMs: number;
  /** How much of the demonstration is done; 1 for all. */
  readonly share: number;
};

/** Has somebody of a demo do a task, where they have not: a real log, scored like any other. */
export async function layAttempt(deps: TrainingDeps, laid: LaidAttempt): Promise<void> {
  const { db, intake, log } = deps;
  const { assignmentId, personId, openedAtMs, share } = laid;
  const key = `demo ${assignmentId}`;
  const assignment = await findAssignment(db, assignmentId);
  const before = await findAttemptByKey(db, personId, key);
  if (!assignment || intake.isClosed || (before && before.state !== 'opened')) return;
  const attempt =
    before ??
    (await createAttempt({ ...deps, now: () => openedAtMs }, personId, {
      key,
      assignment,
      sceneId: assignment.sceneId,
      exerciseId: assignment.exerciseId,
      mode: assignment.mode,
      faults: JSON.parse(assignment.faults) as FaultChoice,
    }));
  const rehearsed = await intake.rehearse({
    sceneId: attempt.sceneId,
    exerciseId: attempt.exerciseId,
    header: JSON.parse(attempt.header) as LogHeader,
    issued: (await readEntries(db, attempt.id, 0)).slice(0, attempt.issued),
    faultIds: JSON.parse(attempt.faultIds) as string[],
    actor: { id: personId, role: 'trainee' },
    share,
  });
  if (!rehearsed.ok) {
    log.warn({ code: rehearsed.error.code, exerciseId: attempt.exerciseId }, 'an attempt of the demo cannot be laid');
    return;
  }
  const { part, entries, head, end, checkpointTick, ranS } = rehearsed.value;
  const submittedAtMs = openedAtMs + Math.ceil(ranS * 1_000);
  await db.transaction().execute(async (tx) => {
    await insertPart(tx, { attemptId: attempt.id, fromSeq: attempt.nextSeq, entries, body: part }, submittedAtMs);
    await updateAttempt(tx, attempt.id, { nextSeq: attempt.nextSeq + entries, head, checkpointTick });
    const grown = await findAttempt(tx, attempt.id);
    if (!grown) throw new Error('the attempt was just there');
    await submit(tx, grown, { end, nowMs: submittedAtMs, late: false, byServer: false });
  });
  deps.onSubmitted();
}
