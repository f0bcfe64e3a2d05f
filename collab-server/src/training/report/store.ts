import { createHash } from 'node:crypto';
import type { Db } from '../../platform/database/index.ts';
import type { ReportSection } from '../contract-report.ts';

/** The newest version of a part. */
export type WrittenPart = {
  readonly section: ReportSection;
  readonly slot: string;
  readonly version: number;
  readonly text: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly atMs: number;
};

/** Every part of these reports as it stands, by attempt. */
export async function readParts(
  db: Db,
  attemptIds: readonly string[],
): Promise<ReadonlyMap<string, readonly WrittenPart[]>> {
  if (attemptIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('trainingReportText')
    .innerJoin('person', 'person.id', 'trainingReportText.authorId')
    .where('attemptId', 'in', [...attemptIds])
    .selectAll('trainingReportText')
    .select('person.displayName as authorName')
    .orderBy('version')
    .execute();
  const newest = new Map(rows.map((row) => [JSON.stringify([row.attemptId, row.section, row.slot]), row]));
  return Map.groupBy(newest.values(), ({ attemptId }) => attemptId);
}

export const NOT_WRITTEN = { version: 0, text: '' };

export const findPart = (parts: readonly WrittenPart[], section: ReportSection, slot = ''): WrittenPart | undefined =>
  parts.find((part) => part.section === section && part.slot === slot);

/** SHA-256 over all that is written, in a fixed order: the state that a signature is of. */
export function digestOf(parts: readonly WrittenPart[]): string {
  const lines = parts
    .map(({ section, slot, version, text }) => JSON.stringify([section, slot, version, text]))
    .toSorted((a, b) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}

/** @returns whether it was kept; not where this version is there already */
export async function insertPart(
  tx: Db,
  part: Omit<WrittenPart, 'authorName'> & { readonly attemptId: string },
): Promise<boolean> {
  const kept = await tx
    .insertInto('trainingReportText')
    .values(part)
    .onConflict((conflict) => conflict.columns(['attemptId', 'section', 'slot', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return kept !== undefined;
}

export function listPeers(db: Db, attemptId: string) {
  return db
    .selectFrom('trainingReportPeer')
    .innerJoin('person', 'person.id', 'trainingReportPeer.personId')
    .where('attemptId', '=', attemptId)
    .select(['personId', 'person.displayName', 'trainingReportPeer.atMs'])
    .orderBy('trainingReportPeer.atMs')
    .orderBy('personId')
    .execute();
}

/** Reports of which somebody is asked for a review, the newest first. */
export function listAsked(db: Db, personId: string) {
  return db
    .selectFrom('trainingReportPeer')
    .where('personId', '=', personId)
    .select(['attemptId', 'atMs'])
    .orderBy('atMs', 'desc')
    .orderBy('attemptId')
    .limit(100)
    .execute();
}

export async function replacePeers(
  tx: Db,
  attemptId: string,
  personIds: readonly string[],
  made: { readonly chosenBy: string; readonly atMs: number },
): Promise<void> {
  const before = new Set((await listPeers(tx, attemptId)).map(({ personId }) => personId));
  const gone = [...before].filter((id) => !personIds.includes(id));
  const fresh = personIds.filter((id) => !before.has(id));
  if (gone.length > 0)
    await tx
      .deleteFrom('trainingReportPeer')
      .where('attemptId', '=', attemptId)
      .where('personId', 'in', gone)
      .execute();
  if (fresh.length > 0)
    await tx
      .insertInto('trainingReportPeer')
      .values(fresh.map((personId) => ({ attemptId, personId, ...made })))
      .execute();
}

export function findSignature(db: Db, attemptId: string) {
  return db
    .selectFrom('trainingReportSignature')
    .innerJoin('person', 'person.id', 'trainingReportSignature.signedBy')
    .where('attemptId', '=', attemptId)
    .select(['signedBy', 'person.displayName', 'trainingReportSignature.atMs', 'digest'])
    .executeTakeFirst();
}

export async function insertSignature(
  tx: Db,
  signature: {
    readonly attemptId: string;
    readonly signedBy: string;
    readonly atMs: number;
    readonly digest: string;
  },
): Promise<void> {
  await tx.insertInto('trainingReportSignature').values(signature).execute();
}

export async function deleteSignature(tx: Db, attemptId: string): Promise<void> {
  await tx.deleteFrom('trainingReportSignature').where('attemptId', '=', attemptId).execute();
}
