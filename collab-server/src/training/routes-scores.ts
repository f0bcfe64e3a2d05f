import { randomUUID } from 'node:crypto';
import { formatLog, type TrainingLog } from '@tongyan/sim-engine/log';
import { findPeople } from '../communities/index.ts';
import { ProblemError } from '../platform/errors.ts';
import type { RouteHandlers } from '../platform/http/index.ts';
import { findAssignment } from './assignment-store.ts';
import type { AttemptRow } from './attempt-store.ts';
import { recordTraining, type TrainingAudit } from './audit.ts';
import type { attemptRoutes } from './contract-attempts.ts';
import type { TrainingComment } from './contract-score.ts';
import type { TrainingDeps } from './deps.ts';
import { describeAttempt } from './describe.ts';
import { withTail } from './engine-task.ts';
import { giveJudgement } from './judging.ts';
import { readRecorded, readRefused, readTail, sealedEndOf } from './log-store.ts';
import type { OpenAttempt } from './open-attempt.ts';
import { findExercise, textOf } from './scenes.ts';
import { reportOf } from './scoring.ts';
import { readScores } from './score-store.ts';

type Routes = typeof attemptRoutes;
type Keys =
  | 'GET /api/training/attempts/:attemptId/log'
  | 'GET /api/training/attempts/:attemptId/score'
  | 'GET /api/training/attempts/:attemptId/integrity'
  | 'GET /api/training/attempts/:attemptId/refused/:refusedId'
  | 'POST /api/training/attempts/:attemptId/judgements'
  | 'GET /api/training/attempts/:attemptId/comments'
  | 'POST /api/training/attempts/:attemptId/comments';

type Who = { readonly viewer: TrainingAudit['viewer']; readonly request: { readonly id: string } };

