import { heldRoles } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Problem } from '../platform/errors.ts';
import type { Result } from '../platform/result.ts';
import type { CommunityMember, CommunityRole } from './contract.ts';
import { recordAccessChange } from './audit.ts';
import { findPeople, namesAbove } from './people.ts';
import { mayBeMember } from './rules.ts';
import { recordEvent } from './store.ts';

/** All members with where they come from: hosts first, then by when they joined. */
export async function listMembers(db: Db, communityId: string): Promise<CommunityMember[]> {
  const rows = await db
    .selectFrom('communityMember')
    .select(['personId', 'role', 'joinedAtMs'])
    .where('communityId', '=', communityId)
    // host < member
    .orderBy('role')
    .orderBy('joinedAtMs')
    .orderBy('personId')
    .execute();
  const people = await findPeople(
    db,
    rows.map((row) => row.personId),
  );
  const above = await namesAbove(
    db,
    [...people.values()].map((person) => person.unit),
  );
  return rows.flatMap((row) => {
    const person = people.get(row.personId);
    if (!person) return [];
    const { displayName, orgUnitName, level, unit } = person;
    return { ...row, displayName, orgUnitId: unit?.orgUnitId ?? null, orgUnitName, level, ...above(unit) };
  });
}

/** Whether there is such a person, and their roles let them be brought into communities and documents. */
export async function canBeBroughtIn(db: Db, personId: string, nowMs: number): Promise<boolean> {
  const person = await db.selectFrom('person').select('disabled').where('id', '=', personId).executeTakeFirst();
  if (person?.disabled !== 0) return false;
  const roles = await heldRoles(db, personId, nowMs);
  return mayBeMember(roles.map(({ role }) => role));
}

export type MemberChange = {
  readonly communityId: string;
  readonly personId: string;
  /** null: removed. */
  readonly next: CommunityRole | null;
  readonly actorId: string;
  readonly nowMs: number;
  /** Asked within the transaction with what stands there now, so that two changes at once cannot leave no host. */
  decide(current: CommunityRole | null, hostCount: number): Result<void, Problem>;
};

/** Brings in, changes or removes one member; answers the role before. */
export function changeMember(db: Db, change: MemberChange): Promise<Result<CommunityRole | null, Problem>> {
  const { communityId, personId, next, actorId, nowMs } = change;
  return db.transaction().execute(async (tx) => {
    // Locks the community's row, so that changes of its members run one after another on PostgreSQL too.
    await tx.updateTable('community').set({ id: communityId }).where('id', '=', communityId).execute();
    const hosts = await tx
      .selectFrom('communityMember')
      .select(['personId', 'role'])
      .where('communityId', '=', communityId)
      .where((eb) => eb.or([eb('role', '=', 'host'), eb('personId', '=', personId)]))
      .execute();
    const current = hosts.find((row) => row.personId === personId)?.role ?? null;
    const decision = change.decide(current, hosts.filter((row) => row.role === 'host').length);
    if (!decision.ok) return decision;
    if (next === null) {
      await tx
        .deleteFrom('communityMember')
        .where('communityId', '=', communityId)
        .where('personId', '=', personId)
        .execute();
    } else {
      await tx
        .insertInto('communityMember')
        .values({ communityId, personId, role: next, joinedAtMs: nowMs, addedBy: actorId })
        .onConflict((conflict) => conflict.columns(['communityId', 'personId']).doUpdateSet({ role: next }))
        .execute();
    }
    if (current !== next) {
      const about = { communityId };
      const access = { action: 'communityMember.changed', actorId, personId, before: current, after: next } as const;
      await recordAccessChange(tx, { ...access, about, nowMs });
    }
    if ((current === null) !== (next === null)) {
      const kind = next === null ? 'memberLeft' : 'memberJoined';
      await recordEvent(tx, { communityId, kind, atMs: nowMs, actorId, personId });
    }
    return { ok: true, value: current };
  });
}
