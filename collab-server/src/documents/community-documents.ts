import type { CommunityDocuments } from '../communities/index.ts';
import type { Db } from '../platform/database/index.ts';
import { readableBy } from './readable.ts';

/** What communities show of their documents. */
export function communityDocuments(db: Db): CommunityDocuments {
  return {
    async countByCommunity(communityIds) {
      if (communityIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('document')
        .where('communityId', 'in', [...communityIds])
        .where('archivedAtMs', 'is', null)
        .groupBy('communityId')
        .select((eb) => ['communityId', eb.fn.countAll<number>().as('count')])
        .execute();
      return new Map(rows.map((row) => [row.communityId ?? '', row.count]));
    },
    async readableTitles(personId, documentIds) {
      if (documentIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('document')
        .where('id', 'in', [...documentIds])
        .where(readableBy(personId))
        .select(['id', 'title'])
        .execute();
      return new Map(rows.map((row) => [row.id, row.title]));
    },
    async lastEdited(personId, communityId, limit) {
      const rows = await db
        .selectFrom('document')
        .where('communityId', '=', communityId)
        .where('lastEditedBy', 'is not', null)
        // A template or an import is laid in before the document is made: that is no editing.
        .whereRef('lastEditedAtMs', '>', 'createdAtMs')
        .where(readableBy(personId))
        .select(['id', 'title', 'lastEditedAtMs as editedAtMs', 'lastEditedBy as editedBy'])
        .orderBy('lastEditedAtMs', 'desc')
        .limit(limit)
        .execute();
      return rows;
    },
  };
}

/** Documents of a community, where a change of its members changes rights. */
export async function documentIdsOf(db: Db, communityId: string): Promise<string[]> {
  const rows = await db.selectFrom('document').select('id').where('communityId', '=', communityId).execute();
  return rows.map((row) => row.id);
}
