import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tables } from '../platform/database/index.ts';

/**
 * In a query what `documentRight(…) !== null` decides for one document: a right by name, or being in its community where it
 * grants that anything. Lists, search and blobs all ask here, so that paging never counts what a person may not read.
 */
export function readableBy(personId: string) {
  return (eb: ExpressionBuilder<Tables, 'document'>): Expression<SqlBool> =>
    eb.or([
      eb.exists(
        eb
          .selectFrom('documentMember as granted')
          .whereRef('granted.documentId', '=', 'document.id')
          .where('granted.personId', '=', personId)
          .select('granted.documentId'),
      ),
      eb.and([
        eb('document.communityRight', '!=', 'none'),
        eb.exists(
          eb
            .selectFrom('communityMember as belonging')
            .whereRef('belonging.communityId', '=', 'document.communityId')
            .where('belonging.personId', '=', personId)
            .select('belonging.personId'),
        ),
      ]),
    ]);
}
