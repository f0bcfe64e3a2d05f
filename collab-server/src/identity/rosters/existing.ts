import type { Db } from '../../platform/database/index.ts';
import { normaliseAccount } from '../accounts.ts';
import type { ClassGroupTable, EnrolmentTable, MembershipTable, OrgUnitTable, PersonTable } from '../tables.ts';
import type { RosterSet } from './read-set.ts';

export type ExistingPerson = Pick<PersonTable, 'id' | 'account' | 'displayName' | 'disabled' | 'sourcedId'>;

/** What the installation holds of all that a set may speak of. */
export type Existing = {
  readonly orgUnits: readonly OrgUnitTable[];
  readonly people: readonly ExistingPerson[];
  /** Memberships of these people, and those that bear a sourcedId of the set. */
  readonly memberships: readonly MembershipTable[];
  readonly classGroups: readonly ClassGroupTable[];
  /** Enrolments in these classes, and those that bear a sourcedId of the set. */
  readonly enrolments: readonly EnrolmentTable[];
};

const CHUNK = 500;

/** Rows for many keys, asked for in pieces: a statement holds only so many parameters. */
async function inChunks<T>(keys: Iterable<string>, load: (chunk: readonly string[]) => Promise<T[]>): Promise<T[]> {
  const unique = [...new Set(keys)].filter((key) => key !== '');
  const found: T[] = [];
  for (let at = 0; at < unique.length; at += CHUNK) found.push(...(await load(unique.slice(at, at + CHUNK))));
  return found;
}

export async function loadExisting(db: Db, set: RosterSet): Promise<Existing> {
  const { users, roles, enrollments } = set;
  const orgUnits = await db.selectFrom('orgUnit').selectAll().execute();
  const personKeys = [
    ...users.map(({ cells }) => cells.sourcedId),
    ...[...roles, ...enrollments].map(({ cells }) => cells.userSourcedId),
  ];
  const columns = ['id', 'account', 'displayName', 'disabled', 'sourcedId'] as const;
  const byKey = await inChunks(personKeys, (chunk) =>
    db
      .selectFrom('person')
      .select(columns)
      .where((where) => where.or([where('sourcedId', 'in', chunk), where('id', 'in', chunk)]))
      .execute(),
  );
  const byAccount = await inChunks(
    users.map(({ cells }) => normaliseAccount(cells.username)),
    (chunk) => db.selectFrom('person').select(columns).where('account', 'in', chunk).execute(),
  );
  const people = [...new Map([...byKey, ...byAccount].map((person) => [person.id, person])).values()];
  const ofPeople = await inChunks(
    people.map(({ id }) => id),
    (chunk) => db.selectFrom('membership').selectAll().where('personId', 'in', chunk).execute(),
  );
  const byRoleKey = await inChunks(
    roles.map(({ cells }) => cells.sourcedId),
    (chunk) =>
      db
        .selectFrom('membership')
        .selectAll()
        .where((where) => where.or([where('sourcedId', 'in', chunk), where('id', 'in', chunk)]))
        .execute(),
  );
  const memberships = [...new Map([...ofPeople, ...byRoleKey].map((row) => [row.id, row])).values()];
  return { orgUnits, people, memberships, ...(await loadClasses(db, set)) };
}

async function loadClasses(
  db: Db,
  { classes, enrollments }: RosterSet,
): Promise<Pick<Existing, 'classGroups' | 'enrolments'>> {
  const classKeys = [
    ...classes.map(({ cells }) => cells.sourcedId),
    ...enrollments.map(({ cells }) => cells.classSourcedId),
  ];
  const classGroups = await inChunks(classKeys, (chunk) =>
    db
      .selectFrom('classGroup')
      .selectAll()
      .where((where) => where.or([where('sourcedId', 'in', chunk), where('id', 'in', chunk)]))
      .execute(),
  );
  const ofClasses = await inChunks(
    classGroups.map(({ id }) => id),
    (chunk) => db.selectFrom('enrolment').selectAll().where('classGroupId', 'in', chunk).execute(),
  );
  const byKey = await inChunks(
    enrollments.map(({ cells }) => cells.sourcedId),
    (chunk) =>
      db
        .selectFrom('enrolment')
        .selectAll()
        .where((where) => where.or([where('sourcedId', 'in', chunk), where('id', 'in', chunk)]))
        .execute(),
  );
  const enrolments = [...new Map([...ofClasses, ...byKey].map((row) => [row.id, row])).values()];
  return { classGroups, enrolments };
}
