import { randomUUID } from 'node:crypto';
import { stageCode } from '../contract-shapes.ts';
import { administers, roleLevels } from '../rules.ts';
import type { MembershipTable, RoleCode, StageCode } from '../tables.ts';
import { checkSourcedId, readDate, readStatus } from './check-cells.ts';
import { dayBefore } from './days.ts';
import type { Row } from './parse.ts';
import { type PlanContext, contentOf } from './plan-context.ts';
import { findOrg, findUser } from './references.ts';
import { readRole } from './role-names.ts';
import { forEachInTurns } from './take-turns.ts';

type RoleRow = Row<'roles.csv'>;
type Wish = Pick<MembershipTable, 'personId' | 'orgUnitId' | 'role' | 'subject' | 'stage' | 'beginsOn' | 'endsOn'>;

export async function planRoles(context: PlanContext): Promise<void> {
  const { problems, roles } = context.set;
  const seen = new Set<string>();
  const keys = new Set<string>();
  await forEachInTurns(roles, (row) => planRole(context, row, seen, keys));
  for (const [sourcedId, user] of context.users) {
    // Somebody without any role would be in no administrator's sight.
    if (user.isNew && !user.absent && user.roles === 0) {
      problems.error({ file: 'users.csv', row: user.row }, 'user.roleMissing', 'sourcedId', sourcedId);
    }
  }
  guardLastAdministrator(context);
}

function planRole(context: PlanContext, row: RoleRow, seen: Set<string>, keys: Set<string>): void {
  const { place, cells } = row;
  const { problems } = context.set;
  const { plan, lookup } = context;
  const fresh = checkSourcedId(problems, place, cells.sourcedId, seen);
  const wish = readRow(context, row);
  if (!fresh || !wish) return;
  const key = contentOf(wish);
  if (keys.has(key)) return problems.error(place, 'role.duplicate', 'role', cells.role);
  keys.add(key);
  const known = lookup.membershipByKey.get(cells.sourcedId) ?? lookup.membershipByContent.get(key);
  if (!known && cells.status.toLowerCase() === 'tobedeleted') return void (plan.counts.memberships.unchanged += 1);
  if (!known) {
    const made = { id: randomUUID(), ...wish, sourcedId: cells.sourcedId, createdAtMs: context.nowMs };
    plan.newMemberships.push(made);
    plan.counts.memberships.created += 1;
    return;
  }
  const held = lookup.orgUnitById.get(known.orgUnitId);
  if (known.personId !== wish.personId || !held || !administers(context.actor.roles, held.path)) {
    return problems.error(place, 'scope.outside', 'sourcedId', cells.sourcedId);
  }
  const sourcedId = known.id === cells.sourcedId ? known.sourcedId : cells.sourcedId;
  const changed: MembershipTable = { ...known, ...wish, sourcedId };
  const wasEnded = known.endsOn !== null && known.endsOn < context.day;
  const isEnded = changed.endsOn !== null && changed.endsOn < context.day;
  // Ended stays ended at its day: the same set again changes nothing.
  if (wasEnded && isEnded) changed.endsOn = known.endsOn;
  const fields = ['orgUnitId', 'role', 'subject', 'stage', 'beginsOn', 'endsOn', 'sourcedId'] as const;
  if (fields.every((field) => changed[field] === known[field])) return void (plan.counts.memberships.unchanged += 1);
  plan.membershipUpdates.push(changed);
  plan.counts.memberships[isEnded && !wasEnded ? 'ended' : 'updated'] += 1;
}

/** A row as a membership; undefined where it cannot be one, with the reason reported. */
function readRow(context: PlanContext, { place, cells }: RoleRow): Wish | undefined {
  const { problems } = context.set;
  const before = problems.errors;
  const status = readStatus(problems, place, cells.status);
  if (cells.roleType !== 'primary' && cells.roleType !== 'secondary') {
    problems.error(place, 'value.unknown', 'roleType', cells.roleType);
  }
  const beginsOn = readDate(problems, place, 'beginDate', cells.beginDate);
  const endDate = readDate(problems, place, 'endDate', cells.endDate);
  if (beginsOn && endDate && endDate < beginsOn) problems.error(place, 'value.date', 'endDate', cells.endDate);
  const stage = readStage(context, place, cells['metadata.stage']);
  const role = readRole(cells.role);
  if (role === undefined) problems.error(place, 'value.unknown', 'role', cells.role);
  const reference = { place, isEnding: status === 'tobedeleted' };
  const orgUnit = findOrg(context, { ...reference, column: 'orgSourcedId', key: cells.orgSourcedId });
  const personId = findUser(context, { ...reference, column: 'userSourcedId', key: cells.userSourcedId });
  const planned = context.users.get(cells.userSourcedId);
  if (planned) planned.roles += 1;
  if (role === 'noEquivalent') problems.warning(place, 'role.noEquivalent', 'role', cells.role);
  else if (role && orgUnit && !roleLevels[role].includes(orgUnit.level)) {
    problems.error(place, 'role.notForLevel', 'role', cells.role);
  }
  if (problems.errors > before || !orgUnit || personId === undefined || !isRole(role)) return undefined;
  const endsOn = status === 'tobedeleted' ? dayBefore(context.day) : (endDate ?? null);
  const subject = cells['metadata.subject'] === '' ? null : cells['metadata.subject'];
  return { personId, orgUnitId: orgUnit.id, role, subject, stage: stage ?? null, beginsOn: beginsOn ?? null, endsOn };
}

function isRole(role: RoleCode | 'noEquivalent' | undefined): role is RoleCode {
  return role !== undefined && role !== 'noEquivalent';
}

function readStage(context: PlanContext, place: RoleRow['place'], value: string): StageCode | null {
  const stage = stageCode.enum.find((known) => known === value);
  if (value !== '' && stage === undefined) context.set.problems.error(place, 'value.unknown', 'metadata.stage', value);
  return stage ?? null;
}

/** An import cannot take the last administrator role of whoever runs it. */
function guardLastAdministrator({ plan, lookup, actor, day, set }: PlanContext): void {
  const theirs = lookup.membershipsOf.get(actor.personId) ?? [];
  const mine = theirs.filter(({ role }) => role === 'administrator');
  const changed = new Map(plan.membershipUpdates.map((membership) => [membership.id, membership]));
  const left = mine.some((membership) => {
    const after = changed.get(membership.id) ?? membership;
    return after.role === 'administrator' && (after.endsOn === null || after.endsOn >= day);
  });
  if (mine.length > 0 && !left) set.problems.error({ file: 'roles.csv', row: 0 }, 'scope.lastAdministrator', 'status');
}
