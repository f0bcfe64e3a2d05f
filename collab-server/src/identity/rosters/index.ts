import type { FastifyRequest } from 'fastify';
import { recordAudit } from '../../audit/index.ts';
import { isUniqueViolation } from '../../platform/database/failures.ts';
import type { Db } from '../../platform/database/index.ts';
import { ProblemError } from '../../platform/errors.ts';
import { type HttpApp, type Viewer, implementRoutes } from '../../platform/http/index.ts';
import { requireAdministrator, requireOrgUnit } from '../administration/access.ts';
import type { Actor } from '../administration/describe.ts';
import { rosterRoutes } from '../contract-rosters.ts';
import type { IdentityDeps } from '../deps.ts';
import { dayOf } from '../membership-store.ts';
import type { OrgUnitTable } from '../tables.ts';
import { administeredRoots } from '../rules.ts';
import { endSessions } from '../session-store.ts';
import { applyRoster } from './apply.ts';
import { loadExisting } from './existing.ts';
import { exportRoster } from './export.ts';
import type { RosterPlan } from './plan-context.ts';
import { planRoster } from './plan.ts';
import { ProblemList, type RosterReport } from './problems.ts';
import { MOST_ROSTER_BYTES, type RosterSet, type UploadedFile, readRosterSet, unpackRoster } from './read-set.ts';

const MOST_FILES = 30;

export function registerRosters(app: HttpApp, deps: IdentityDeps): void {
  const { db, authenticate, now } = deps;

  async function judge(viewer: Viewer, request: FastifyRequest) {
    const actor = await requireAdministrator(db, viewer, now());
    return { actor, set: await receiveSet(request) };
  }

  const planNow = async (within: Db, set: RosterSet, actor: Actor): Promise<RosterPlan> => {
    const existing = await loadExisting(within, set);
    return planRoster(set, existing, actor, { day: dayOf(now()), nowMs: now() });
  };

  /** One entry for each root that the actor administers, so that those beside them there can read it. */
  async function recordForRoots(within: Db, actor: Actor, action: string, count: number, request: FastifyRequest) {
    for (const path of administeredRoots(actor.roles)) {
      const orgUnit = await within
        .selectFrom('orgUnit')
        .select(['id', 'name', 'path'])
        .where('path', '=', path)
        .executeTakeFirst();
      await recordAudit(
        within,
        { action, actor, ...(orgUnit ? { orgUnit } : {}), count, requestId: request.id },
        now(),
      );
    }
  }

  implementRoutes(app, authenticate, rosterRoutes, {
    'POST /api/rosters/check': async ({ viewer, request }) => {
      const { actor, set } = await judge(viewer, request);
      const plan = await planNow(db, set, actor);
      await recordForRoots(db, actor, 'roster.checked', set.users.length, request);
      return reportOf(set, plan, false);
    },
    'POST /api/rosters/import': async ({ viewer, request }) => {
      const { actor, set } = await judge(viewer, request);
      const { plan, endedSessions } = await unlessTaken(
        db.transaction().execute(async (trx) => {
          const made = await planNow(trx, set, actor);
          const ended = new Map<string, readonly string[]>();
          if (set.problems.errors > 0) return { plan: made, endedSessions: ended };
          await applyRoster(trx, made, now());
          for (const personId of made.disabledIds) ended.set(personId, await endSessions(trx, personId));
          const { created, updated, ended: disabled } = made.counts.people;
          await recordForRoots(trx, actor, 'roster.imported', created + updated + disabled, request);
          return { plan: made, endedSessions: ended };
        }),
      );
      for (const [personId, sessionIds] of endedSessions) deps.onSessionsEnded?.(personId, sessionIds);
      if (set.problems.errors === 0) {
        const touched = [...plan.membershipUpdates, ...plan.newMemberships].map(({ personId }) => personId);
        for (const personId of new Set([...touched, ...plan.disabledIds])) deps.onPersonChanged?.(personId);
      }
      return reportOf(set, plan, set.problems.errors === 0);
    },
    'GET /api/rosters/export': async ({ viewer, query, request, reply }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const root = await exportRoot(db, actor, query.orgUnitId);
      const { zip, people } = await exportRoster(db, root.path);
      const record = { action: 'roster.exported', actor, orgUnit: root, count: people, requestId: request.id };
      await recordAudit(db, record, now());
      const name = `tongyan-roster-${root.divisionCode}-${dayOf(now())}.zip`;
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(zip));
    },
  });
}

async function exportRoot(db: Db, actor: Actor, orgUnitId: string | undefined): Promise<OrgUnitTable> {
  if (orgUnitId !== undefined) return requireOrgUnit(db, actor, orgUnitId);
  const [path = ''] = administeredRoots(actor.roles);
  return db.selectFrom('orgUnit').selectAll().where('path', '=', path).executeTakeFirstOrThrow();
}

async function receiveSet(request: FastifyRequest): Promise<RosterSet> {
  if (!request.isMultipart()) throw new ProblemError('request.unsupportedMediaType');
  const uploaded: UploadedFile[] = [];
  let totalBytes = 0;
  for await (const part of request.files({ limits: { files: MOST_FILES, fileSize: MOST_ROSTER_BYTES } })) {
    const bytes = await part.toBuffer();
    totalBytes += bytes.length;
    if (totalBytes > MOST_ROSTER_BYTES) throw new ProblemError('roster.tooLarge');
    uploaded.push({ name: part.filename, bytes });
  }
  if (uploaded.length === 0) throw new ProblemError('roster.fileMissing');
  const problems = new ProblemList();
  const files = unpackRoster(uploaded, problems);
  if (!files) throw new ProblemError('roster.tooLarge');
  return readRosterSet(files, problems);
}

function reportOf(set: RosterSet, { counts }: RosterPlan, imported: boolean): RosterReport {
  const { problems } = set;
  const { errors, warnings } = problems;
  return { imported, files: [...set.files], ...counts, errors, warnings, problems: problems.sorted() };
}

/** Between reading and writing somebody else may have taken an account or a code: nothing was written then. */
async function unlessTaken<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (isUniqueViolation(error)) throw new ProblemError('person.accountTaken');
    throw error;
  }
}
