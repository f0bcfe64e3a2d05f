import type { Db } from '../../platform/database/index.ts';
import type { SecretBox } from './secret-box.ts';
import type { TargetRow } from './target-store.ts';

type Kept = Pick<TargetRow, 'id' | 'secret' | 'sealed'>;

/** What a store's secret is kept as. */
export const sealedSecret = (box: SecretBox, targetId: string, secret: string) => ({
  secret: box.seal(secret, targetId),
  sealed: 1,
});

/** The secret that a store is sent; null where this installation's key does not open it. */
export const openSecret = (box: SecretBox, { id, secret, sealed }: Kept): string | null =>
  sealed === 1 ? box.open(secret, id) : secret;

/** Seals what was kept before secrets were. The tables' own migrations know of no key. */
export async function sealOldSecrets(db: Db, box: SecretBox): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const open = await tx.selectFrom('lrsTarget').where('sealed', '=', 0).select(['id', 'secret']).execute();
    for (const { id, secret } of open)
      await tx
        .updateTable('lrsTarget')
        .set(sealedSecret(box, id, secret))
        .where('id', '=', id)
        .execute();
  });
}
