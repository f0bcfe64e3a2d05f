import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removePictures, removeSource } from '@tongyan/media/recorder';
import type { Db } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { markDeleted } from './store.ts';
import type { RecordingDeletionTable } from './tables.ts';

export type Deletion = Readonly<RecordingDeletionTable>;
export type WantedDeletion = Pick<Deletion, 'lessonId' | 'part' | 'sourceId' | 'folder'>;

/** What is asked to be gone from the disk. @throws where it cannot be removed now */
export type RemoveFiles = (folder: string, what: Pick<Deletion, 'part' | 'sourceId'>) => Promise<void>;

export type Deletions = {
  /** Durable before it is tried for the first time. @returns whether all of it is gone */
  ask(wanted: readonly WantedDeletion[]): Promise<boolean>;
  /** Tries everything again that is not gone for sure. */
  tryAgain(): Promise<void>;
  /** What waits, for an operator; undefined where nothing does. */
  whatWaits(): Promise<string | undefined>;
};

/** A recorder that was writing just then has written it by now. */
const LOOK_AGAIN_MS = 10_000;

export const removeFiles: RemoveFiles = (folder, { part, sourceId }) => {
  if (part === 'all') return rm(folder, { recursive: true, force: true });
  return part === 'source' ? removeSource(folder, sourceId) : removePictures(folder, sourceId);
};

/** What must be deleted stands in the database until it is: a disk that refuses, or a killed platform, forgets nothing. */
export function keepDeletions(deps: {
  readonly db: Db;
  readonly log: Log;
  readonly now: () => number;
  /** Folder of all recordings. */
  readonly folder: string;
  readonly remove?: RemoveFiles;
}): Deletions {
  const { db, log, now, remove = removeFiles } = deps;

  const rowOf = ({ folder, part, sourceId }: WantedDeletion) =>
    ({ folder, part, sourceId }) satisfies Partial<RecordingDeletionTable>;

  async function attempt(deletion: Deletion): Promise<boolean> {
    const key = rowOf(deletion);
    try {
      await remove(join(deps.folder, deletion.folder), deletion);
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error);
      if (deletion.trouble === null) log.error({ err: error, ...key }, 'what is to be deleted could not be deleted');
      await db
        .updateTable('recordingDeletion')
        .set({ tries: deletion.tries + 1, trouble, goneAtMs: null })
        .where((where) => where.and(key))
        .execute();
      return false;
    }
    if (deletion.trouble !== null) log.info(key, 'what could not be deleted before is deleted');
    // Pictures are written by this process alone, in turn with what is deleted: nobody else may be writing.
    if (deletion.goneAtMs === null && deletion.part !== 'pictures') {
      if (deletion.part === 'all') await markDeleted(db, deletion.lessonId, now());
      await db
        .updateTable('recordingDeletion')
        .set({ tries: deletion.tries + 1, trouble: null, goneAtMs: now() })
        .where((where) => where.and(key))
        .execute();
    } else {
      await db
        .deleteFrom('recordingDeletion')
        .where((where) => where.and(key))
        .execute();
    }
    return true;
  }

  return {
    async ask(wanted) {
      if (wanted.length === 0) return true;
      const fresh = { askedAtMs: now(), tries: 0, trouble: null, goneAtMs: null };
      await db
        .insertInto('recordingDeletion')
        .values(wanted.map((deletion) => ({ ...deletion, ...fresh })))
        .onConflict((on) => on.columns(['folder', 'part', 'sourceId']).doUpdateSet({ goneAtMs: null }))
        .execute();
      let isGone = true;
      for (const each of wanted) {
        const row = await db
          .selectFrom('recordingDeletion')
          .where((where) => where.and(rowOf(each)))
          .selectAll()
          .executeTakeFirst();
        isGone = (row === undefined || (await attempt(row))) && isGone;
      }
      return isGone;
    },
    async tryAgain() {
      const due = await db.selectFrom('recordingDeletion').orderBy('askedAtMs').selectAll().execute();
      for (const deletion of due) {
        if (deletion.goneAtMs === null || now() - deletion.goneAtMs >= LOOK_AGAIN_MS) await attempt(deletion);
      }
    },
    async whatWaits() {
      const waiting = (await listFailing(db)).toSorted((a, b) => a.askedAtMs - b.askedAtMs);
      const [oldest] = waiting;
      if (oldest === undefined) return undefined;
      const since = new Date(oldest.askedAtMs).toISOString();
      return `${waiting.length} deletions in recordings failed and are tried again, the oldest since ${since}: ${oldest.trouble ?? ''}`;
    },
  };
}

/** What was asked to be deleted of a lesson: it is shown to nobody, whether or not it is gone. */
export function listDeletions(db: Db, lessonId: string): Promise<readonly Deletion[]> {
  return db.selectFrom('recordingDeletion').where('lessonId', '=', lessonId).selectAll().execute();
}

const listFailing = (db: Db): Promise<readonly Deletion[]> =>
  db.selectFrom('recordingDeletion').where('trouble', 'is not', null).selectAll().execute();
