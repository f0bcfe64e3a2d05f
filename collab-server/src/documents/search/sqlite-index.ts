import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { findEntries, type TokenConditions } from './find.ts';
import { fold } from './fold.ts';
import type {} from './migrations.ts';
import type { SearchIndex } from './search-index.ts';

const conditions: TokenConditions = {
  hasAll: (column, tokens) =>
    sql<SqlBool>`"searchEntry"."entryId" in (select rowid from "searchToken" where "searchToken" match ${matchExpression(column, tokens)})`,
  contains: (column, text) => sql<SqlBool>`instr(${sql.ref(column)}, ${text}) > 0`,
};

/** Tokens are letters, marks and digits only; quoted all the same, so that AND and NEAR are words like any other. */
function matchExpression(column: string, tokens: readonly string[]): string {
  return `{${column}} : (${tokens.map((token) => `"${token.replaceAll('"', '""')}"`).join(' AND ')})`;
}

/** Search in SQLite: FTS5 over tokens that the application makes. */
export function sqliteSearchIndex(db: Db): SearchIndex {
  return {
    async put({ documentId, sequence, title, text, folded, words, grams }) {
      const entry = { indexedSequence: sequence, titleFolded: fold(title), text, folded };
      await db.transaction().execute(async (tx) => {
        const { entryId } = await tx
          .insertInto('searchEntry')
          .values({ documentId, ...entry, entryId: sql`null` })
          .onConflict((conflict) => conflict.column('documentId').doUpdateSet(entry))
          .returning('entryId')
          .executeTakeFirstOrThrow();
        await sql`insert or replace into "searchToken"(rowid, words, grams)
          values (${entryId}, ${words}, ${grams})`.execute(tx);
      });
    },
    search: (query) => findEntries(db, conditions, query),
  };
}
