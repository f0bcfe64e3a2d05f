import { randomUUID } from 'node:crypto';
import { isOpen, mayBeEnrolled } from '../class-groups/rules.ts';
import { enrolmentRole } from '../contract-shapes.ts';
import type { ClassGroupTable, EnrolmentTable, MembershipTable } from '../tables.ts';
import { checkSourcedId, checkText, readDate, readStatus } from './check-cells.ts';
import { dayBefore } from './days.ts';
import type { Row } from './parse.ts';
import { type PlanContext, enrolmentContentOf } from './plan-context.ts';
import type { Place } from './problems.ts';
import { findSchool, findUser } from './references.ts';
import { forEachInTurns } from './take-turns.ts';

type EnrolmentRow = Row<'enrollments.csv'>;
type Wish = Omit<EnrolmentTable, 'id' | 'sourcedId' | 'createdAtMs'>;

/** Roles in a class that the standard knows and that are none here. */
const rolesWithoutEquivalent: readonly string[] = ['administrator', 'proctor'];

export async function planEnrolments(context: PlanContext): Promise<void> {
  const seen = new Set<string>();
  const keys = new Set<string>();
  const primaries = new Map<string, Place>();
  const membershipsOf = membershipsAfter(context);
  await forEachInTurns(context.set.enrollments, (row) => {
    const fresh = checkSourcedId(context.set.problems, row.place, row.cells.sourcedId, seen);
    const wish = readEnrolment(context, row, membershipsOf);
    if (!fresh || !wish) return;
    planEnrolment(context, row, wish, keys);
    if (wish.isPrimary === 1 && isOpen(wish, context.day)) primaries.set(wish.classGroupId, row.place);
  });
  checkPrimaries(context, primaries);
}

function planEnrolment(context: PlanContext, { place, cells }: EnrolmentRow, wish: Wish, keys: Set<string>): void {
  const { plan, lookup, day } = context;
  const { problems } = context.set;
  const content = enrolmentContentOf(wish);
  if (keys.has(content)) return problems.error(place, 'enrolment.duplicate', 'userSourcedId', cells.userSourcedId);
  keys.add(content);
  const known = lookup.enrolmentByKey.get(cells.sourcedId) ?? lookup.enrolmentByContent.get(content);
  if (!known) {
    if (cells.status.toLowerCase() === 'tobedeleted') return void (plan.counts.enrolments.unchanged += 1);
    plan.newEnrolments.push({ id: randomUUID(), ...wish, sourcedId: cells.sourcedId, createdAtMs: context.nowMs });
    plan.counts.enrolments.created += 1;
    return;
  }
  if (known.classGroupId !== wish.classGroupId || known.personId !== wish.personId) {
    return problems.error(place, 'enrolment.changed', 'sourcedId', cells.sourcedId);
  }
  const sourcedId = known.id === cells.sourcedId ? known.sourcedId : cells.sourcedId;
  const changed: EnrolmentTable = { ...known, ...wish, sourcedId };
  const wasEnded = !isOpen(known, day);
  const isEnded = !isOpen(changed, day);
  // Ended stays ended at its day: the same set again changes nothing.
  if (wasEnded && isEnded) changed.endsOn = known.endsOn;
  const fields = ['role', 'isPrimary', 'beginsOn', 'endsOn', 'sourcedId'] as const;
  if (fields.every((field) => changed[field] === known[field])) return void (plan.counts.enrolments.unchanged += 1);
  plan.enrolmentUpdates.push(changed);
  plan.counts.enrolments[isEnded && !wasEnded ? 'ended' : 'updated'] += 1;
}

type MembershipsOf = (personId: string) => readonly MembershipTable[];

