import { recordAudit } from '../../audit/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type HttpApp, implementRoutes } from '../../platform/http/index.ts';
import { administrationRoutes } from '../contract-administration.ts';
import type { IdentityDeps } from '../deps.ts';
import { hashPassword } from '../password.ts';
import { makeTemporaryPassword, temporaryPasswordLifeMs } from '../password-rules.ts';
import { listAllMemberships } from '../membership-store.ts';
import { type PeoplePlace, groupByPerson, listWithoutPassword, setFirstPassword } from '../person-store.ts';
import { canManagePerson, standing } from '../rules.ts';
import { requireAdministrator, requireOrgUnit } from './access.ts';
import type { Actor } from './describe.ts';

const { 'POST /api/org-units/:orgUnitId/temporary-passwords': giveRoute } = administrationRoutes;

/** Each costs as much as a sign-in: in small portions, so that an administrator sees them come and nobody else waits. */
const AT_ONCE = 20;
const LOOKED_AT = 200;

type Candidate = Awaited<ReturnType<typeof listWithoutPassword>>[number];

/** Temporary passwords for people of a unit who have none yet: whom a roster brought. */
export function registerFirstPasswords(app: HttpApp, { db, authenticate, now }: IdentityDeps): void {
  const routes = { 'POST /api/org-units/:orgUnitId/temporary-passwords': giveRoute };
  implementRoutes(app, authenticate, routes, {
    'POST /api/org-units/:orgUnitId/temporary-passwords': async ({ viewer, params, body, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const orgUnit = await requireOrgUnit(db, actor, params.orgUnitId);
      const { within = 'unit', after = '' } = body;
      const place = { orgUnitId: orgUnit.id, orgPath: orgUnit.path, within };
      const { people, next } = await nextCandidates(db, actor, place, after);
      const expiresAtMs = now() + temporaryPasswordLifeMs;
      const given: { account: string; displayName: string; temporaryPassword: string }[] = [];
      for (const { id: personId, account, displayName } of people) {
        const temporaryPassword = makeTemporaryPassword();
        const passwordHash = await hashPassword(temporaryPassword);
        const isGiven = await db.transaction().execute(async (trx) => {
          // Somebody else may have given one meanwhile: theirs stands.
          if (!(await setFirstPassword(trx, personId, passwordHash, expiresAtMs))) return false;
          const subject = { personId, displayName };
          await recordAudit(trx, { action: 'password.reset', actor, subject, orgUnit, requestId: request.id }, now());
          return true;
        });
        if (isGiven) given.push({ account, displayName, temporaryPassword });
      }
      return { given, expiresAtMs, next };
    },
  });
}

/** The next people whom the actor may manage, in the order of their ids, and where to go on; null at the end. */
async function nextCandidates(
  db: Db,
  actor: Actor,
  place: PeoplePlace,
  after: string,
): Promise<{ people: readonly Candidate[]; next: string | null }> {
  const people: Candidate[] = [];
  let last = after;
  for (;;) {
    const page = await listWithoutPassword(db, place, last, LOOKED_AT);
    const ids = page.map(({ id }) => id);
    const memberships = groupByPerson(await listAllMemberships(db, ids));
    for (const person of page) {
      if (people.length === AT_ONCE) return { people, next: last };
      last = person.id;
      if (canManagePerson(actor.roles, standing(memberships.get(person.id) ?? [], actor.day))) people.push(person);
    }
    if (page.length < LOOKED_AT) return { people, next: null };
  }
}
