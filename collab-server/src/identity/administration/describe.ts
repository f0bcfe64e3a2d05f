import type { Static } from 'typebox';
import type { Db } from '../../platform/database/index.ts';
import type { administeredPersonSchema } from '../contract-administration.ts';
import { type MembershipRow, listAllMemberships } from '../membership-store.ts';
import type { HeldRole } from '../permissions.ts';
import { type PersonRow, groupByPerson } from '../person-store.ts';
import { administers, canManagePerson, judgeRevocation, standing } from '../rules.ts';

export type AdministeredPerson = Static<typeof administeredPersonSchema>;
export type Actor = {
  readonly personId: string;
  readonly displayName: string;
  readonly roles: readonly HeldRole[];
  readonly day: string;
};

/** People as an administrator sees them: of memberships outside their scope only the number. */
export async function describePeople(
  db: Db,
  actor: Actor,
  people: readonly PersonRow[],
): Promise<AdministeredPerson[]> {
  const memberships = groupByPerson(
    await listAllMemberships(
      db,
      people.map(({ id }) => id),
    ),
  );
  return people.map((person) => describePerson(actor, person, memberships.get(person.id) ?? []));
}

export function describePerson(actor: Actor, person: PersonRow, theirs: readonly MembershipRow[]): AdministeredPerson {
  const visible = theirs.filter(({ orgPath }) => administers(actor.roles, orgPath));
  return {
    id: person.id,
    account: person.account,
    displayName: person.displayName,
    disabled: person.disabled !== 0,
    hasPassword: person.passwordHash !== null,
    createdAtMs: person.createdAtMs,
    manageable: canManagePerson(actor.roles, standing(theirs, actor.day)),
    memberships: visible.map(({ personId: _person, orgPath: _path, ...membership }) => ({
      ...membership,
      revocable: judgeRevocation(actor, { personId: person.id, memberships: theirs }, membership.id).ok,
    })),
    membershipsElsewhere: theirs.length - visible.length,
  };
}
