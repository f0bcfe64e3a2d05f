import { orThrow, ProblemError } from '../platform/errors.ts';
import type { RouteHandlers } from '../platform/http/index.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import { findAssignment } from './assignment-store.ts';
import { listAttempts } from './attempt-store.ts';
import type { attemptRoutes } from './contract-attempts.ts';
import type { TrainingDeps } from './deps.ts';
import { describeAssignment, describeAttempt } from './describe.ts';
import { refusedOf, type OpenAttempt } from './open-attempt.ts';
import { openAttempt } from './opening.ts';
import { mayRun, NOBODY } from './rules.ts';
import { startOf } from './start.ts';
import { readWholeLog } from './whole-log.ts';
import type { Uploads } from './uploads.ts';
import { rolesOf } from './class-store.ts';
import { attemptRights } from './rules.ts';
import { isTold } from './describe.ts';

type Routes = typeof attemptRoutes;
type Keys =
  | 'GET /api/training/attempts'
  | 'POST /api/training/attempts'
  | 'GET /api/training/attempts/:attemptId'
  | 'GET /api/training/attempts/:attemptId/start'
  | 'POST /api/training/attempts/:attemptId/log'
  | 'POST /api/training/attempts/:attemptId/finish'
  | 'POST /api/training/attempts/:attemptId/whole-log';

const DEFAULT_LIMIT = 50;

/** Opening attempts and handing their logs in. */
export function attemptHandlers(
  deps: TrainingDeps,
  open: OpenAttempt,
  uploads: Uploads,
): Pick<RouteHandlers<Routes>, Keys> {
  const { db, now } = deps;

  /** Only whoever made an attempt adds to it. */
  async function own(attemptId: string, personId: string): Promise<string> {
    const { row, rights } = await open(attemptId, personId);
    if (!rights.known) throw new ProblemError('training.attemptNotFound');
    if (row.personId !== personId) throw new ProblemError('permission.denied');
    return row.id;
  }

  return {
    'GET /api/training/attempts': async ({ viewer, query }) => {
      const limit = query.limit ?? DEFAULT_LIMIT;
      const rows = await listAttempts(db, {
        personId: viewer.personId,
        sceneId: query.sceneId,
        exerciseId: query.exerciseId,
        ...(query.assignmentId === undefined ? {} : { assignmentIds: [query.assignmentId] }),
        ...(query.cursor ? { after: decodeCursor(query.cursor) } : {}),
        limit: limit + 1,
      });
      const page = pageOf(rows, limit, ({ openedAtMs, id }) => ({ atMs: openedAtMs, id }));
      const attempts = await Promise.all(
        page.rows.map((row) => {
          const { state, place, mode } = row;
          const view = { isOwner: true, standing: NOBODY, state, place, mode, isTold: isTold(row, now()) };
          return describeAttempt(deps, row, attemptRights(view));
        }),
      );
      return { attempts, nextCursor: page.nextCursor };
    },
    'POST /api/training/attempts': async ({ viewer, body }) => {
      if (!mayRun(await rolesOf(db, viewer.personId, now()))) throw new ProblemError('permission.denied');
      return startOf(deps, await openAttempt(deps, viewer, body));
    },
    'GET /api/training/attempts/:attemptId': async ({ viewer, params }) => {
      const { row, rights, standing } = await open(params.attemptId, viewer.personId);
      const assignment = row.assignmentId === null ? undefined : await findAssignment(db, row.assignmentId);
      const { known: _known, mayLead: _mayLead, ...may } = rights;
      return {
        attempt: await describeAttempt(deps, row, rights),
        assignment: assignment ? await describeAssignment(deps, assignment, standing) : null,
        may,
        refused: rights.readIntegrity || row.personId === viewer.personId ? await refusedOf(db, row.id) : [],
      };
    },
    'GET /api/training/attempts/:attemptId/start': async ({ viewer, params }) => {
      const { row } = await open(params.attemptId, viewer.personId);
      if (row.personId !== viewer.personId) throw new ProblemError('permission.denied');
      return startOf(deps, row);
    },
    'POST /api/training/attempts/:attemptId/log': async ({ viewer, params, body }) =>
      uploads.append(await own(params.attemptId, viewer.personId), body),
    'POST /api/training/attempts/:attemptId/finish': async ({ viewer, params, body }) =>
      uploads.finish(await own(params.attemptId, viewer.personId), body),
    'POST /api/training/attempts/:attemptId/whole-log': async ({ viewer, params, request }) => {
      const attemptId = await own(params.attemptId, viewer.personId);
      const read = await readWholeLog(request);
      if (read.kind === 'tooLarge') return uploads.tooLarge(attemptId, read.size);
      return uploads.whole(attemptId, orThrow(read.packed));
    },
  };
}
