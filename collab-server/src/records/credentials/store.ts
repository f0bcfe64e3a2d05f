import type { Db } from '../../platform/database/index.ts';

function selectCredentials(db: Db) {
  return db
    .selectFrom('credential')
    .innerJoin('person', 'person.id', 'credential.personId')
    .selectAll('credential')
    .select('person.displayName');
}

export type CredentialRow = NonNullable<Awaited<ReturnType<typeof findCredential>>>;

export function findCredential(db: Db, credentialId: string) {
  return selectCredentials(db).where('credential.id', '=', credentialId).executeTakeFirst();
}

/** Newest first. */
export function listCredentials(db: Db, of: { readonly personId: string } | { readonly attemptId: string }) {
  return selectCredentials(db)
    .$if('personId' in of, (query) => query.where('credential.personId', '=', 'personId' in of ? of.personId : ''))
    .$if('attemptId' in of, (query) => query.where('credential.attemptId', '=', 'attemptId' in of ? of.attemptId : ''))
    .orderBy('issuedAtMs', 'desc')
    .orderBy('credential.id')
    .limit(500)
    .execute();
}

export async function changeShown(
  db: Db,
  credentialId: string,
  shown: { readonly nameShown?: 'masked' | 'full'; readonly scoreShown?: number },
): Promise<void> {
  if (Object.keys(shown).length === 0) return;
  await db.updateTable('credential').set(shown).where('id', '=', credentialId).execute();
}

/** @returns whether it was not revoked before */
export async function revoke(
  tx: Db,
  credentialId: string,
  { by, reason, nowMs }: { readonly by: string; readonly reason: string; readonly nowMs: number },
): Promise<boolean> {
  const changed = await tx
    .updateTable('credential')
    .set({ state: 'revoked', endedAtMs: nowMs, endedBy: by, endReason: reason })
    .where('id', '=', credentialId)
    .where('state', '!=', 'revoked')
    .returning('id')
    .execute();
  return changed.length > 0;
}
