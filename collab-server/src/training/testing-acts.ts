import { randomUUID } from 'node:crypto';
import type { LogStand, TrainingStart } from './contract-log.ts';
import type { Assignment, Attempt, FaultChoice } from './contract-shapes.ts';
import { Trainee } from './testing-trainee.ts';
import type { Answer, TestTraining } from './testing-training-server.ts';

export const HOUR_MS = 3_600_000;

/** An answer's body where it must have gone well, as the test says that it is. */
export function well<T>(answer: Answer & { readonly as?: T }): T {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body as T;
}

/** Sets a task for class A. */
export async function setTask(server: TestTraining, more: Readonly<Record<string, unknown>> = {}): Promise<Assignment> {
  return well(
    await server.call('instructor', 'POST /api/training/assignments', {
      sceneId: 'kettle',
      exerciseId: 'boil',
      classGroupId: 'class-a',
      mode: 'practice',
      title: '烧水练习',
      opensAtMs: server.clockMs,
      closesAtMs: server.clockMs + HOUR_MS,
      ...more,
    }),
  );
}

export const setExam = (server: TestTraining, faults: FaultChoice = { kind: 'none' }): Promise<Assignment> =>
  setTask(server, { mode: 'exam', faults, ...(faults.kind === 'none' ? {} : { exerciseId: 'diagnose' }) });

export const openTask = (server: TestTraining, assignmentId: string, person = 'pupil', key = `key-${randomUUID()}`) =>
  server.call(person, 'POST /api/training/attempts', { key, of: { kind: 'assignment', assignmentId } });

export const openFree = (server: TestTraining, person = 'pupil', more: Readonly<Record<string, unknown>> = {}) =>
  server.call(person, 'POST /api/training/attempts', {
    key: `key-${randomUUID()}`,
    of: { kind: 'free', sceneId: 'kettle', exerciseId: 'boil', mode: 'practice', ...more },
  });

/** Opens a task and sits down at it. */
export async function sitDown(server: TestTraining, assignmentId: string, person = 'pupil'): Promise<Trainee> {
  return new Trainee(well<TrainingStart>(await openTask(server, assignmentId, person)));
}

export const send = (server: TestTraining, trainee: Trainee, part: unknown = trainee.part()) =>
  server.call(trainee.start.actor.id, `POST /api/training/attempts/${trainee.start.attemptId}/log`, part);

export const finish = (server: TestTraining, trainee: Trainee, end: unknown = trainee.finish()) =>
  server.call(trainee.start.actor.id, `POST /api/training/attempts/${trainee.start.attemptId}/finish`, end);

export const upload = (server: TestTraining, trainee: Trainee, packed: Buffer) =>
  server.call(
    trainee.start.actor.id,
    `POST /api/training/attempts/${trainee.start.attemptId}/whole-log`,
    packed,
    'application/gzip',
  );

/** Lets the clock go on as the machine did, so that nothing looks too fast. */
export function passTime(server: TestTraining, trainee: Trainee): void {
  server.clockMs = Math.max(server.clockMs, trainee.start.openedAtMs + trainee.recorder.tick * 100);
}

/** Does the whole exercise, hands it in and waits for the score. */
export async function doWell(server: TestTraining, assignmentId: string, person = 'pupil'): Promise<Trainee> {
  const trainee = (await sitDown(server, assignmentId, person)).boils();
  passTime(server, trainee);
  well<LogStand>(await send(server, trainee));
  well<LogStand>(await finish(server, trainee));
  await server.training.scored();
  return trainee;
}

export async function attemptOf(server: TestTraining, attemptId: string, person = 'instructor') {
  const body = well<{
    attempt: Attempt;
    may: Record<string, boolean>;
    refused: { code: string; kept: boolean; id: string }[];
  }>(await server.call(person, `GET /api/training/attempts/${attemptId}`));
  return body;
}

/** What records were told of an attempt; a score with its revision, and a complete one with a mark. */
export const toldOf = (server: TestTraining, attemptId: string): readonly string[] =>
  server.told
    .filter((told) => told.attemptId === attemptId)
    .map(({ what, revision, complete }) => `${what}${revision ? ` ${revision}` : ''}${complete ? ' complete' : ''}`);
