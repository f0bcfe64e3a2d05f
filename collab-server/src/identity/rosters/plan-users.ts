import { randomUUID } from 'node:crypto';
import { normaliseAccount } from '../accounts.ts';
import { type HeldPlace, canManagePerson, canSeePerson, standing } from '../rules.ts';
import { checkSourcedId, checkText, readStatus } from './check-cells.ts';
import type { ExistingPerson } from './existing.ts';
import { joinName } from './names.ts';
import type { Row } from './parse.ts';
import type { PlanContext } from './plan-context.ts';
import { forEachInTurns } from './take-turns.ts';

type UserRow = Row<'users.csv'>;

const accountShape = /^[\p{L}\p{N}][\p{L}\p{N}._@-]+$/u;

export async function planUsers(context: PlanContext): Promise<void> {
  const seen = new Set<string>();
  const accounts = new Map<string, number>();
  await forEachInTurns(context.set.users, (row) => planUser(context, row, seen, accounts));
}

/** A person's memberships as rules need them. */
export function placesOf({ lookup }: PlanContext, personId: string): HeldPlace[] {
  const theirs = lookup.membershipsOf.get(personId) ?? [];
  return theirs.map(({ id, role, orgUnitId, endsOn }) => {
    const unit = lookup.orgUnitById.get(orgUnitId);
    if (!unit) throw new Error(`membership ${id} is in a unit that does not exist`);
    return { id, role, endsOn, orgPath: unit.path };
  });
}

function planUser(context: PlanContext, row: UserRow, seen: Set<string>, accounts: Map<string, number>): void {
  const { place, cells } = row;
  const { problems } = context.set;
  const wish = readUser(context, row);
  if (!checkSourcedId(problems, place, cells.sourcedId, seen) || !wish) return;
  if (accounts.has(wish.account)) return problems.error(place, 'user.accountDuplicate', 'username', cells.username);
  accounts.set(wish.account, place.row);
  const holder = context.lookup.personByAccount.get(wish.account);
  const known = context.lookup.personByKey.get(cells.sourcedId) ?? (holder?.sourcedId === null ? holder : undefined);
  if (holder && holder.id !== known?.id) return problems.error(place, 'user.accountTaken', 'username', cells.username);
  if (known) return planKnown(context, row, known, wish);
  const planned = { isNew: true, disabled: wish.disabled === 1, row: place.row, roles: 0 };
  if (cells.status.toLowerCase() === 'tobedeleted') {
    context.plan.counts.people.unchanged += 1;
    return void context.users.set(cells.sourcedId, { id: '', absent: true, ...planned });
  }
  const id = randomUUID();
  context.plan.newPeople.push({ id, ...wish, sourcedId: cells.sourcedId });
  context.plan.counts.people.created += 1;
  context.users.set(cells.sourcedId, { id, absent: false, ...planned });
}

type Wish = { readonly account: string; readonly displayName: string; readonly disabled: number };

function readUser(context: PlanContext, { place, cells }: UserRow): Wish | undefined {
  const { problems } = context.set;
  const before = problems.errors;
  const account = normaliseAccount(cells.username);
  if (checkText(problems, place, 'username', cells.username) && !accountShape.test(account)) {
    problems.error(place, 'value.format', 'username', cells.username);
  }
  const displayName = cells['metadata.displayName'] || joinName(cells);
  checkText(problems, place, 'familyName', displayName);
  const enabled = cells.enabledUser.toLowerCase();
  if (enabled !== 'true' && enabled !== 'false')
    problems.error(place, 'value.unknown', 'enabledUser', cells.enabledUser);
  const status = readStatus(problems, place, cells.status);
  const disabled = enabled === 'false' || status === 'tobedeleted' ? 1 : 0;
  return problems.errors === before ? { account, displayName, disabled } : undefined;
}

function planKnown(context: PlanContext, { place, cells }: UserRow, person: ExistingPerson, wish: Wish): void {
  const { problems } = context.set;
  const { actor, plan, day } = context;
  const places = placesOf(context, person.id);
  context.users.set(cells.sourcedId, {
    id: person.id,
    isNew: false,
    absent: false,
    disabled: wish.disabled === 1,
    row: place.row,
    roles: places.length,
  });
  const sourcedId = person.id === cells.sourcedId ? person.sourcedId : cells.sourcedId;
  const changed = { id: person.id, ...wish, sourcedId };
  const same = (['account', 'displayName', 'disabled', 'sourcedId'] as const).every(
    (key) => changed[key] === person[key],
  );
  if (!canSeePerson(actor.roles, places)) return problems.error(place, 'scope.outside', 'sourcedId', cells.sourcedId);
  if (same) return void (plan.counts.people.unchanged += 1);
  if (!canManagePerson(actor.roles, standing(places, day))) {
    return problems.error(place, 'scope.outside', 'sourcedId', cells.sourcedId);
  }
  if (wish.disabled === 1 && person.id === actor.personId)
    return problems.error(place, 'user.oneself', 'status', cells.status);
  plan.personUpdates.push(changed);
  if (wish.disabled === 1 && person.disabled === 0) {
    plan.disabledIds.push(person.id);
    plan.counts.people.ended += 1;
  } else {
    plan.counts.people.updated += 1;
  }
}
