import type { KeptRun, LogEntry, RunSnapshot } from '@tongyan/scenes/session';
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Checkpoint, KnownRun, LogEnd, Progress, ProgressRow, RunRow, SentRow } from './run-rows.ts';
import { cutOutgoing, type Outgoing, type OutgoingRange } from './outgoing.ts';
import { RunLost, RunTakenOver, type RunStore } from './run-store.ts';

interface Schema extends DBSchema {
  runs: { key: string; value: RunRow; indexes: { person: string } };
  progress: { key: string; value: ProgressRow };
  entries: { key: [string, number]; value: { readonly runId: string; readonly seq: number; readonly entry: LogEntry } };
  checkpoints: { key: [string, number]; value: Checkpoint & { readonly runId: string } };
  snapshots: { key: string; value: RunSnapshot & { readonly runId: string } };
  sent: { key: string; value: SentRow };
  ends: { key: string; value: LogEnd & { readonly runId: string } };
}

type Name = 'runs' | 'progress' | 'entries' | 'checkpoints' | 'snapshots' | 'sent' | 'ends';
type Database = IDBPDatabase<Schema>;
type Writing = IDBPTransaction<Schema, Name[], 'readwrite'>;

const DATABASE = 'tongyan:training';
const NAMES: Name[] = ['runs', 'progress', 'entries', 'checkpoints', 'snapshots', 'sent', 'ends'];

/** The runs in this browser's IndexedDB. Rejects where storage is forbidden. */
export async function openDeviceStore(): Promise<RunStore> {
  const database = await openDB<Schema>(DATABASE, 1, {
    upgrade(made) {
      made.createObjectStore('runs', { keyPath: 'runId' }).createIndex('person', 'personId');
      for (const name of ['progress', 'snapshots', 'sent', 'ends'] as const)
        made.createObjectStore(name, { keyPath: 'runId' });
      made.createObjectStore('entries', { keyPath: ['runId', 'seq'] });
      made.createObjectStore('checkpoints', { keyPath: ['runId', 'tick'] });
    },
  });
  return new DeviceStore(database);
}

/** An array sorts after every number, so `[…, []]` is past all keys that go on with one. */
const rangeOf = (runId: string, from = 0): IDBKeyRange => IDBKeyRange.bound([runId, from], [runId, []], false, true);

