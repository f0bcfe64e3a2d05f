import type { Db } from '../../platform/database/index.ts';
import type { MeetingKind, MeetingShares } from './contract-meeting.ts';

export type MeetingRow = {
  readonly kind: MeetingKind;
  readonly version: number;
  readonly words: string;
  readonly shares: MeetingShares;
  readonly byName: string;
  readonly atMs: number;
};

/** What was noted of the meetings of a lesson's observers: none, one or both. */
export async function listMeetings(db: Db, lessonId: string): Promise<readonly MeetingRow[]> {
  const rows = await db
    .selectFrom('observationMeeting')
    .innerJoin('person', 'person.id', 'observationMeeting.personId')
    .where('lessonId', '=', lessonId)
    .select(['kind', 'version', 'words', 'shares', 'atMs', 'person.displayName as byName'])
    .execute();
  // As they were checked when they were written.
  return rows.map(({ shares, ...row }) => ({ ...row, shares: JSON.parse(shares) as MeetingShares }));
}

type Writing = {
  readonly lessonId: string;
  readonly kind: MeetingKind;
  /** On top of which it is written; 0: the first. */
  readonly version: number;
  readonly words: string;
  readonly shares: MeetingShares;
  readonly personId: string;
  readonly nowMs: number;
};

/** @returns whether the version stood */
export async function writeMeeting(db: Db, writing: Writing): Promise<boolean> {
  const { lessonId, kind, version, words, personId, nowMs } = writing;
  const noted = { words, shares: JSON.stringify(writing.shares), personId, atMs: nowMs };
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('observationMeeting')
      .values({ lessonId, kind, version: 1, ...noted })
      .onConflict((on) => on.columns(['lessonId', 'kind']).doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const { numUpdatedRows } = await db
    .updateTable('observationMeeting')
    .set({ version: version + 1, ...noted })
    .where('lessonId', '=', lessonId)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
