import { createHash, randomUUID } from 'node:crypto';
import type { Db } from '../../platform/database/index.ts';
import type { SheetContent } from './contract-sheet.ts';
import type { ObservationAnswerTable } from './tables.ts';

function selectSheets(db: Db, lessonId: string) {
  return db
    .selectFrom('observationSheet')
    .innerJoin('person', 'person.id', 'observationSheet.observerId')
    .where('observationSheet.lessonId', '=', lessonId)
    .selectAll('observationSheet')
    .select('person.displayName as observerName');
}

export type SheetRow = Awaited<ReturnType<ReturnType<typeof selectSheets>['execute']>>[number];

export function findSheet(db: Db, lessonId: string, observerId: string): Promise<SheetRow | undefined> {
  return selectSheets(db, lessonId).where('observerId', '=', observerId).executeTakeFirst();
}

/** Those that were shared, in the order in which they were. */
export function listShared(db: Db, lessonId: string): Promise<SheetRow[]> {
  return selectSheets(db, lessonId)
    .where('sharedAtMs', 'is not', null)
    .orderBy('sharedAtMs')
    .orderBy('observerId')
    .execute();
}

/** As it was checked when it was written. */
export const contentOf = ({ content }: Pick<SheetRow, 'content'>): SheetContent => JSON.parse(content) as SheetContent;

type Writing = {
  readonly lessonId: string;
  readonly observerId: string;
  /** On top of which it is written; 0: the first. */
  readonly version: number;
  readonly content: SheetContent;
  readonly nowMs: number;
};

/** S3, S4. @returns whether it was written: the version stood, and it was not shared. */
export async function writeSheet(db: Db, writing: Writing): Promise<boolean> {
  const { lessonId, observerId, version, nowMs } = writing;
  const content = JSON.stringify(writing.content);
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('observationSheet')
      .values({ lessonId, observerId, version: 1, content, writtenAtMs: nowMs, sharedAtMs: null })
      .onConflict((on) => on.columns(['lessonId', 'observerId']).doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const { numUpdatedRows } = await db
    .updateTable('observationSheet')
    .set({ version: version + 1, content, writtenAtMs: nowMs })
    .where('lessonId', '=', lessonId)
    .where('observerId', '=', observerId)
    .where('version', '=', version)
    .where('sharedAtMs', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns whether the version stood. */
export async function setShared(
  db: Db,
  {
    lessonId,
    observerId,
    version,
    sharedAtMs,
  }: Omit<Writing, 'content' | 'nowMs'> & { readonly sharedAtMs: number | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('observationSheet')
    .set({ sharedAtMs })
    .where('lessonId', '=', lessonId)
    .where('observerId', '=', observerId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Names the shared sheets as they are. */
export function digestOf(shared: readonly Pick<SheetRow, 'observerId' | 'version'>[]): string {
  const named = shared.map(({ observerId, version }) => `${observerId} ${version}`).toSorted();
  return createHash('sha256').update(named.join('\n')).digest('hex').slice(0, 32);
}

/** Newest first. */
export function listAnswers(db: Db, lessonId: string) {
  return db
    .selectFrom('observationAnswer')
    .innerJoin('person', 'person.id', 'observationAnswer.personId')
    .where('observationAnswer.lessonId', '=', lessonId)
    .selectAll('observationAnswer')
    .select('person.displayName as byName')
    .orderBy('atMs', 'desc')
    .orderBy('observationAnswer.id')
    .execute();
}

export async function isInAnswer(db: Db, lessonId: string, observerId: string): Promise<boolean> {
  const answers = await listAnswers(db, lessonId);
  return answers.some(({ observerIds }) => (JSON.parse(observerIds) as readonly string[]).includes(observerId));
}

export async function insertAnswer(
  db: Db,
  {
    observerIds,
    ...answer
  }: Omit<ObservationAnswerTable, 'id' | 'observerIds'> & { readonly observerIds: readonly string[] },
): Promise<void> {
  await db
    .insertInto('observationAnswer')
    .values({ id: randomUUID(), ...answer, observerIds: JSON.stringify(observerIds) })
    .execute();
}

/** Newest first. */
export function listFiles(db: Db, lessonId: string) {
  return db
    .selectFrom('observationFile')
    .innerJoin('person', 'person.id', 'observationFile.personId')
    .where('observationFile.lessonId', '=', lessonId)
    .select(['documentId', 'atMs', 'person.displayName as byName'])
    .orderBy('atMs', 'desc')
    .orderBy('documentId')
    .execute();
}

export async function insertFile(
  db: Db,
  file: { readonly documentId: string; readonly lessonId: string; readonly personId: string; readonly atMs: number },
): Promise<void> {
  await db.insertInto('observationFile').values(file).execute();
}