/** A row as an enrolment; undefined where it cannot be one, with the reason reported. */
function readEnrolment(
  context: PlanContext,
  { place, cells }: EnrolmentRow,
  membershipsOf: MembershipsOf,
): Wish | undefined {
  const { problems } = context.set;
  const before = problems.errors;
  const isEnding = readStatus(problems, place, cells.status) === 'tobedeleted';
  const role = enrolmentRole.enum.find((known) => known === cells.role);
  if (rolesWithoutEquivalent.includes(cells.role)) problems.warning(place, 'role.noEquivalent', 'role', cells.role);
  else if (!role) problems.error(place, 'value.unknown', 'role', cells.role);
  const isPrimary = readPrimary(context, place, cells);
  const beginsOn = readDate(problems, place, 'beginDate', cells.beginDate);
  const endDate = readDate(problems, place, 'endDate', cells.endDate);
  if (beginsOn && endDate && endDate < beginsOn) problems.error(place, 'value.date', 'endDate', cells.endDate);
  const reference = { place, isEnding };
  const group = findClass(context, place, cells.classSourcedId, isEnding);
  const school = findSchool(context, { ...reference, column: 'schoolSourcedId', key: cells.schoolSourcedId });
  const personId = findUser(context, { ...reference, column: 'userSourcedId', key: cells.userSourcedId });
  if (group && school && group.orgUnitId !== school.id) {
    problems.error(place, 'enrolment.schoolDiffers', 'schoolSourcedId', cells.schoolSourcedId);
  }
  if (problems.errors > before || !role || !group || personId === undefined) return undefined;
  const endsOn = isEnding ? dayBefore(context.day) : (endDate ?? null);
  const enrolment = { schoolId: group.orgUnitId, role };
  if (isOpen({ endsOn }, context.day) && !mayBeEnrolled(membershipsOf(personId), enrolment, context.day)) {
    problems.error(place, 'enrolment.roleNotHeld', 'userSourcedId', cells.userSourcedId);
    return undefined;
  }
  return { classGroupId: group.id, personId, role, isPrimary, beginsOn: beginsOn ?? null, endsOn };
}

function readPrimary(context: PlanContext, place: Place, { primary, role }: EnrolmentRow['cells']): 0 | 1 {
  const written = primary.toLowerCase();
  if (written === '' || written === 'false') return 0;
  if (written !== 'true') context.set.problems.error(place, 'value.unknown', 'primary', primary);
  // The standard: only a teacher can be the primary one.
  else if (role === 'student') context.set.problems.error(place, 'value.format', 'primary', primary);
  return 1;
}

function findClass(
  context: PlanContext,
  place: Place,
  key: string,
  isEnding: boolean,
): Pick<ClassGroupTable, 'id' | 'orgUnitId'> | undefined {
  const { problems } = context.set;
  if (!checkText(problems, place, 'classSourcedId', key)) return undefined;
  const group = context.classes.get(key);
  const isDeleted = context.deletedClasses.has(key);
  if (isDeleted && !isEnding) problems.error(place, 'reference.deleted', 'classSourcedId', key);
  else if (!group && !isDeleted) problems.error(place, 'reference.missing', 'classSourcedId', key);
  return group;
}

/** Memberships as they will be: who gets a role in this very set may be enrolled by it. */
function membershipsAfter({ plan, lookup }: PlanContext): MembershipsOf {
  const changed = new Map(plan.membershipUpdates.map((membership) => [membership.id, membership]));
  const added = Map.groupBy(plan.newMemberships, ({ personId }) => personId);
  return (personId) => [
    ...(lookup.membershipsOf.get(personId) ?? []).map((held) => changed.get(held.id) ?? held),
    ...(added.get(personId) ?? []),
  ];
}

/** One teacher answers for a class: a second is reported at the last row that names one. */
function checkPrimaries({ plan, lookup, day, set }: PlanContext, named: ReadonlyMap<string, Place>): void {
  const changed = new Map(plan.enrolmentUpdates.map((enrolment) => [enrolment.id, enrolment]));
  const added = Map.groupBy(plan.newEnrolments, ({ classGroupId }) => classGroupId);
  for (const [classGroupId, place] of named) {
    const held = (lookup.enrolmentsOf.get(classGroupId) ?? []).map((known) => changed.get(known.id) ?? known);
    const after = [...held, ...(added.get(classGroupId) ?? [])];
    const primaries = after.filter((enrolment) => enrolment.isPrimary === 1 && isOpen(enrolment, day));
    if (primaries.length > 1) set.problems.error(place, 'enrolment.secondPrimary', 'primary', 'true');
  }
}
