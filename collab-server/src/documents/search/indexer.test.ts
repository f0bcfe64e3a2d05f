import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseHandle } from '../../platform/database/index.ts';
import { sqliteTestDatabase } from '../../platform/database/testing.ts';
import { observeActivity } from '../activity.ts';
import { CONTENT_SCHEMA_VERSION, contentToUpdate } from '../content/index.ts';
import { KyselyUpdateLog, type UpdateLog } from '../sync/index.ts';
import { addDocument, addPerson, openDocumentDatabase } from '../testing.ts';
import { openExtractor } from './extractor.ts';
import { createIndexer, openSearchIndex } from './index.ts';
import { findStale } from './stale.ts';

const log = pino({ level: 'silent' });

describe('keeping the index up with the documents', () => {
  let handle: DatabaseHandle & { dispose(): Promise<void> };
  let updateLog: UpdateLog;
  const extractor = openExtractor();

  beforeAll(async () => {
    handle = await openDocumentDatabase(sqliteTestDatabase);
    updateLog = new KyselyUpdateLog(handle.db);
    await addPerson(handle.db, 'owner');
    await addPerson(handle.db, 'writer');
  });
  afterAll(async () => {
    await extractor.close();
    await handle.dispose();
  });

  const paragraph = (text: string) =>
    contentToUpdate({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

  const entry = (documentId: string, sequence: number, text: string) => ({
    documentId,
    sequence,
    personId: 'writer',
    receivedAtMs: 5_000 + sequence,
    update: paragraph(text),
  });

  /** An indexer that reads each document's newest update alone. */
  function openIndexer(failFor?: string) {
    const reads: string[] = [];
    const indexer = createIndexer({
      db: handle.db,
      index: openSearchIndex(handle),
      extractor,
      async readDocument(documentId) {
        reads.push(documentId);
        if (documentId === failFor) throw new Error('cannot be read');
        const { tail } = await updateLog.load(documentId);
        return tail.at(-1)?.update ?? new Uint8Array();
      },
      updateLog,
      log,
      now: () => 1,
      quietMs: 60_000,
    });
    return { indexer, reads };
  }

  async function find(q: string) {
    const terms = await extractor.parse(q);
    const hits = await openSearchIndex(handle).search({ terms, personId: 'owner', offset: 0, limit: 10 });
    return hits.map((hit) => hit.documentId);
  }

  it('finds at its start what a crash left unnoted, and indexes nothing twice', async () => {
    const known = await addDocument(handle.db, 'owner', { title: '已索引' });
    const crashed = await addDocument(handle.db, 'owner', { title: '崩溃前' });
    await updateLog.append([entry(crashed, 1, '潮间带'), entry(crashed, 2, '潮间带观察')]);
    const first = openIndexer();
    await first.indexer.catchUp();
    await first.indexer.idle();
    await first.indexer.close();
    expect(first.reads.toSorted()).toEqual([known, crashed].toSorted());
    expect(await find('潮间带观察')).toEqual([crashed]);
    const row = await handle.db
      .selectFrom('document')
      .select(['lastEditedBy', 'lastEditedAtMs', 'logSequence', 'schemaVersion'])
      .where('id', '=', crashed)
      .executeTakeFirst();
    expect(row).toEqual({
      lastEditedBy: 'writer',
      lastEditedAtMs: 5_002,
      logSequence: 2,
      schemaVersion: CONTENT_SCHEMA_VERSION,
    });

    expect(await findStale(handle.db)).toEqual([]);
    await updateLog.append([entry(known, 1, '新内容')]);
    const second = openIndexer();
    await second.indexer.catchUp();
    await second.indexer.idle();
    await second.indexer.close();
    expect(second.reads).toEqual([known]);
  });

  it('goes on with the others where one document cannot be read', async () => {
    const broken = await addDocument(handle.db, 'owner');
    const fine = await addDocument(handle.db, 'owner');
    await updateLog.append([entry(fine, 1, '礁石')]);
    const { indexer } = openIndexer(broken);
    indexer.enqueue(broken);
    indexer.enqueue(fine);
    await indexer.idle();
    await indexer.close();
    expect(await find('礁石')).toEqual([fine]);
    expect(await findStale(handle.db)).toEqual([broken]);
  });

  it('indexes a document once for all that changed meanwhile', async () => {
    const id = await addDocument(handle.db, 'owner');
    const { indexer, reads } = openIndexer();
    for (let i = 0; i < 50; i += 1) indexer.enqueue(id);
    await indexer.idle();
    await indexer.close();
    expect(reads).toEqual([id]);
  });

  it('notes the last edit and the visit of who wrote, whatever order notes arrive in', async () => {
    const id = await addDocument(handle.db, 'owner');
    const settled: string[] = [];
    const activity = observeActivity({ db: handle.db, updateLog, log, onSettled: (each) => settled.push(each) });
    await activity.log.append([entry(id, 1, 'a'), entry(id, 2, 'b')]);
    await activity.flush();
    await activity.log.append([{ ...entry('not-a-document', 1, 'a') }]);
    await activity.close();
    const row = await handle.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();
    expect(row).toMatchObject({ lastEditedBy: 'writer', lastEditedAtMs: 5_002, logSequence: 2 });
    const visit = await handle.db
      .selectFrom('documentVisit')
      .select('lastAtMs')
      .where('documentId', '=', id)
      .where('personId', '=', 'writer')
      .executeTakeFirst();
    expect(visit).toEqual({ lastAtMs: 5_002 });
    expect(settled).toContain(id);
  });
});
