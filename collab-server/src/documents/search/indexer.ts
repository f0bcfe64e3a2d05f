import type { Db } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { adoptBlobs } from '../adoption.ts';
import type { UpdateLog } from '../sync/index.ts';
import type { Extractor } from './extractor.ts';
import type { SearchIndex } from './search-index.ts';
import { findStale, noteMissedEdits } from './stale.ts';

export type Indexer = {
  /** The document changed: index it once its edits settle. */
  enqueue(documentId: string): void;
  /** Enqueues every document whose index is older than its log. */
  catchUp(): Promise<void>;
  /** Resolves once nothing waits and nothing is under way. */
  idle(): Promise<void>;
  /** Lets go of what waits (the next start catches up) and waits for what is under way. */
  close(): Promise<void>;
};

export type IndexerOptions = {
  readonly db: Db;
  readonly index: SearchIndex;
  readonly extractor: Pick<Extractor, 'extract'>;
  readonly readDocument: (documentId: string) => Promise<Uint8Array>;
  readonly updateLog: Pick<UpdateLog, 'load' | 'history'>;
  readonly log: Log;
  readonly now: () => number;
  /** Without further edits for so long, a document is indexed; in ms. */
  readonly quietMs?: number;
  /** Under constant editing, it is indexed this often; in ms. */
  readonly mostMs?: number;
};

type Due = { atMs: number; readonly sinceMs: number };

/** Keeps the search index up with the documents, one at a time, so that indexing never crowds out editing. */
export function createIndexer(options: IndexerOptions): Indexer {
  const { db, index, extractor, readDocument, updateLog, log, now, quietMs = 1_000, mostMs = 15_000 } = options;
  const due = new Map<string, Due>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let closed = false;

  function schedule(): void {
    if (closed || running || due.size === 0) return;
    clearTimeout(timer);
    const first = Math.min(...[...due.values()].map((entry) => entry.atMs));
    timer = setTimeout(run, Math.max(0, first - Date.now()));
  }

  function run(): void {
    running = runDue().finally(() => {
      running = undefined;
      schedule();
    });
  }

  async function runDue(): Promise<void> {
    for (;;) {
      const next = [...due].find(([, entry]) => entry.atMs <= Date.now())?.[0];
      if (next === undefined || closed) return;
      due.delete(next);
      try {
        await indexOne(next);
      } catch (error) {
        log.warn({ err: error, documentId: next }, 'a document was not indexed for search');
      }
    }
  }

  async function indexOne(documentId: string): Promise<void> {
    const document = await db
      .selectFrom('document')
      .leftJoin('searchEntry', 'searchEntry.documentId', 'document.id')
      .select(['document.title', 'document.logSequence', 'searchEntry.indexedSequence'])
      .where('document.id', '=', documentId)
      .executeTakeFirst();
    if (!document) return;
    // The sequence was read before the content: the index may know more than it says, never less.
    const update = await readDocument(documentId);
    const { blobs, schemaVersion, ...extract } = await extractor.extract(document.title, update);
    // Before the index says how far it has come: what a crash cuts off is judged again.
    const afterSequence = document.indexedSequence ?? 0;
    await adoptBlobs(db, updateLog, { documentId, hashes: blobs, afterSequence, nowMs: now() });
    await index.put({ documentId, sequence: document.logSequence, title: document.title, ...extract });
    await db
      .updateTable('document')
      .set({ schemaVersion })
      .where('id', '=', documentId)
      .where('schemaVersion', '<', schemaVersion)
      .execute();
  }

  function enqueue(documentId: string): void {
    if (closed) return;
    const nowMs = Date.now();
    const sinceMs = due.get(documentId)?.sinceMs ?? nowMs;
    due.set(documentId, { sinceMs, atMs: Math.min(nowMs + quietMs, sinceMs + mostMs) });
    schedule();
  }

  return {
    enqueue,
    async catchUp() {
      await noteMissedEdits(db);
      for (const documentId of await findStale(db)) enqueue(documentId);
    },
    async idle() {
      for (;;) {
        await running;
        if (due.size === 0) return;
        for (const entry of due.values()) entry.atMs = 0;
        clearTimeout(timer);
        run();
      }
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
