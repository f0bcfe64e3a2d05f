import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Db } from '../platform/database/index.ts';
import { type MembershipRow, dayOf, isInForce, listAllMemberships, pathWithin } from './membership-store.ts';
import { colleagueRoles } from './rules.ts';
import type { RoleCode, StageCode } from './tables.ts';

const personColumns = ['id', 'account', 'displayName', 'disabled', 'passwordHash', 'createdAtMs'] as const;

export function findPerson(db: Db, personId: string) {
  return db.selectFrom('person').select(personColumns).where('id', '=', personId).executeTakeFirst();
}

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** `%text%` for LIKE with `escape '\'`. */
function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

function likeText(column: 'person.displayName' | 'person.account', text: string) {
  return sql<boolean>`${sql.ref(column)} like ${containing(text)} escape '\\'`;
}

export type PeoplePlace = {
  readonly orgUnitId: string;
  readonly orgPath: string;
  readonly within: 'unit' | 'subtree';
};

export type PeopleFilter = PeoplePlace & {
  readonly query?: string | undefined;
  readonly role?: RoleCode | undefined;
  readonly disabled?: boolean | undefined;
  readonly hasPassword?: boolean | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** People with a membership in a unit or subtree, in a role where one is named. */
function peopleAt(db: Db, { orgUnitId, orgPath, within }: PeoplePlace, role?: RoleCode) {
  return db.selectFrom('person').where((where) => {
    let theirs = where
      .selectFrom('membership')
      .innerJoin('orgUnit', 'orgUnit.id', 'membership.orgUnitId')
      .whereRef('membership.personId', '=', 'person.id')
      .select('membership.id');
    theirs =
      within === 'unit'
        ? theirs.where('orgUnit.id', '=', orgUnitId)
        : theirs.where(pathWithin('orgUnit.path', orgPath));
    if (role !== undefined) theirs = theirs.where('membership.role', '=', role);
    return where.exists(theirs);
  });
}

/** One page of the people of a unit or subtree, by name, and how many there are in all. */
export async function listPeople(db: Db, filter: PeopleFilter): Promise<{ people: PersonRow[]; total: number }> {
  let query = peopleAt(db, filter, filter.role);
  const text = filter.query?.trim() ?? '';
  if (text !== '') {
    query = query.where((where) =>
      where.or([likeText('person.displayName', text), likeText('person.account', text.toLowerCase())]),
    );
  }
  if (filter.disabled !== undefined) query = query.where('person.disabled', '=', filter.disabled ? 1 : 0);
  if (filter.hasPassword !== undefined) query = query.where('passwordHash', filter.hasPassword ? 'is not' : 'is', null);
  const { total } = await query.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const people = await query
    .select(personColumns)
    .orderBy('displayName')
    .orderBy('id')
    .offset(filter.offset)
    .limit(filter.limit)
    .execute();
  return { people, total };
}

/** Who may sign in but has no password yet, by id, after one of them. */
export function listWithoutPassword(db: Db, place: PeoplePlace, afterId: string, limit: number) {
  return peopleAt(db, place)
    .where('disabled', '=', 0)
    .where('passwordHash', 'is', null)
    .where('person.id', '>', afterId)
    .select(['person.id', 'person.account', 'person.displayName'])
    .orderBy('person.id')
    .limit(limit)
    .execute();
}

/** Sets the password of somebody who has none; false where they have one by now. */
export async function setFirstPassword(
  db: Db,
  personId: string,
  passwordHash: string,
  temporaryUntilMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({ passwordHash, temporaryUntilMs })
    .where('id', '=', personId)
    .where('passwordHash', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0;
}

/** Colleagues who may sign in, by part of their name, with their highest membership in force. */
export async function findColleagues(db: Db, text: string, limit: number, nowMs: number) {
  const found = await db
    .selectFrom('person')
    .where('disabled', '=', 0)
    .where(likeText('person.displayName', text))
    .where((where) =>
      where.exists(
        where
          .selectFrom('membership')
          .whereRef('membership.personId', '=', 'person.id')
          .where('membership.role', 'in', colleagueRoles)
          .select('membership.id'),
      ),
    )
    .select(['id', 'displayName'])
    .orderBy(sql`length(${sql.ref('displayName')})`)
    .orderBy('displayName')
    .orderBy('id')
    .limit(limit)
    .execute();
  const memberships = groupByPerson(
    await listAllMemberships(
      db,
      found.map(({ id }) => id),
    ),
  );
  const day = dayOf(nowMs);
  return found.flatMap(({ id, displayName }) => {
    const held = memberships.get(id)?.find((m) => isInForce(m, day) && colleagueRoles.includes(m.role));
    return held ? [{ id, displayName, orgUnitName: held.orgUnitName, level: held.level }] : [];
  });
}

export function groupByPerson(memberships: readonly MembershipRow[]): Map<string, MembershipRow[]> {
  return Map.groupBy(memberships, ({ personId }) => personId);
}

export type NewPerson = {
  readonly account: string;
  readonly displayName: string;
  readonly passwordHash: string | null;
  readonly temporaryUntilMs: number | null;
};

export async function insertPerson(db: Db, person: NewPerson, nowMs: number): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('person')
    .values({ id, ...person, disabled: 0, sourcedId: null, createdAtMs: nowMs })
    .execute();
  return id;
}

export type NewMembershipRow = {
  readonly orgUnitId: string;
  readonly role: RoleCode;
  readonly subject: string | null;
  readonly stage: StageCode | null;
  readonly beginsOn: string | null;
  readonly endsOn: string | null;
};

export async function insertMembership(
  db: Db,
  personId: string,
  membership: NewMembershipRow,
  nowMs: number,
): Promise<void> {
  await db
    .insertInto('membership')
    .values({ id: randomUUID(), personId, sourcedId: null, createdAtMs: nowMs, ...membership })
    .execute();
}

export async function setPassword(
  db: Db,
  personId: string,
  passwordHash: string,
  temporaryUntilMs: number | null,
): Promise<void> {
  await db.updateTable('person').set({ passwordHash, temporaryUntilMs }).where('id', '=', personId).execute();
}
