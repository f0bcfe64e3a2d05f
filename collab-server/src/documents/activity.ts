import { touchCommunity } from '../communities/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { LogEntry, UpdateLog } from './sync/update-log.ts';

/** What happened to one document's log since it was last noted. */
type Pending = {
  sequence: number;
  personId: string;
  atMs: number;
  readonly writers: Map<string, number>;
};

export type DocumentActivity = {
  /** The log, observed: what it has made durable is noted here afterwards. */
  readonly log: UpdateLog;
  /** Notes everything at once. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

export type ActivityOptions = {
  readonly db: Db;
  readonly updateLog: UpdateLog;
  readonly log: Log;
  /** Told of documents whose edits have settled. */
  readonly onSettled: (documentId: string) => void;
  /** Longest time from a durable update to its note, in ms. */
  readonly delayMs?: number;
};

/**
 * Notes who edited which document last, and when, without a write for each keystroke: every 1.5 s at most. A crash loses no
 * more than that much of these notes, never of the log; `catchUp` of the index sees the rest by its sequence.
 */
export function observeActivity(options: ActivityOptions): DocumentActivity {
  const { db, updateLog, log, onSettled, delayMs = 1_500 } = options;
  const pending = new Map<string, Pending>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function note(entries: readonly LogEntry[]): void {
    for (const { documentId, sequence, personId, receivedAtMs } of entries) {
      const known = pending.get(documentId);
      const writers = known?.writers ?? new Map<string, number>();
      writers.set(personId, receivedAtMs);
      pending.set(documentId, { sequence, personId, atMs: receivedAtMs, writers });
    }
    timer ??= setTimeout(() => void flush(), delayMs);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const batch = [...pending];
    pending.clear();
    writing = writing.then(async () => {
      for (const [documentId, activity] of batch) {
        try {
          await writeActivity(db, documentId, activity);
          onSettled(documentId);
        } catch (error) {
          log.warn({ err: error, documentId }, 'the last edit of a document was not noted');
        }
      }
    });
    return writing;
  }

  return {
    log: {
      ...boundTo(updateLog),
      async append(entries) {
        await updateLog.append(entries);
        note(entries);
      },
    },
    flush,
    async close() {
      await flush();
    },
  };
}

function boundTo(log: UpdateLog): UpdateLog {
  return {
    append: (entries) => log.append(entries),
    load: (documentId) => log.load(documentId),
    compact: (documentId, snapshot, history) => log.compact(documentId, snapshot, history),
    history: (documentId) => log.history(documentId),
    remove: (documentId) => log.remove(documentId),
  };
}

async function writeActivity(
  db: Db,
  documentId: string,
  { sequence, personId, atMs, writers }: Pending,
): Promise<void> {
  const document = await db
    .selectFrom('document')
    .select('communityId')
    .where('id', '=', documentId)
    .executeTakeFirst();
  if (!document) return;
  await db
    .updateTable('document')
    .set({ lastEditedAtMs: atMs, lastEditedBy: personId, logSequence: sequence })
    .where('id', '=', documentId)
    .where('logSequence', '<', sequence)
    .execute();
  for (const [writerId, lastAtMs] of writers) {
    await db
      .insertInto('documentVisit')
      .values({ documentId, personId: writerId, openedAtMs: lastAtMs, lastAtMs })
      .onConflict((conflict) =>
        conflict.columns(['documentId', 'personId']).doUpdateSet({ openedAtMs: lastAtMs, lastAtMs }),
      )
      .execute();
  }
  if (document.communityId !== null) await touchCommunity(db, document.communityId, atMs);
}
