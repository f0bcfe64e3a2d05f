import { recordAudit } from '../../audit/index.ts';
import { isUniqueViolation } from '../../platform/database/failures.ts';
import { ProblemError, orThrow } from '../../platform/errors.ts';
import { type HttpApp, implementRoutes } from '../../platform/http/index.ts';
import { normaliseAccount } from '../accounts.ts';
import { administrationRoutes } from '../contract-administration.ts';
import type { IdentityDeps } from '../deps.ts';
import { hashPassword } from '../password.ts';
import { makeTemporaryPassword, temporaryPasswordLifeMs } from '../password-rules.ts';
import { insertMembership, insertPerson, listPeople, setPassword } from '../person-store.ts';
import { judgeGrant } from '../rules.ts';
import { endSessions } from '../session-store.ts';
import { requireAdministrator, requireManageable, requireOrgUnit, requirePerson } from './access.ts';
import { describePeople, describePerson } from './describe.ts';
import { membershipOf } from './memberships.ts';

const PAGE_SIZE = 50;

const {
  'GET /api/org-units/:orgUnitId/people': listRoute,
  'POST /api/people': makeRoute,
  'GET /api/people/:personId': readRoute,
  'PATCH /api/people/:personId': changeRoute,
  'POST /api/people/:personId/temporary-password': passwordRoute,
} = administrationRoutes;

export function registerPeople(app: HttpApp, deps: IdentityDeps): void {
  const { db, authenticate, now } = deps;
  const routes = {
    'GET /api/org-units/:orgUnitId/people': listRoute,
    'POST /api/people': makeRoute,
    'GET /api/people/:personId': readRoute,
    'PATCH /api/people/:personId': changeRoute,
    'POST /api/people/:personId/temporary-password': passwordRoute,
  };
  implementRoutes(app, authenticate, routes, {
    'GET /api/org-units/:orgUnitId/people': async ({ viewer, params, query, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const orgUnit = await requireOrgUnit(db, actor, params.orgUnitId);
      const { within = 'unit', offset = 0, limit = PAGE_SIZE, ...filter } = query;
      const place = { orgUnitId: orgUnit.id, orgPath: orgUnit.path, within, offset, limit };
      const { people, total } = await listPeople(db, { ...filter, ...place });
      const described = await describePeople(db, actor, people);
      await recordAudit(
        db,
        { action: 'people.listed', actor, orgUnit, count: people.length, requestId: request.id, detail: { within } },
        now(),
      );
      return { people: described, total };
    },
    'POST /api/people': async ({ viewer, body, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const orgUnit = await requireOrgUnit(db, actor, body.membership.orgUnitId);
      const membership = membershipOf(body.membership);
      orThrow(judgeGrant(actor.roles, { ...membership, level: orgUnit.level, orgPath: orgUnit.path }));
      const temporary = await newTemporaryPassword(now());
      const account = normaliseAccount(body.account);
      const displayName = body.displayName.trim();
      const { passwordHash, expiresAtMs, temporaryPassword } = temporary;
      const personId = await unlessTaken(
        db.transaction().execute(async (trx) => {
          const id = await insertPerson(
            trx,
            { account, displayName, passwordHash, temporaryUntilMs: expiresAtMs },
            now(),
          );
          await insertMembership(trx, id, membership, now());
          const subject = { personId: id, displayName };
          const detail = { role: membership.role };
          await recordAudit(
            trx,
            { action: 'person.made', actor, subject, orgUnit, requestId: request.id, detail },
            now(),
          );
          return id;
        }),
      );
      const { person, memberships } = await requirePerson(db, actor, personId);
      return { person: describePerson(actor, person, memberships), temporaryPassword, expiresAtMs };
    },
    'GET /api/people/:personId': async ({ viewer, params, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const { person, memberships, orgUnit } = await requirePerson(db, actor, params.personId);
      const subject = { personId: person.id, displayName: person.displayName };
      await recordAudit(db, { action: 'person.read', actor, subject, orgUnit, requestId: request.id }, now());
      return describePerson(actor, person, memberships);
    },
    'PATCH /api/people/:personId': async ({ viewer, params, body, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const { person, memberships, orgUnit } = await requireManageable(db, actor, params.personId);
      if (body.disabled === true && person.id === actor.personId) throw new ProblemError('person.oneself');
      const displayName = body.displayName?.trim() ?? person.displayName;
      const disabled = body.disabled === undefined ? person.disabled : Number(body.disabled);
      const changed = { ...person, displayName, disabled };
      const subject = { personId: person.id, displayName };
      const record = { actor, subject, orgUnit, requestId: request.id };
      const ended = await db.transaction().execute(async (trx) => {
        await trx.updateTable('person').set({ displayName, disabled }).where('id', '=', person.id).execute();
        if (displayName !== person.displayName) {
          const detail = { from: person.displayName, to: displayName };
          await recordAudit(trx, { action: 'person.renamed', ...record, detail }, now());
        }
        if (disabled !== person.disabled) {
          await recordAudit(trx, { action: disabled ? 'person.disabled' : 'person.enabled', ...record }, now());
        }
        return disabled ? endSessions(trx, person.id) : [];
      });
      if (ended.length > 0) deps.onSessionsEnded?.(person.id, ended);
      if (disabled !== person.disabled) deps.onPersonChanged?.(person.id);
      return describePerson(actor, changed, memberships);
    },
    'POST /api/people/:personId/temporary-password': async ({ viewer, params, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const { person, orgUnit } = await requireManageable(db, actor, params.personId);
      if (person.id === actor.personId) throw new ProblemError('person.oneself');
      const { passwordHash, expiresAtMs, temporaryPassword } = await newTemporaryPassword(now());
      const subject = { personId: person.id, displayName: person.displayName };
      const ended = await db.transaction().execute(async (trx) => {
        await setPassword(trx, person.id, passwordHash, expiresAtMs);
        await recordAudit(trx, { action: 'password.reset', actor, subject, orgUnit, requestId: request.id }, now());
        return endSessions(trx, person.id);
      });
      deps.onSessionsEnded?.(person.id, ended);
      return { temporaryPassword, expiresAtMs };
    },
  });
}

async function newTemporaryPassword(nowMs: number) {
  const temporaryPassword = makeTemporaryPassword();
  const passwordHash = await hashPassword(temporaryPassword);
  return { temporaryPassword, passwordHash, expiresAtMs: nowMs + temporaryPasswordLifeMs };
}

async function unlessTaken<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (isUniqueViolation(error)) throw new ProblemError('person.accountTaken');
    throw error;
  }
}
