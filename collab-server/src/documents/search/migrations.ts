import { type Kysely, sql } from 'kysely';
import { columnTypes, type Migrations } from '../../platform/database/index.ts';

/** What the index keeps of a document besides its tokens. */
export type SearchEntryTable = {
  entryId: number;
  documentId: string;
  indexedSequence: number;
  titleFolded: string;
  text: string;
  folded: string;
};

declare module '../../platform/database/tables.ts' {
  interface Tables {
    searchEntry: SearchEntryTable;
  }
}

/** Tokens are made by the application, so that both databases find the same; neither needs an extension. */
export const searchMigrations: Migrations = {
  '0400-search': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer, sequence } = columnTypes(dialect);
      await db.schema
        .createTable('searchEntry')
        .addColumn('entryId', sequence, (c) => c.primaryKey())
        .addColumn('documentId', 'text', (c) => c.notNull().unique().references('document.id'))
        .addColumn('indexedSequence', integer, (c) => c.notNull())
        .addColumn('titleFolded', 'text', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('folded', 'text', (c) => c.notNull())
        .execute();
      if (dialect === 'sqlite') {
        // `ascii` keeps every token as the application made it; contentless, since the text stands in searchEntry.
        await sql`create virtual table "searchToken" using fts5(
          words, grams, content='', contentless_delete=1, detail=column, tokenize='ascii')`.execute(db);
      } else {
        await sql`alter table "searchEntry" add column words text[] not null, add column grams text[] not null`.execute(
          db,
        );
        await sql`create index "searchEntryWords" on "searchEntry" using gin (words)`.execute(db);
        await sql`create index "searchEntryGrams" on "searchEntry" using gin (grams)`.execute(db);
      }
    },
  }),
};
