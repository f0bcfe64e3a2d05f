import type { Static } from 'typebox';
import { recordAudit } from '../../audit/index.ts';
import { isUniqueViolation } from '../../platform/database/failures.ts';
import { ProblemError, orThrow } from '../../platform/errors.ts';
import { type HttpApp, implementRoutes } from '../../platform/http/index.ts';
import { administrationRoutes } from '../contract-administration.ts';
import type { newMembershipSchema } from '../contract-shapes.ts';
import type { IdentityDeps } from '../deps.ts';
import { listAllMemberships } from '../membership-store.ts';
import { type NewMembershipRow, findPerson, insertMembership } from '../person-store.ts';
import { judgeGrant, judgeRevocation } from '../rules.ts';
import { requireAdministrator, requireOrgUnit, requirePerson } from './access.ts';
import { type Actor, describePerson } from './describe.ts';

const {
  'POST /api/people/:personId/memberships': grantRoute,
  'DELETE /api/people/:personId/memberships/:membershipId': revokeRoute,
} = administrationRoutes;

/** The row that a request asks for: what it leaves out is not limited. */
export function membershipOf(wish: Static<typeof newMembershipSchema>): NewMembershipRow {
  const { orgUnitId, role, subject = null, stage = null, beginsOn = null, endsOn = null } = wish;
  return { orgUnitId, role, subject, stage, beginsOn, endsOn };
}

export function registerMemberships(app: HttpApp, deps: IdentityDeps): void {
  const { db, authenticate, now } = deps;
  const routes = {
    'POST /api/people/:personId/memberships': grantRoute,
    'DELETE /api/people/:personId/memberships/:membershipId': revokeRoute,
  };

  async function describeNow(actor: Actor, personId: string) {
    const person = await findPerson(db, personId);
    if (!person) throw new ProblemError('person.notFound');
    return describePerson(actor, person, await listAllMemberships(db, [personId]));
  }

  implementRoutes(app, authenticate, routes, {
    'POST /api/people/:personId/memberships': async ({ viewer, params, body, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const { person } = await requirePerson(db, actor, params.personId);
      const orgUnit = await requireOrgUnit(db, actor, body.orgUnitId);
      const membership = membershipOf(body);
      orThrow(judgeGrant(actor.roles, { ...membership, level: orgUnit.level, orgPath: orgUnit.path }));
      const subject = { personId: person.id, displayName: person.displayName };
      const detail = { role: membership.role, subject: membership.subject, stage: membership.stage };
      const record = { action: 'membership.granted', actor, subject, orgUnit, requestId: request.id, detail };
      try {
        await db.transaction().execute(async (trx) => {
          await insertMembership(trx, person.id, membership, now());
          await recordAudit(trx, record, now());
        });
      } catch (error) {
        if (isUniqueViolation(error)) throw new ProblemError('membership.duplicate');
        throw error;
      }
      deps.onPersonChanged?.(person.id);
      return describeNow(actor, person.id);
    },
    'DELETE /api/people/:personId/memberships/:membershipId': async ({ viewer, params, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const { person } = await requirePerson(db, actor, params.personId);
      await db.transaction().execute(async (trx) => {
        const memberships = await listAllMemberships(trx, [person.id]);
        orThrow(judgeRevocation(actor, { personId: person.id, memberships }, params.membershipId));
        const revoked = memberships.find(({ id }) => id === params.membershipId);
        await trx.deleteFrom('membership').where('id', '=', params.membershipId).execute();
        await recordAudit(
          trx,
          {
            action: 'membership.revoked',
            actor,
            subject: { personId: person.id, displayName: person.displayName },
            ...(revoked
              ? { orgUnit: { id: revoked.orgUnitId, name: revoked.orgUnitName, path: revoked.orgPath } }
              : {}),
            requestId: request.id,
            detail: { role: revoked?.role ?? null },
          },
          now(),
        );
      });
      deps.onPersonChanged?.(person.id);
      return describeNow(actor, person.id);
    },
  });
}
