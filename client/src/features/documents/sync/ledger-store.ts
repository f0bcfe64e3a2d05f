/**
 * What each window of this device has not got through to the server yet, kept across reloads in IndexedDB: a row for
 * each person, document and window. The edits themselves are in the document's own database (device-store.ts).
 */
export interface UnsyncedRow {
  readonly personId: string;
  readonly documentId: string;
  /** One loaded page: a reload is another window. */
  readonly windowId: string;
  /** Local updates made, and how many of the first of them are durable on the server. */
  readonly made: number;
  readonly durable: number;
  readonly pendingEdits: number;
  readonly changedAtMs: number;
}

export interface LedgerStore {
  /** Rows that are not fully durable, of one document or of all that this person has. */
  readonly rows: (personId: string, documentId?: string) => Promise<UnsyncedRow[]>;
  /** Writes this window's row; a row that is fully durable is removed. */
  readonly put: (row: UnsyncedRow) => Promise<void>;
  /** Removes another window's row, unless that window has made more updates since it was read. */
  readonly settle: (row: UnsyncedRow) => Promise<void>;
  readonly clear: (personId: string, documentId?: string) => Promise<void>;
}

const DATABASE = 'tongyan:unsynced';
const STORE = 'rows';

const stores = new WeakMap<IDBFactory, LedgerStore>();

/** The one store of this browser: it holds one connection, however often it is asked for. */
export function indexedDbLedgerStore(factory: IDBFactory): LedgerStore {
  const store = stores.get(factory) ?? createStore(factory);
  stores.set(factory, store);
  return store;
}

function createStore(factory: IDBFactory): LedgerStore {
  let opening: Promise<IDBDatabase> | undefined;
  const inStore = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => T | Promise<T>): Promise<T> => {
    opening ??= open(factory);
    const transaction = (await opening).transaction(STORE, mode);
    const done = completed(transaction);
    const value = await work(transaction.objectStore(STORE));
    await done;
    return value;
  };
  const read = (store: IDBObjectStore, personId: string, documentId?: string): Promise<UnsyncedRow[]> =>
    answered<UnsyncedRow[]>(store.getAll(rangeOf(personId, documentId)));

  return {
    rows: (personId, documentId) => inStore('readonly', (store) => read(store, personId, documentId)),
    put: (row) =>
      inStore('readwrite', (store) => {
        if (row.durable >= row.made) store.delete(keyOf(row));
        else store.put(row);
      }),
    settle: (row) =>
      inStore('readwrite', async (store) => {
        const now = await answered<UnsyncedRow | undefined>(store.get(keyOf(row)));
        if (now !== undefined && now.made <= row.made) store.delete(keyOf(row));
      }),
    clear: (personId, documentId) =>
      inStore('readwrite', (store) => {
        store.delete(rangeOf(personId, documentId));
      }),
  };
}

function keyOf(row: UnsyncedRow): IDBValidKey {
  return [row.personId, row.documentId, row.windowId];
}

/** An array sorts after every string, so `[…, []]` is past all keys that continue with a string. */
function rangeOf(personId: string, documentId?: string): IDBKeyRange {
  const start = documentId === undefined ? [personId] : [personId, documentId];
  return IDBKeyRange.bound(start, [...start, []]);
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(STORE, { keyPath: ['personId', 'documentId', 'windowId'] });
  });
  return answered<IDBDatabase>(request);
}

function answered<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as T));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB did not answer')));
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB aborted')));
  });
}
