import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { PagePosition } from '../platform/paging.ts';
import { readableBy } from './readable.ts';
import { type DocumentRow, withStanding } from './store.ts';

export type ListScope =
  | { readonly kind: 'recent' | 'mine' | 'shared' | 'archived' }
  | { readonly kind: 'community'; readonly communityId: string; readonly archived: boolean };

export type ListedDocument = DocumentRow & { readonly sortAtMs: number };

export type ListQuery = {
  readonly viewerId: string;
  readonly scope: ListScope;
  readonly after?: PagePosition;
  readonly limit: number;
};

/** Documents of a scope that the viewer may read, newest first by what the scope sorts on. */
export async function listDocuments(db: Db, query: ListQuery): Promise<ListedDocument[]> {
  const { viewerId, scope, after, limit } = query;
  const sortBy = sortColumn(scope);
  const archived = scope.kind === 'archived' || (scope.kind === 'community' && scope.archived);
  return withStanding(db.selectFrom('document'), viewerId)
    .leftJoin('documentVisit as visit', (join) =>
      join.onRef('visit.documentId', '=', 'document.id').on('visit.personId', '=', viewerId),
    )
    .select(sql<number>`${sql.ref(sortBy)}`.as('sortAtMs'))
    .where(readableBy(viewerId))
    .where('document.archivedAtMs', archived ? 'is not' : 'is', null)
    .$if(scope.kind === 'recent', (q) => q.where('visit.lastAtMs', 'is not', null))
    .$if(scope.kind === 'mine', (q) => q.where('mine.right', '=', 'own'))
    .$if(scope.kind === 'shared', (q) => q.where('mine.right', 'in', ['edit', 'comment', 'read']))
    .$if(scope.kind === 'community', (q) =>
      q.where('document.communityId', '=', scope.kind === 'community' ? scope.communityId : ''),
    )
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb(sortBy, '<', after?.atMs ?? 0),
          eb.and([eb(sortBy, '=', after?.atMs ?? 0), eb('document.id', '<', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy(sortBy, 'desc')
    .orderBy('document.id', 'desc')
    .limit(limit)
    .execute();
}

function sortColumn(scope: ListScope) {
  switch (scope.kind) {
    case 'recent':
      return 'visit.lastAtMs';
    case 'archived':
      return 'document.archivedAtMs';
    case 'mine':
    case 'shared':
    case 'community':
      return 'document.lastEditedAtMs';
  }
}