class DeviceStore implements RunStore {
  readonly durable = true;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  create(row: RunRow, first: Progress, sent: SentRow, owner: string): Promise<void> {
    return this.#write('strict', (writing) => {
      heard(writing.objectStore('runs').add(row));
      heard(writing.objectStore('sent').add(sent));
      heard(
        writing.objectStore('progress').add({ ...progressOf(row.runId, first, owner), entries: first.entries.length }),
      );
      putLog(writing, row.runId, first);
    });
  }

  async known(runId: string): Promise<KnownRun | undefined> {
    const reading = this.#database.transaction(NAMES);
    const row = await reading.objectStore('runs').get(runId);
    return row === undefined ? undefined : knownOf(row, reading);
  }

  async ofPerson(personId: string): Promise<readonly KnownRun[]> {
    const reading = this.#database.transaction(NAMES);
    const rows = await reading.objectStore('runs').index('person').getAll(personId);
    const known = await Promise.all(rows.map((row) => knownOf(row, reading)));
    return known.flatMap((run) => run ?? []).toSorted((a, b) => b.progress.atMs - a.progress.atMs);
  }

  claim(runId: string, owner: string): Promise<void> {
    return this.#write('relaxed', async (writing) => {
      const progress = await writing.objectStore('progress').get(runId);
      if (progress !== undefined) await writing.objectStore('progress').put({ ...progress, owner });
    });
  }

  async read(runId: string): Promise<KeptRun | undefined> {
    const reading = this.#database.transaction(NAMES);
    const [row, progress, entries, checkpoints, snapshot] = await Promise.all([
      reading.objectStore('runs').get(runId),
      reading.objectStore('progress').get(runId),
      reading.objectStore('entries').getAll(rangeOf(runId)),
      reading.objectStore('checkpoints').getAll(rangeOf(runId)),
      reading.objectStore('snapshots').get(runId),
    ]);
    if (row === undefined || progress === undefined) return undefined;
    return {
      header: row.header,
      entries: entries.map(({ entry }) => entry),
      checkpoints: checkpoints.map(({ tick, stateHash }) => ({ tick, stateHash })),
      tick: progress.tick,
      snapshot,
    };
  }

  append(runId: string, progress: Progress, owner: string): Promise<void> {
    return this.#write(progress.entries.length > 0 ? 'strict' : 'relaxed', async (writing) => {
      const before = await demandOwner(writing, runId, owner);
      const entries = Math.max(before.entries, (progress.entries.at(-1)?.seq ?? -1) + 1);
      heard(writing.objectStore('progress').put({ ...progressOf(runId, progress, owner), entries }));
      putLog(writing, runId, progress);
    });
  }

  end(runId: string, end: LogEnd, owner: string): Promise<void> {
    return this.#write('strict', async (writing) => {
      await demandOwner(writing, runId, owner);
      heard(writing.objectStore('ends').put({ ...end, runId }));
    });
  }

  sent(row: SentRow): Promise<void> {
    return this.#write('relaxed', async (writing) => {
      // Removed meanwhile: it must not come back as half of itself.
      if ((await writing.objectStore('runs').get(row.runId)) !== undefined) await writing.objectStore('sent').put(row);
    });
  }

  async outgoing(runId: string, range: OutgoingRange): Promise<Outgoing | undefined> {
    const { fromSeq, afterTick, mostEntries, mostCheckpoints } = range;
    const reading = this.#database.transaction(NAMES);
    const [progress, rows, found] = await Promise.all([
      reading.objectStore('progress').get(runId),
      reading.objectStore('entries').getAll(rangeOf(runId, fromSeq), mostEntries + 1),
      reading.objectStore('checkpoints').getAll(rangeOf(runId, afterTick + 1), mostCheckpoints + 1),
    ]);
    if (progress === undefined) return undefined;
    return cutOutgoing(
      rows.map(({ entry }) => entry),
      found.map(({ tick, stateHash }) => ({ tick, stateHash })),
      progress.tick,
      range,
    );
  }

  async head(runId: string, seq: number): Promise<string | undefined> {
    if (seq === 0) return (await this.#database.get('runs', runId))?.headerHash;
    return (await this.#database.get('entries', [runId, seq - 1]))?.entry.hash;
  }

  remove(runId: string): Promise<void> {
    return this.#write('relaxed', (writing) => {
      for (const name of ['runs', 'progress', 'snapshots', 'sent', 'ends'] as const)
        heard(writing.objectStore(name).delete(runId));
      heard(writing.objectStore('entries').delete(rangeOf(runId)));
      heard(writing.objectStore('checkpoints').delete(rangeOf(runId)));
    });
  }

  async #write(durability: 'strict' | 'relaxed', work: (writing: Writing) => void | Promise<void>): Promise<void> {
    const writing = this.#database.transaction(NAMES, 'readwrite', { durability });
    // Rejects whichever request failed, and is heard also where the work itself rejects first.
    const done = writing.done;
    done.catch(() => undefined);
    try {
      await work(writing);
    } catch (error) {
      abort(writing);
      throw error;
    }
    await done;
  }
}

/** The transaction says whether a request failed. */
function heard(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

function abort(writing: Writing): void {
  try {
    writing.abort();
  } catch {
    // It has ended already.
  }
}

async function demandOwner(writing: Writing, runId: string, owner: string): Promise<ProgressRow> {
  const progress = await writing.objectStore('progress').get(runId);
  if (progress === undefined) throw new RunLost(runId);
  if (progress.owner !== owner) throw new RunTakenOver(runId);
  return progress;
}

const progressOf = (runId: string, { tick, atMs }: Progress, owner: string): Omit<ProgressRow, 'entries'> => ({
  runId,
  tick,
  atMs,
  owner,
});

function putLog(writing: Writing, runId: string, { entries, checkpoints, snapshot }: Progress): void {
  for (const entry of entries) heard(writing.objectStore('entries').put({ runId, seq: entry.seq, entry }));
  for (const checkpoint of checkpoints) heard(writing.objectStore('checkpoints').put({ ...checkpoint, runId }));
  if (snapshot !== undefined) heard(writing.objectStore('snapshots').put({ ...snapshot, runId }));
}

async function knownOf(row: RunRow, reading: IDBPTransaction<Schema, Name[]>): Promise<KnownRun | undefined> {
  const [progress, sent, end] = await Promise.all([
    reading.objectStore('progress').get(row.runId),
    reading.objectStore('sent').get(row.runId),
    reading.objectStore('ends').get(row.runId),
  ]);
  if (progress === undefined || sent === undefined) return undefined;
  return { row, progress, sent, end: end === undefined ? null : withoutId(end) };
}

const withoutId = ({ tick, stateHash, seal }: LogEnd): LogEnd => ({ tick, stateHash, seal });
