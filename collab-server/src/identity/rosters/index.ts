import type { FastifyRequest } from 'fastify';
import { latestAuditId, recordAudit } from '../../audit/index.ts';
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
import { type JudgedRoster, planRoster } from './plan.ts';
import { ProblemList, type RosterReport } from './problems.ts';
import { MOST_ROSTER_BYTES, type RosterSet, type UploadedFile, readRosterSet, unpackRoster } from './read-set.ts';

const MOST_FILES = 30;
const MOST_ATTEMPTS = 4;

/** What changes any of that on which a judgement rests; each is recorded in the transaction of its change. */
const changingActions: readonly string[] = [
  'installation.setUp',
  'membership.granted',
  'membership.revoked',
  'orgUnit.added',
  'orgUnit.renamed',
  'person.disabled',
  'person.enabled',
  'person.made',
  'person.renamed',
  'roster.imported',
];

export function registerRosters(app: HttpApp, deps: IdentityDeps): void {
  const { db, authenticate, now } = deps;

  async function receive(viewer: Viewer, request: FastifyRequest) {
    const actor = await requireAdministrator(db, viewer, now());
    return { actor, set: await receiveSet(request) };
  }

  const judgeSet = async (within: Db, set: RosterSet, actor: Actor): Promise<JudgedRoster> =>
    planRoster(set, await loadExisting(within, set), actor, { day: dayOf(now()), nowMs: now() });

  /**
   * Writes a judged set in one short transaction. It was judged before, outside it, so that nobody else's writing waits for
   * the judging; undefined where identity has changed since, and it must be judged again.
   */
  function write(actor: Actor, { plan }: JudgedRoster, revision: number, request: FastifyRequest) {
    return db.transaction().execute(async (trx) => {
      await takeImportTurn(trx, now());
      if ((await latestAuditId(trx, changingActions)) !== revision) return undefined;
      await applyRoster(trx, plan, now());
      const ended = new Map<string, readonly string[]>();
      for (const personId of plan.disabledIds) ended.set(personId, await endSessions(trx, personId));
      await recordForRoots(trx, actor, 'roster.imported', countTouched(plan), request);
      return ended;
    });
  }

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
      const { actor, set } = await receive(viewer, request);
      const judged = await judgeSet(db, set, actor);
      await recordForRoots(db, actor, 'roster.checked', set.users.length, request);
      return reportOf(set, judged, false);
    },
    'POST /api/rosters/import': async ({ viewer, request }) => {
      const { actor, set } = await receive(viewer, request);
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
        const revision = await latestAuditId(db, changingActions);
        const judged = await judgeSet(db, set, actor);
        if (judged.problems.errors > 0) return reportOf(set, judged, false);
        const ended = await unlessTaken(write(actor, judged, revision, request));
        if (!ended) continue;
        for (const [personId, sessionIds] of ended) deps.onSessionsEnded?.(personId, sessionIds);
        const { membershipUpdates, newMemberships, disabledIds } = judged.plan;
        const touched = [...membershipUpdates, ...newMemberships].map(({ personId }) => personId);
        for (const personId of new Set([...touched, ...disabledIds])) deps.onPersonChanged?.(personId);
        return reportOf(set, judged, true);
      }
      throw new ProblemError('roster.changedMeanwhile');
    },
    'GET /api/rosters/export': async ({ viewer, query, request, reply }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const root = await exportRoot(db, actor, query.orgUnitId);
      const { zip, people } = await exportRoster(db, root.path, dayOf(now()));
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

/** Holds a row until the transaction ends: of two imports at once the second waits here, and then sees the first. */
async function takeImportTurn(trx: Db, nowMs: number): Promise<void> {
  await trx
    .insertInto('installationFact')
    .values({ name: 'identity.rosterImportedAtMs', value: String(nowMs) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(nowMs) }))
    .execute();
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

/** People of whom anything is written. */
function countTouched(plan: RosterPlan): number {
  const { newPeople, personUpdates, newMemberships, membershipUpdates, newEnrolments, enrolmentUpdates } = plan;
  const people = [...newPeople, ...personUpdates].map(({ id }) => id);
  const rows = [...newMemberships, ...membershipUpdates, ...newEnrolments, ...enrolmentUpdates];
  return new Set([...people, ...rows.map(({ personId }) => personId)]).size;
}

function reportOf(set: RosterSet, { plan: { counts }, problems }: JudgedRoster, imported: boolean): RosterReport {
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
