import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { findEntries, type TokenConditions } from './find.ts';
import { fold } from './fold.ts';
import type { SearchIndex } from './search-index.ts';

const conditions: TokenConditions = {
  hasAll: (column, tokens) => sql<SqlBool>`${sql.ref(`searchEntry.${column}`)} @> ${[...tokens]}::text[]`,
  contains: (column, text) => sql<SqlBool>`strpos(${sql.ref(column)}, ${text}) > 0`,
};

/**
 * Search in PostgreSQL: arrays of tokens under GIN indexes. Arrays and not tsvector, whose 1 MiB a long document's grams
 * would pass; and no extension, which a province's database may not have.
 */
export function postgresSearchIndex(db: Db): SearchIndex {
  return {
    async put({ documentId, sequence, title, text, folded, words, grams }) {
      // The null character is the one that PostgreSQL's text cannot hold.
      const shown = text.replaceAll('\0', '');
      await sql`insert into "searchEntry" ("documentId", "indexedSequence", "titleFolded", "text", "folded", words, grams)
        values (${documentId}, ${sequence}, ${fold(title)}, ${shown}, ${folded}, string_to_array(${words}, ' '), string_to_array(${grams}, ' '))
        on conflict ("documentId") do update set
          "indexedSequence" = excluded."indexedSequence", "titleFolded" = excluded."titleFolded",
          "text" = excluded."text", "folded" = excluded."folded",
          words = excluded.words, grams = excluded.grams`.execute(db);
    },
    search: (query) => findEntries(db, conditions, query),
  };
}
