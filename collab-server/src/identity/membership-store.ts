import { type Expression, type SqlBool, sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { HeldRole } from './permissions.ts';
import type {} from './tables.ts';

/** The day in China at an instant, e.g. `2026-09-01`: memberships begin and end by days there. */
export function dayOf(nowMs: number): string {
  const CHINA_AHEAD_OF_UTC_MS = 8 * 3_600_000;
  return new Date(nowMs + CHINA_AHEAD_OF_UTC_MS).toISOString().slice(0, 10);
}

/** A person's memberships, whether in force or not, with their units; highest level first. */
export function listAllMemberships(db: Db, personIds: readonly string[]) {
  return db
    .selectFrom('membership')
    .innerJoin('orgUnit', 'orgUnit.id', 'membership.orgUnitId')
    .where('membership.personId', 'in', personIds.length > 0 ? personIds : [''])
    .select([
      'membership.id',
      'membership.personId',
      'orgUnit.id as orgUnitId',
      'orgUnit.name as orgUnitName',
      'orgUnit.path as orgPath',
      'orgUnit.level',
      'membership.role',
      'membership.subject',
      'membership.stage',
      'membership.beginsOn',
      'membership.endsOn',
    ])
    .orderBy('membership.personId')
    .orderBy(sql`length(${sql.ref('orgUnit.path')})`)
    .orderBy('orgUnit.path')
    .orderBy('membership.role')
    .orderBy('membership.subject')
    .execute();
}

export type MembershipRow = Awaited<ReturnType<typeof listAllMemberships>>[number];

export function isInForce(membership: { beginsOn: string | null; endsOn: string | null }, day: string): boolean {
  return (membership.beginsOn ?? day) <= day && (membership.endsOn ?? day) >= day;
}

/** A person's memberships in force, with the names of their units; highest level first. */
export async function listMemberships(db: Db, personId: string, nowMs: number): Promise<MembershipRow[]> {
  const all = await listAllMemberships(db, [personId]);
  return all.filter((membership) => isInForce(membership, dayOf(nowMs)));
}

/** The roles that decisions are made on: `decide(action, await heldRoles(db, personId, nowMs), target)`. */
export function heldRoles(db: Db, personId: string, nowMs: number): Promise<readonly HeldRole[]> {
  return listMemberships(db, personId, nowMs);
}

/** Whether a path column lies in the subtree of a path: a prefix, compared by characters whatever the collation. */
export function pathWithin(column: 'orgUnit.path', path: string): Expression<SqlBool> {
  return sql<SqlBool>`substr(${sql.ref(column)}, 1, ${path.length}) = ${path}`;
}
