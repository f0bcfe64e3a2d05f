import { findPeople, recordAccessChange, toReference } from '../communities/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Problem } from '../platform/errors.ts';
import { type Result, ok } from '../platform/result.ts';
import type { DocumentMembers, DocumentRight } from './contract.ts';
import { isAtLeast } from './rules.ts';
import type { DocumentRow } from './store.ts';

/** Everyone with a right by name, greatest right first, and what the community has. */
export async function describeMembers(db: Db, document: DocumentRow): Promise<DocumentMembers> {
  const { communityId, communityName, communityRight } = document;
  const rows = await db
    .selectFrom('documentMember')
    .select(['personId', 'right', 'grantedAtMs'])
    .where('documentId', '=', document.id)
    .orderBy('grantedAtMs')
    .orderBy('personId')
    .execute();
  const people = await findPeople(
    db,
    rows.map((row) => row.personId),
  );
  const members = rows.flatMap(({ personId, right, grantedAtMs }) => {
    const person = people.get(personId);
    return person ? [{ person: toReference(person), right, grantedAtMs }] : [];
  });
  return {
    members: members.toSorted((a, b) => (a.right === b.right ? 0 : isAtLeast(a.right, b.right) ? -1 : 1)),
    community:
      communityId === null
        ? null
        : { id: communityId, name: communityName ?? '', memberCount: await countMembers(db, communityId) },
    communityRight,
  };
}

async function countMembers(db: Db, communityId: string): Promise<number> {
  const row = await db
    .selectFrom('communityMember')
    .where('communityId', '=', communityId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

export type MemberRightChange = {
  readonly documentId: string;
  readonly personId: string;
  /** null: taken away. */
  readonly next: DocumentRight | null;
  readonly actorId: string;
  readonly nowMs: number;
  /** Asked within the transaction, so that two changes at once cannot leave no owner. */
  decide(tx: Db, current: DocumentRight | null, ownerCount: number): Promise<Result<void, Problem>>;
};

/** Sets or takes away a person's right by name; answers the right before. */
export function changeMemberRight(db: Db, change: MemberRightChange): Promise<Result<DocumentRight | null, Problem>> {
  const { documentId, personId, next, actorId, nowMs } = change;
  return db.transaction().execute(async (tx) => {
    // Locks the document's row, so that changes of its rights run one after another on PostgreSQL too.
    await tx.updateTable('document').set({ id: documentId }).where('id', '=', documentId).execute();
    const rows = await tx
      .selectFrom('documentMember')
      .select(['personId', 'right'])
      .where('documentId', '=', documentId)
      .where((eb) => eb.or([eb('right', '=', 'own'), eb('personId', '=', personId)]))
      .execute();
    const current = rows.find((row) => row.personId === personId)?.right ?? null;
    const decision = await change.decide(tx, current, rows.filter((row) => row.right === 'own').length);
    if (!decision.ok) return decision;
    if (next === null) {
      await tx
        .deleteFrom('documentMember')
        .where('documentId', '=', documentId)
        .where('personId', '=', personId)
        .execute();
    } else {
      await tx
        .insertInto('documentMember')
        .values({ documentId, personId, right: next, grantedAtMs: nowMs, grantedBy: actorId })
        .onConflict((conflict) => conflict.columns(['documentId', 'personId']).doUpdateSet({ right: next }))
        .execute();
    }
    if (current !== next) {
      const about = { documentId };
      const access = { action: 'documentRight.changed', actorId, personId, before: current, after: next } as const;
      await recordAccessChange(tx, { ...access, about, nowMs });
    }
    return ok(current);
  });
}
