import { ProblemError } from '../../platform/errors.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Viewer } from '../../platform/http/index.ts';
import { type MembershipRow, dayOf, heldRoles, listAllMemberships } from '../membership-store.ts';
import { findOrgUnit } from '../org-unit-store.ts';
import { type PersonRow, findPerson } from '../person-store.ts';
import { administeredRoots, administers, canManagePerson, canSeePerson, standing } from '../rules.ts';
import type { OrgUnitTable } from '../tables.ts';
import type { Actor } from './describe.ts';

/** The viewer as an administrator; throws `permission.denied` where they administer nothing today. */
export async function requireAdministrator(db: Db, viewer: Viewer, nowMs: number): Promise<Actor> {
  const { personId, displayName } = viewer;
  const roles = await heldRoles(db, personId, nowMs);
  if (administeredRoots(roles).length === 0) throw new ProblemError('permission.denied');
  return { personId, displayName, roles, day: dayOf(nowMs) };
}

/** A unit in the actor's scope. One that exists elsewhere is refused: the tree is no secret. */
export async function requireOrgUnit(db: Db, actor: Actor, orgUnitId: string): Promise<OrgUnitTable> {
  const unit = await findOrgUnit(db, orgUnitId);
  if (!unit) throw new ProblemError('orgUnit.notFound');
  if (!administers(actor.roles, unit.path)) throw new ProblemError('permission.denied');
  return unit;
}

export type SeenPerson = {
  readonly person: PersonRow;
  readonly memberships: readonly MembershipRow[];
  /** The unit through which the actor sees them: their highest one in the actor's scope. */
  readonly orgUnit: { readonly id: string; readonly name: string; readonly path: string };
};

/** A person whom the actor may see. One outside their scope is answered like one who does not exist. */
export async function requirePerson(db: Db, actor: Actor, personId: string): Promise<SeenPerson> {
  const person = await findPerson(db, personId);
  const memberships = await listAllMemberships(db, [personId]);
  const seen = memberships.find(({ orgPath }) => administers(actor.roles, orgPath));
  if (!person || !seen || !canSeePerson(actor.roles, memberships)) throw new ProblemError('person.notFound');
  const { orgUnitId: id, orgUnitName: name, orgPath: path } = seen;
  return { person, memberships, orgUnit: { id, name, path } };
}

/** A person on whom the actor may act as a whole, and who is not the actor. */
export async function requireManageable(db: Db, actor: Actor, personId: string): Promise<SeenPerson> {
  const seen = await requirePerson(db, actor, personId);
  if (!canManagePerson(actor.roles, standing(seen.memberships, actor.day)))
    throw new ProblemError('person.alsoElsewhere');
  return seen;
}
