import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { readableBy } from '../readable.ts';
import type { QueryTerm } from './query.ts';
import type { IndexQuery, SearchHit } from './search-index.ts';

/** How one database says which entries hold tokens and texts. */
export type TokenConditions = {
  /** Entries with all of these tokens. */
  hasAll(column: 'words' | 'grams', tokens: readonly string[]): RawBuilder<SqlBool>;
  /** Whether a text column holds a text. */
  contains(column: 'searchEntry.titleFolded' | 'searchEntry.folded', text: string): RawBuilder<SqlBool>;
};

/** The one query of both databases. */
export async function findEntries(
  db: Db,
  conditions: TokenConditions,
  { terms, personId, offset, limit }: IndexQuery,
): Promise<readonly SearchHit[]> {
  const inOnePiece = (term: QueryTerm) => {
    const grams = conditions.hasAll('grams', term.grams);
    return term.needsCheck
      ? sql<SqlBool>`(${grams} and ${conditions.contains('searchEntry.folded', term.text)})`
      : grams;
  };
  const found = (term: QueryTerm) => sql<SqlBool>`(${inOnePiece(term)} or ${conditions.hasAll('words', term.words)})`;
  const inTitle = (term: QueryTerm) => conditions.contains('searchEntry.titleFolded', term.text);
  const all = (parts: readonly Expression<SqlBool>[]) => sql<SqlBool>`(${sql.join([...parts], sql` and `)})`;

  // Ids first: the texts of all that matched would be carried through the sort.
  const ordered = await db
    .selectFrom('document')
    .innerJoin('searchEntry', 'searchEntry.documentId', 'document.id')
    .where(all(terms.map(found)))
    .where(readableBy(personId))
    .select('searchEntry.documentId')
    .orderBy(sql`case when "document"."archivedAtMs" is null then 0 else 1 end`)
    .orderBy(
      sql`case when ${all(terms.map(inTitle))} then 0
          when ${all(terms.map((term) => conditions.hasAll('grams', term.grams)))} then 1 else 2 end`,
    )
    .orderBy('document.lastEditedAtMs', 'desc')
    .orderBy('document.id')
    .offset(offset)
    .limit(limit)
    .execute();
  if (ordered.length === 0) return [];
  const texts = await db
    .selectFrom('searchEntry')
    .select(['documentId', 'text'])
    .where(
      'documentId',
      'in',
      ordered.map((row) => row.documentId),
    )
    .execute();
  const byId = new Map(texts.map((row) => [row.documentId, row.text]));
  return ordered.map(({ documentId }) => ({ documentId, text: byId.get(documentId) ?? '' }));
}
