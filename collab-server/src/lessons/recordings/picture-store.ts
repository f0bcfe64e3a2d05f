import type { Db } from '../../platform/database/index.ts';

export async function findPictureWish(db: Db, lessonId: string): Promise<boolean> {
  const row = await db.selectFrom('lessonPicture').where('lessonId', '=', lessonId).select('wanted').executeTakeFirst();
  return row?.wanted === 1;
}

export type PictureWish = { readonly lessonId: string; readonly wanted: boolean; readonly saidBy: string };

export async function setPictureWish(db: Db, { wanted, ...wish }: PictureWish, nowMs: number): Promise<void> {
  const row = { ...wish, wanted: Number(wanted), saidAtMs: nowMs };
  await db
    .insertInto('lessonPicture')
    .values(row)
    .onConflict((on) => on.column('lessonId').doUpdateSet(row))
    .execute();
}

/** Whether this lead teacher has said yes to their own picture, and not taken it back. */
export async function hasAgreedToPicture(db: Db, lessonId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('lessonPictureConsent')
    .where('lessonId', '=', lessonId)
    .where('personId', '=', personId)
    .select('withdrawnAtMs')
    .executeTakeFirst();
  return row !== undefined && row.withdrawnAtMs === null;
}

export async function agreeToPicture(db: Db, lessonId: string, personId: string, nowMs: number): Promise<void> {
  const row = { lessonId, personId, agreedAtMs: nowMs, withdrawnAtMs: null };
  await db
    .insertInto('lessonPictureConsent')
    .values(row)
    .onConflict((on) =>
      on.columns(['lessonId', 'personId']).doUpdateSet(row).where('lessonPictureConsent.withdrawnAtMs', 'is not', null),
    )
    .execute();
}

/** @returns whether there was a yes to take back. */
export async function refusePicture(db: Db, lessonId: string, personId: string, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('lessonPictureConsent')
    .set({ withdrawnAtMs: nowMs })
    .where('lessonId', '=', lessonId)
    .where('personId', '=', personId)
    .where('withdrawnAtMs', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
