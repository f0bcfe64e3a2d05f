import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { LedgerStore, UnsyncedRow } from './ledger-store.ts';
import type { PictureShelf } from './kept-pictures.ts';
import { readCustom } from './read-custom.ts';

/** One document as this device keeps it for one person. */
export interface DeviceDocument {
  /** The transaction origin of what it loads. */
  readonly origin: unknown;
  /** What earlier windows left unsynced; their edits are in the content. */
  readonly inherited: readonly UnsyncedRow[];
  /** What was remembered about the document besides its content, so that it opens without a network. */
  readonly remembered: unknown;
  readonly remember: (value: unknown) => Promise<void>;
  readonly pictures: PictureShelf;
  readonly record: (row: UnsyncedRow) => Promise<void>;
  readonly settle: (row: UnsyncedRow) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the device keeps of documents, so that they open and take edits without a network. */
export interface DeviceStore {
  /** Loads what there is into `doc`, and keeps from then on all that happens to it. Rejects where nothing can be kept. */
  readonly open: (doc: Y.Doc, personId: string, documentId: string) => Promise<DeviceDocument>;
  readonly unsynced: (personId: string) => Promise<UnsyncedRow[]>;
  /** What was remembered about each document of this person that the device keeps. */
  readonly kept: (personId: string) => Promise<unknown[]>;
  readonly forgetDocument: (personId: string, documentId: string) => Promise<void>;
  /** Removes this person's documents from the device: those that are in step with the server, or all. */
  readonly forgetPerson: (personId: string, what: 'synced' | 'all') => Promise<void>;
}

const REMEMBERED = 'remembered';
const REMOVAL_PATIENCE_MS = 2_000;

/**
 * The name holds the person too: whoever signs in next on the same computer neither sees nor sends what somebody else
 * left unsynced.
 */
function databaseName(personId: string, documentId = ''): string {
  return `tongyan:document:${personId}:${documentId}`;
}

export function browserDeviceStore(ledger: LedgerStore, factory: IDBFactory): DeviceStore {
  return {
    async open(doc, personId, documentId) {
      // First: it rejects where IndexedDB does not work, and y-indexeddb would wait for ever.
      const inherited = await ledger.rows(personId, documentId);
      const persistence = new IndexeddbPersistence(databaseName(personId, documentId), doc);
      await persistence.whenSynced;
      const remembered = parse(await persistence.get(REMEMBERED));
      return {
        origin: persistence,
        inherited,
        remembered,
        async remember(value) {
          await persistence.set(REMEMBERED, JSON.stringify(value));
        },
        pictures: {
          get: (key) => persistence.get(key),
          // y-indexeddb says texts and numbers; what it does with a value any value that can be cloned stands.
          set: (key, value) => persistence.set(key, value as ArrayBuffer),
        },
        record: (row) => ledger.put(row),
        settle: (row) => ledger.settle(row),
        close: () => persistence.destroy(),
      };
    },
    unsynced: (personId) => ledger.rows(personId),
    async kept(personId) {
      const prefix = databaseName(personId);
      const names = (await factory.databases()).flatMap(({ name }) =>
        name?.startsWith(prefix) === true ? [name] : [],
      );
      const found = await Promise.all(names.map((name) => readCustom(factory, name, REMEMBERED)));
      return found.flatMap((value) => parse(value) ?? []);
    },
    async forgetDocument(personId, documentId) {
      await remove(databaseName(personId, documentId));
      await ledger.clear(personId, documentId);
    },
    async forgetPerson(personId, what) {
      const rows = what === 'all' ? [] : await ledger.rows(personId);
      const kept = new Set(rows.map(({ documentId }) => databaseName(personId, documentId)));
      const prefix = databaseName(personId);
      for (const { name } of await factory.databases()) {
        if (name?.startsWith(prefix) === true && !kept.has(name)) await remove(name);
      }
      if (what === 'all') await ledger.clear(personId);
    },
  };
}

/** Another window that has it open delays the removal until it closes; nobody has to wait for that. */
function remove(name: string): Promise<unknown> {
  const patience = new Promise((resolve) => setTimeout(resolve, REMOVAL_PATIENCE_MS));
  return Promise.race([clearDocument(name), patience]);
}

function parse(json: unknown): unknown {
  if (typeof json !== 'string') return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
