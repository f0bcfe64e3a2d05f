import { type Kysely, sql } from 'kysely';
import { type Migrations, columnTypes } from '../../platform/database/index.ts';

/** One accepted update; deleted once a snapshot and the history hold it. */
export interface DocumentUpdateTable {
  documentId: string;
  sequence: number;
  personId: string;
  receivedAtMs: number;
  payload: Uint8Array;
}

/** All updates of a document up to `throughSequence`, merged. */
export interface DocumentSnapshotTable {
  documentId: string;
  throughSequence: number;
  payload: Uint8Array;
  stateVector: Uint8Array;
  deleteSetOffset: number;
  /** Null where no content guard was there. */
  places: Uint8Array | null;
}

/** What one person wrote within one window. */
export interface DocumentHistoryTable {
  documentId: string;
  fromSequence: number;
  throughSequence: number;
  personId: string;
  startedAtMs: number;
  endedAtMs: number;
  payload: Uint8Array;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    documentUpdate: DocumentUpdateTable;
    documentSnapshot: DocumentSnapshotTable;
    documentHistory: DocumentHistoryTable;
  }
}

/** The tables of the update log. They know no document table: a log outlives the row that names its document. */
export const syncMigrations: Migrations = {
  '0300-document-sync': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const type = columnTypes(dialect);
      await db.schema
        .createTable('documentUpdate')
        .addColumn('documentId', 'text', (c) => c.notNull())
        .addColumn('sequence', type.integer, (c) => c.notNull())
        .addColumn('personId', 'text', (c) => c.notNull())
        .addColumn('receivedAtMs', type.integer, (c) => c.notNull())
        .addColumn('payload', type.bytes, (c) => c.notNull())
        .addPrimaryKeyConstraint('documentUpdateKey', ['documentId', 'sequence'])
        // SQLite then keeps the rows in the key's own tree, a document's updates side by side: half the pages to write.
        .$call((table) => (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table))
        .execute();
      await db.schema
        .createTable('documentSnapshot')
        .addColumn('documentId', 'text', (c) => c.primaryKey())
        .addColumn('throughSequence', type.integer, (c) => c.notNull())
        .addColumn('payload', type.bytes, (c) => c.notNull())
        .addColumn('stateVector', type.bytes, (c) => c.notNull())
        .addColumn('deleteSetOffset', type.integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('documentHistory')
        .addColumn('documentId', 'text', (c) => c.notNull())
        .addColumn('fromSequence', type.integer, (c) => c.notNull())
        .addColumn('throughSequence', type.integer, (c) => c.notNull())
        .addColumn('personId', 'text', (c) => c.notNull())
        .addColumn('startedAtMs', type.integer, (c) => c.notNull())
        .addColumn('endedAtMs', type.integer, (c) => c.notNull())
        .addColumn('payload', type.bytes, (c) => c.notNull())
        .addPrimaryKeyConstraint('documentHistoryKey', ['documentId', 'fromSequence'])
        .execute();
    },
  }),
  '0301-document-snapshot-places': (dialect) => ({
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('documentSnapshot').addColumn('places', columnTypes(dialect).bytes).execute();
    },
  }),
};
