import { join } from 'node:path';
import { registerCommunities } from './communities/index.ts';
import type { Config } from './config.ts';
import {
  authoriseSync,
  communityDocuments,
  documentIdsOf,
  observeActivity,
  registerDocuments,
} from './documents/index.ts';
import { createSyncServer, KyselyUpdateLog, type SyncServer } from './documents/sync/index.ts';
import { openBlobStore } from './platform/blobs/index.ts';
import type { DatabaseHandle } from './platform/database/index.ts';
import { type Authenticate, type HttpApp, isAllowedOrigin } from './platform/http/index.ts';
import type { Log } from './platform/log.ts';

export type CollaborationDeps = {
  readonly app: HttpApp;
  readonly handle: DatabaseHandle;
  readonly config: Config;
  readonly authenticate: Authenticate;
  readonly log: Log;
  readonly now: () => number;
};

export type Collaboration = {
  readonly sync: SyncServer;
  /** Somebody's sessions ended, or their roles changed: their open sockets are decided anew. */
  personChanged(personId: string): void;
  /** Ends sockets in order and keeps what waits; call before the database is closed. */
  close(): Promise<void>;
};

/** Wires communities, documents, their live sync and search. */
export async function wireCollaboration(deps: CollaborationDeps): Promise<Collaboration> {
  const { app, handle, config, authenticate, log, now } = deps;
  const { db } = handle;
  const blobs = await openBlobStore({ folder: join(config.dataDir, 'blobs'), maxBytes: config.maxBlobBytes });
  const activity = observeActivity({ db, updateLog: new KyselyUpdateLog(db), log, onSettled: () => {} });
  const sync = createSyncServer({ updateLog: activity.log, authorise: authoriseSync(db, authenticate), now });

  registerCommunities(app, {
    db,
    authenticate,
    now,
    documents: communityDocuments(db),
    async onMembershipChanged(communityId, personId) {
      for (const documentId of await documentIdsOf(db, communityId)) await sync.rightsChanged(documentId, personId);
    },
  });
  registerDocuments(app, { db, authenticate, sync, blobs, now, onDocumentChanged: () => {} });

  app.server.on('upgrade', (request, socket, head) => {
    const allowed = isAllowedOrigin(request.headers.origin, request.headers.host, config.publicUrl);
    if (!sync.serves(request) || !allowed) {
      const status = allowed ? '404 Not Found' : '403 Forbidden';
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sync.handleUpgrade(request, socket, head);
  });

  return {
    sync,
    personChanged() {},
    async close() {
      await sync.close();
      await activity.close();
    },
  };
}
