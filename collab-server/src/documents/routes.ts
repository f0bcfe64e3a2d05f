import type { Db } from '../platform/database/index.ts';
import type { BlobStore } from '../platform/blobs/index.ts';
import { communityStanding, decideInCommunity, findCommunity } from '../communities/index.ts';
import { heldRoles } from '../identity/index.ts';
import { ProblemError, orThrow } from '../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../platform/http/index.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import { requireDocument } from './access.ts';
import { addBlob } from './blobs.ts';
import { serveBlob } from './blob-response.ts';
import { documentRoutes } from './contract.ts';
import { templateIds, templateName } from './content/index.ts';
import { createDocument } from './create.ts';
import { describeDocument, summariseDocuments } from './describe.ts';
import { type ListScope, listDocuments } from './list-store.ts';
import { describeMembers } from './member-store.ts';
import { archiveDocument, editDocument, restoreDocument, setCommunityRight, setMemberRight } from './change.ts';
import { noteOpened } from './store.ts';
import type { DocumentSync } from './sync-port.ts';

export type DocumentDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly sync: DocumentSync;
  readonly blobs: BlobStore;
  readonly now: () => number;
  /** The title or the rights changed, which search shows. */
  readonly onDocumentChanged: (documentId: string) => void;
};

const DEFAULT_LIMIT = 30;

type Paging = { readonly cursor?: string; readonly limit?: number };

export function registerDocuments(app: HttpApp, deps: DocumentDeps): void {
  const { db, authenticate, now } = deps;

  async function list(viewerId: string, scope: ListScope, { cursor, limit = DEFAULT_LIMIT }: Paging) {
    const rows = await listDocuments(db, {
      viewerId,
      scope,
      ...(cursor ? { after: decodeCursor(cursor) } : {}),
      limit: limit + 1,
    });
    const page = pageOf(rows, limit, (row) => ({ atMs: row.sortAtMs, id: row.id }));
    return { documents: await summariseDocuments(db, page.rows), nextCursor: page.nextCursor };
  }

  const detail = async (documentId: string, personId: string) =>
    describeDocument(db, await requireDocument(db, documentId, personId, 'read'));
  const members = async (documentId: string, personId: string) =>
    describeMembers(db, await requireDocument(db, documentId, personId, 'read'));

  implementRoutes(app, authenticate, documentRoutes, {
    'GET /api/document-templates': () =>
      Promise.resolve({
        templates: templateIds.map((key) => ({
          key,
          title: { zhCN: templateName(key, 'zh-CN'), en: templateName(key, 'en') },
        })),
      }),
    'GET /api/documents': ({ query, viewer }) => list(viewer.personId, { kind: query.scope ?? 'recent' }, query),
    'GET /api/communities/:communityId/documents': async ({ params, query, viewer }) => {
      const community = await findCommunity(db, params.communityId, viewer.personId);
      if (!community) throw new ProblemError('community.notFound');
      const roles = await heldRoles(db, viewer.personId, now());
      orThrow(decideInCommunity(communityStanding(roles, community.homePath, community.myRole), 'see'));
      const scope = { kind: 'community', communityId: community.id, archived: query.archived ?? false } as const;
      return list(viewer.personId, scope, query);
    },
    'POST /api/documents': async ({ body, viewer }) => {
      const id = orThrow(
        await createDocument(deps, {
          actorId: viewer.personId,
          title: body.title,
          template: body.template ?? null,
          communityId: body.communityId ?? null,
          communityRight: body.communityRight,
        }),
      );
      deps.onDocumentChanged(id);
      return detail(id, viewer.personId);
    },
    'GET /api/documents/:documentId': async ({ params, viewer }) => {
      const answer = await detail(params.documentId, viewer.personId);
      await noteOpened(db, params.documentId, viewer.personId, now());
      return answer;
    },
    'PATCH /api/documents/:documentId': async ({ params, body, viewer }) => {
      await editDocument(deps, params.documentId, viewer.personId, body);
      return detail(params.documentId, viewer.personId);
    },
    'POST /api/documents/:documentId/archive': async ({ params, viewer }) => {
      await archiveDocument(deps, params.documentId, viewer.personId);
      return detail(params.documentId, viewer.personId);
    },
    'DELETE /api/documents/:documentId/archive': async ({ params, viewer }) => {
      await restoreDocument(deps, params.documentId, viewer.personId);
      return detail(params.documentId, viewer.personId);
    },
    'GET /api/documents/:documentId/members': ({ params, viewer }) => members(params.documentId, viewer.personId),
    'PUT /api/documents/:documentId/members/:personId': async ({ params, body, viewer }) => {
      await setMemberRight(deps, { ...params, actorId: viewer.personId, next: body.right });
      return members(params.documentId, viewer.personId);
    },
    'DELETE /api/documents/:documentId/members/:personId': ({ params, viewer }) =>
      setMemberRight(deps, { ...params, actorId: viewer.personId, next: null }),
    'PUT /api/documents/:documentId/community-right': async ({ params, body, viewer }) => {
      await setCommunityRight(deps, params.documentId, viewer.personId, body.right);
      return members(params.documentId, viewer.personId);
    },
    'POST /api/documents/:documentId/blobs': async ({ params, viewer, request }) => {
      const { documentId } = params;
      await requireDocument(db, documentId, viewer.personId, 'edit');
      if (!request.isMultipart()) throw new ProblemError('blob.missing');
      const part = await request.file();
      if (!part) throw new ProblemError('blob.missing');
      return orThrow(
        await addBlob(db, deps.blobs, {
          documentId,
          personId: viewer.personId,
          source: part.file,
          fileName: part.filename || null,
          nowMs: now(),
        }),
      );
    },
    'GET /api/blobs/:sha256': ({ params, viewer, request, reply }) =>
      serveBlob(deps, { sha256: params.sha256, personId: viewer.personId, request, reply }),
  });
}
