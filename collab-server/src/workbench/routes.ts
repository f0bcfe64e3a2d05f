import { type CommunityDocuments, findPeople, listCommunities, summariseCommunities } from '../communities/index.ts';
import { listChangedByOthers, listDocuments, listUnopenedShares, summariseDocuments } from '../documents/index.ts';
import type { Db } from '../platform/database/index.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../platform/http/index.ts';
import { workbenchRoutes } from './contract.ts';

export type WorkbenchDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly documents: CommunityDocuments;
};

const MOST_DOCUMENTS = 8;
const MOST_COMMUNITIES = 6;

export function registerWorkbench(app: HttpApp, deps: WorkbenchDeps): void {
  const { db, authenticate } = deps;
  implementRoutes(app, authenticate, workbenchRoutes, {
    'GET /api/workbench': async ({ viewer: { personId } }) => {
      const [recent, shared, changed, communities] = await Promise.all([
        listDocuments(db, { viewerId: personId, scope: { kind: 'recent' }, limit: MOST_DOCUMENTS }),
        listUnopenedShares(db, personId, MOST_DOCUMENTS),
        listChangedByOthers(db, personId, MOST_DOCUMENTS),
        listCommunities(db, {
          viewerId: personId,
          overseen: [],
          scope: 'mine',
          nameLike: '',
          limit: MOST_COMMUNITIES,
        }),
      ]);
      const givers = await findPeople(
        db,
        shared.map((row) => row.sharedBy),
      );
      const sharedDocuments = await summariseDocuments(db, shared);
      return {
        recentDocuments: await summariseDocuments(db, recent),
        sharedWithMe: shared.flatMap(({ sharedAtMs, sharedBy }, index) => {
          const document = sharedDocuments[index];
          return document ? [{ document, sharedAtMs, sharedBy: givers.get(sharedBy)?.displayName ?? null }] : [];
        }),
        changedByOthers: await summariseDocuments(db, changed),
        communities: await summariseCommunities(deps, communities),
      };
    },
  });
}
