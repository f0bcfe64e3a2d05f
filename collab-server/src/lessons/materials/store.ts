import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/database/index.ts';
import type { LessonMaterial } from '../contract-materials.ts';
import type { LessonMaterialTable } from '../tables.ts';

export function listMaterials(db: Db, lessonId: string): Promise<LessonMaterialTable[]> {
  return db
    .selectFrom('lessonMaterial')
    .where('lessonId', '=', lessonId)
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export function findMaterial(db: Db, lessonId: string, id: string): Promise<LessonMaterialTable | undefined> {
  return db
    .selectFrom('lessonMaterial')
    .where('lessonId', '=', lessonId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst();
}

export type NewMaterial = Omit<LessonMaterialTable, 'id' | 'position'>;

/** Puts a material behind all others. @returns its id; undefined where the lesson has `most` already. */
export function insertMaterial(db: Db, material: NewMaterial, most: number): Promise<string | undefined> {
  const id = randomUUID();
  return db.transaction().execute(async (tx) => {
    // Locks the lesson's row, so that what is added at once does not pass the limit together.
    await tx.updateTable('liveLesson').set({ id: material.lessonId }).where('id', '=', material.lessonId).execute();
    const rows = await listMaterials(tx, material.lessonId);
    if (rows.length >= most) return undefined;
    const position = (rows.at(-1)?.position ?? -1) + 1;
    await tx
      .insertInto('lessonMaterial')
      .values({ id, position, ...material })
      .execute();
    return id;
  });
}

export async function setOrder(db: Db, lessonId: string, ids: readonly string[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const [position, id] of ids.entries()) {
      await tx
        .updateTable('lessonMaterial')
        .set({ position })
        .where('lessonId', '=', lessonId)
        .where('id', '=', id)
        .execute();
    }
  });
}

export async function setTitle(db: Db, id: string, title: string): Promise<void> {
  await db.updateTable('lessonMaterial').set({ title }).where('id', '=', id).execute();
}

export async function deleteMaterial(db: Db, id: string): Promise<void> {
  await db.deleteFrom('lessonMaterial').where('id', '=', id).execute();
}

/** Whether any lesson holds a file. */
export async function isHeld(db: Db, sha256: string): Promise<boolean> {
  const found = await db.selectFrom('lessonMaterial').where('sha256', '=', sha256).select('id').limit(1).execute();
  return found.length > 0;
}

export function describeMaterial(row: LessonMaterialTable): LessonMaterial {
  const { id, lessonId, kind, title, pages, widthPx, heightPx, mime, sizeBytes, sha256 } = row;
  return {
    id,
    kind,
    title,
    pages,
    size: widthPx === null || heightPx === null ? null : { width: widthPx, height: heightPx },
    mime,
    sizeBytes,
    contentUrl: sha256 === null ? null : `/api/lessons/${lessonId}/materials/${id}/content`,
    documentId: row.documentId,
    sceneId: row.sceneId,
    addedAtMs: row.addedAtMs,
  };
}
