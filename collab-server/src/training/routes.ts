import { ProblemError } from '../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../platform/http/index.ts';
import { recordTraining } from './audit.ts';
import { rolesOf } from './class-store.ts';
import { compareAttempts } from './comparison.ts';
import { attemptRoutes } from './contract-attempts.ts';
import { reportRoutes } from './contract-report.ts';
import { trainingRoutes } from './contract.ts';
import type { TrainingDeps } from './deps.ts';
import { attemptOpener } from './open-attempt.ts';
import { reportHandlers } from './report/routes.ts';
import { assignmentHandlers } from './routes-assignments.ts';
import { attemptHandlers } from './routes-attempts.ts';
import { exerciseHandlers } from './routes-exercises.ts';
import { scoreHandlers } from './routes-scores.ts';
import { dashboardPaths, mayReadNumbersOf } from './rules.ts';
import { statisticsBelow } from './statistics.ts';
import type { Uploads } from './uploads.ts';
import { acceptWholeLogs } from './whole-log.ts';

export function registerTrainingRoutes(
  app: HttpApp,
  authenticate: Authenticate,
  deps: TrainingDeps,
  uploads: Uploads,
): void {
  const { db, now } = deps;
  const open = attemptOpener(deps);
  acceptWholeLogs(app);

  implementRoutes(app, authenticate, attemptRoutes, {
    ...attemptHandlers(deps, open, uploads),
    ...scoreHandlers(deps, open),
  });
  implementRoutes(app, authenticate, reportRoutes, reportHandlers(deps));
  implementRoutes(app, authenticate, trainingRoutes, {
    ...exerciseHandlers(deps),
    ...assignmentHandlers(deps),
    'GET /api/training/comparison': ({ viewer, query }) =>
      compareAttempts(deps, open, viewer.personId, [query.first, query.second]),
    'GET /api/training/statistics': async ({ viewer, query, request }) => {
      const roles = await rolesOf(db, viewer.personId, now());
      const [highest] = dashboardPaths(roles).toSorted((a, b) => a.length - b.length);
      if (highest === undefined) throw new ProblemError('permission.denied');
      const unit = await db
        .selectFrom('orgUnit')
        .select(['id', 'name', 'path'])
        .where(query.orgUnitId === undefined ? 'path' : 'id', '=', query.orgUnitId ?? highest)
        .executeTakeFirst();
      if (!unit || !mayReadNumbersOf(roles, unit.path)) throw new ProblemError('orgUnit.notFound');
      const place = { orgUnitId: unit.id, orgUnitName: unit.name, orgPath: unit.path };
      await recordTraining(
        db,
        { action: 'trainingNumbers.read', viewer, place, requestId: request.id, detail: {} },
        now(),
      );
      return { orgUnit: { id: unit.id, name: unit.name }, exercises: await statisticsBelow(deps, unit.path) };
    },
  });
}