/** Logs, scores and what is said of them. */
export function scoreHandlers(deps: TrainingDeps, open: OpenAttempt): Pick<RouteHandlers<Routes>, Keys> {
  const { db, now, scenes } = deps;

  /** Somebody else's data was read or judged: the school can see who did. */
  async function note(action: TrainingAudit['action'], row: AttemptRow, { viewer, request }: Who, what: string) {
    if (row.personId === viewer.personId || row.assignmentId === null) return;
    const place = await findAssignment(db, row.assignmentId);
    if (!place) return;
    const subject = { personId: row.personId, displayName: row.displayName };
    const detail = { attemptId: row.id, what };
    await recordTraining(db, { action, viewer, place, subject, requestId: request.id, detail }, now());
  }

  return {
    'GET /api/training/attempts/:attemptId/log': async ({ viewer, params, query, request, reply }) => {
      const { row, rights } = await open(params.attemptId, viewer.personId);
      if (!rights.readLog)
        throw new ProblemError(row.place === 'server' ? 'training.scoreNotTold' : 'permission.denied');
      await note('trainingAttempt.read', row, { viewer, request }, 'log');
      const recorded = await readRecorded(db, row);
      const end = sealedEndOf(row);
      const tail = query.part === 'sealed' || !rights.readScore ? [] : await readTail(db, row.id);
      const text =
        end === null
          ? JSON.stringify({ ...recorded, tick: row.tick })
          : formatLog(withTail({ ...recorded, end } satisfies TrainingLog, tail));
      return reply.type('application/json; charset=utf-8').header('cache-control', 'private, no-store').send(text);
    },
    'GET /api/training/attempts/:attemptId/score': async ({ viewer, params, request }) => {
      const { row, rights } = await open(params.attemptId, viewer.personId);
      if (row.state !== 'scored') throw new ProblemError('training.scoreNotReady', { state: row.state });
      if (!rights.readScore) throw new ProblemError('training.scoreNotTold');
      const score = (await readScores(db, [row.id])).get(row.id);
      const end = sealedEndOf(row);
      if (!score || end === null) throw new Error(`the attempt ${row.id} is scored and has no score`);
      await note('trainingAttempt.read', row, { viewer, request }, 'score');
      const found = await findExercise(scenes, row.sceneId, row.exerciseId);
      const judges = [
        ...score.result.aspects.flatMap(({ evidence }) => evidence.judgedBy?.id ?? []),
        ...(score.task?.aspects ?? []).flatMap(({ judgedBy }) => judgedBy?.id ?? []),
      ];
      const people = await findPeople(db, judges);
      const faultIds = JSON.parse(row.faultIds) as string[];
      return {
        attempt: await describeAttempt(deps, row, rights),
        revision: score.revision,
        scoredAtMs: score.scoredAtMs,
        passShare: found?.exercise.passShare ?? 1,
        passed: row.passed === 1,
        result: mutable(score.result),
        task: mutable(score.task),
        sealed: { head: row.head, seal: end.seal, entries: row.nextSeq, endTick: end.tick },
        people: [...people.values()].map(({ personId, displayName }) => ({ personId, displayName })),
        faults: (found?.exercise.faults ?? [])
          .filter(({ id }) => faultIds.includes(id))
          .map(({ id, title, part }) => ({
            id,
            part,
            title: found ? textOf(found.scene, title) : { 'zh-CN': id, en: id },
          })),
      };
    },
    'GET /api/training/attempts/:attemptId/integrity': async ({ viewer, params }) => {
      const { row, rights } = await open(params.attemptId, viewer.personId);
      if (!rights.readIntegrity) throw new ProblemError('permission.denied');
      const found = await findExercise(scenes, row.sceneId, row.exerciseId);
      return reportOf(db, row.id, found?.exercise.training.system.tickS ?? 0);
    },
    'GET /api/training/attempts/:attemptId/refused/:refusedId': async ({ viewer, params, request, reply }) => {
      const { row, rights } = await open(params.attemptId, viewer.personId);
      if (!rights.readIntegrity) throw new ProblemError('permission.denied');
      const bytes = await readRefused(db, row.id, params.refusedId);
      if (bytes === undefined) throw new ProblemError('training.attemptNotFound');
      if (bytes === null) throw new ProblemError('training.refusedLogNotKept');
      await note('trainingAttempt.read', row, { viewer, request }, 'refused');
      return reply
        .type('application/octet-stream')
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename="refused-${params.refusedId}.json"`)
        .send(bytes);
    },
    'POST /api/training/attempts/:attemptId/judgements': async ({ viewer, params, body, request }) => {
      const { row, rights } = await open(params.attemptId, viewer.personId);
      if (!rights.judge) {
        const isTeacher = rights.readIntegrity && row.state !== 'scored';
        throw new ProblemError(isTeacher ? 'training.scoreNotReady' : 'permission.denied');
      }
      const { aspect, points } = body;
      await giveJudgement(deps, { attemptId: row.id, judgeId: viewer.personId, aspect, points, note: body.note });
      await note('trainingAttempt.judged', row, { viewer, request }, `${aspect}: ${points}`);
      const { row: changed } = await open(row.id, viewer.personId);
      return describeAttempt(deps, changed, rights);
    },
    'GET /api/training/attempts/:attemptId/comments': async ({ viewer, params }) => {
      const { row, rights } = await open(params.attemptId, viewer.personId);
      if (!rights.comment) throw new ProblemError('training.scoreNotTold');
      return { comments: await commentsOn(deps, row) };
    },
    'POST /api/training/attempts/:attemptId/comments': async ({ viewer, params, body }) => {
      const { row, rights } = await open(params.attemptId, viewer.personId);
      if (!rights.comment) throw new ProblemError('training.scoreNotTold');
      const { replyTo = null, tick, text } = body;
      const before = await commentsOn(deps, row);
      if (replyTo !== null && !before.some(({ id }) => id === replyTo))
        throw new ProblemError('training.commentNotFound');
      const id = randomUUID();
      await db
        .insertInto('trainingComment')
        .values({ id, attemptId: row.id, tick, authorId: viewer.personId, text: text.trim(), atMs: now(), replyTo })
        .execute();
      const added = (await commentsOn(deps, row)).find((comment) => comment.id === id);
      if (!added) throw new Error('the comment was just inserted');
      return added;
    },
  };
}

async function commentsOn({ db }: Pick<TrainingDeps, 'db'>, attempt: AttemptRow): Promise<TrainingComment[]> {
  const rows = await db
    .selectFrom('trainingComment')
    .innerJoin('person', 'person.id', 'trainingComment.authorId')
    .where('attemptId', '=', attempt.id)
    .selectAll('trainingComment')
    .select('person.displayName')
    .orderBy('tick')
    .orderBy('atMs')
    .orderBy('trainingComment.id')
    .execute();
  return rows.map(({ id, tick, authorId, displayName, text, atMs, replyTo }) => ({
    id,
    tick,
    author: { personId: authorId, displayName },
    byTrainee: authorId === attempt.personId,
    text,
    atMs,
    replyTo,
  }));
}

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

/** What came out of JSON belongs to nobody else: the contract's types know no `readonly`. */
const mutable = <T>(value: T): Mutable<T> => value as Mutable<T>;
