import { Readable } from 'node:stream';
import { recordAudit } from '../audit/index.ts';
import { findPeople } from '../communities/index.ts';
import { decide, listMemberships } from '../identity/index.ts';
import { orThrow } from '../platform/errors.ts';
import { type HttpApp, implementRoutes, type Viewer } from '../platform/http/index.ts';
import { recordsRoutes } from './contract.ts';
import { registerCredentials } from './credentials/routes.ts';
import type { RecordsDeps } from './deps.ts';
import { exportStatements } from './export.ts';
import type { Forwarder } from './lrs/forwarder.ts';
import { registerLrsTargets } from './lrs/routes.ts';
import { decideScope } from './rules.ts';
import { countStatements, listStatements, type StatementFilter } from './store.ts';
import type { Verb } from './verbs.ts';

const DEFAULT_LIMIT = 50;

type Query = {
  readonly scope: 'own' | 'classes';
  readonly classGroupId?: string;
  readonly personId?: string;
  readonly verb?: Verb;
  readonly sceneId?: string;
  readonly exerciseId?: string;
  readonly attemptId?: string;
  readonly sinceMs?: number;
  readonly untilMs?: number;
  readonly withVoided?: boolean;
};

export function registerRecords(app: HttpApp, deps: RecordsDeps, forwarder: Forwarder): void {
  const { db, authenticate, training, now } = deps;

  async function filterOf(query: Query, viewer: Viewer): Promise<StatementFilter> {
    const [classes, untold] = await Promise.all([
      training.classesOf(viewer.personId),
      training.untoldTo(viewer.personId),
    ]);
    const of = orThrow(decideScope(query, viewer.personId, classes));
    const { personId, verb, sceneId, exerciseId, attemptId, sinceMs, untilMs, withVoided = false } = query;
    return { of, personId, verb, sceneId, exerciseId, attemptId, sinceMs, untilMs, withVoided, untold };
  }

  implementRoutes(app, authenticate, recordsRoutes, {
    'GET /api/records/scopes': async ({ viewer }) => {
      const classes = await training.classesOf(viewer.personId);
      const memberships = await listMemberships(db, viewer.personId, now());
      const administered = memberships.filter((held) => decide('manageRosters', [held], held).ok);
      const classGroups = await db
        .selectFrom('classGroup')
        .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
        .where('classGroup.id', 'in', classes.length > 0 ? [...classes] : [''])
        .select(['classGroup.id', 'classGroup.title', 'orgUnit.name as orgUnitName'])
        .orderBy('classGroup.title')
        .execute();
      return {
        classGroups,
        administered: administered.map(({ orgUnitId, orgUnitName }) => ({ orgUnitId, name: orgUnitName })),
      };
    },
    'GET /api/records/statements': async ({ viewer, query }) => {
      const limit = query.limit ?? DEFAULT_LIMIT;
      const rows = await listStatements(db, await filterOf(query, viewer), query.before, limit + 1);
      const shown = rows.slice(0, limit);
      const statements = shown.map((row) => ({
        seq: row.seq,
        id: row.id,
        verb: row.verb,
        timestampMs: row.timestampMs,
        storedAtMs: row.storedAtMs,
        person: { personId: row.personId, displayName: row.displayName },
        classGroup: row.classGroupId === null ? null : { id: row.classGroupId, title: row.classTitle ?? '' },
        attemptId: row.attemptId,
        sceneId: row.sceneId,
        exerciseId: row.exerciseId,
        scaled: row.scaled,
        voidedBy: row.voidedBy,
        statement: JSON.parse(row.json) as unknown,
      }));
      return { statements, next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null };
    },
    'GET /api/records/export': async ({ viewer, query, reply, request }) => {
      const filter = await filterOf(query, viewer);
      const { statements, people } = await countStatements(db, filter);
      const unit = (await findPeople(db, [viewer.personId])).get(viewer.personId)?.unit;
      await recordAudit(
        db,
        {
          action: 'statements.exported',
          actor: viewer,
          ...(unit ? { orgUnit: { id: unit.orgUnitId, name: unit.name, path: unit.path } } : {}),
          count: people,
          requestId: request.id,
          detail: { scope: query.scope, statements, format: query.format },
        },
        now(),
      );
      const { format } = query;
      return reply
        .type(format === 'json' ? 'application/json; charset=utf-8' : 'application/jsonl; charset=utf-8')
        .header('content-disposition', `attachment; filename="statements.${format}"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(exportStatements(db, filter, format)));
    },
  });
  registerLrsTargets(app, deps, forwarder);
  registerCredentials(app, deps);
}
