import { join } from 'node:path';
import { registerCommunities } from './communities/index.ts';
import type { Config } from './config.ts';
import { CONTENT_FIELD, CONTENT_SCHEMA_VERSION, META_FIELD, SCHEMA_VERSION_KEY } from './documents/content/index.ts';
import {
  authoriseSync,
  communityDocuments,
  documentIdsOf,
  measureSync,
  observeActivity,
  registerDocuments,
  registerDocumentSync,
  startSweeping,
  timeCommits,
} from './documents/index.ts';
import { createIndexer, openExtractor, openSearchIndex, registerSearch } from './documents/search/index.ts';
import { registerTransfer } from './documents/transfer/index.ts';
import { createSyncServer, KyselyUpdateLog, type SyncServer } from './documents/sync/index.ts';
import { openBlobStore } from './platform/blobs/index.ts';
import type { DatabaseHandle } from './platform/database/index.ts';
import { type Authenticate, type HttpApp, isAllowedOrigin } from './platform/http/index.ts';
import type { Log } from './platform/log.ts';
import type { Metrics } from './platform/metrics.ts';
import { registerWorkbench } from './workbench/index.ts';

export type CollaborationDeps = {
  readonly app: HttpApp;
  readonly handle: DatabaseHandle;
  readonly config: Pick<Config, 'dataDir' | 'maxBlobBytes' | 'publicUrl'>;
  readonly authenticate: Authenticate;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: () => number;
  /** Paths whose sockets somebody else serves. */
  readonly otherSockets?: readonly string[];
};

export type Collaboration = {
  readonly sync: SyncServer;
  /** Resolves once all that was written is noted: who edited what last. */
  noted(): Promise<void>;
  /** Resolves once all that was written is noted and found by search. */
  settled(): Promise<void>;
  /** Ends sockets in order and keeps what waits; call before the database is closed. */
  close(): Promise<void>;
};

/** Wires communities, documents, their live sync, search and the workbench. */
export async function wireCollaboration(deps: CollaborationDeps): Promise<Collaboration> {
  const { app, handle, config, authenticate, log, metrics, now } = deps;
  const { db } = handle;
  const blobs = await openBlobStore({ folder: join(config.dataDir, 'blobs'), maxBytes: config.maxBlobBytes });
  const extractor = openExtractor();
  const index = openSearchIndex(handle);
  const documents = communityDocuments(db);

  const activity = observeActivity({
    db,
    updateLog: timeCommits(metrics.registry, new KyselyUpdateLog(db)),
    log,
    onSettled: (documentId) => indexer.enqueue(documentId),
  });
  const authorise = authoriseSync(db, authenticate);
  const sync = createSyncServer({
    updateLog: activity.log,
    authorise,
    logger: log,
    now,
    content: {
      fragment: CONTENT_FIELD,
      map: META_FIELD,
      versionKey: SCHEMA_VERSION_KEY,
      maxVersion: CONTENT_SCHEMA_VERSION,
    },
  });
  measureSync(metrics.registry, sync);
  const readDocument = (documentId: string) => sync.readDocument(documentId);
  const indexer = createIndexer({ db, index, extractor, readDocument, updateLog: activity.log, log, now });

  registerCommunities(app, {
    db,
    authenticate,
    now,
    documents,
    async onMembershipChanged(communityId, personId) {
      for (const documentId of await documentIdsOf(db, communityId)) await sync.rightsChanged(documentId, personId);
    },
  });
  const onDocumentChanged = (documentId: string) => indexer.enqueue(documentId);
  registerDocuments(app, { db, authenticate, sync, blobs, now, onDocumentChanged });
  registerDocumentSync(app, { authenticate, authorise, sync });
  const transfer = registerTransfer(app, {
    db,
    authenticate,
    sync,
    blobs,
    log,
    now,
    publicUrl: config.publicUrl,
    onDocumentChanged,
  });
  registerSearch(app, { db, authenticate, index, extractor, documents, now });
  registerWorkbench(app, { db, authenticate, documents });
  acceptSockets(app, sync, config.publicUrl, deps.otherSockets ?? []);
  const sweeper = startSweeping({ db, store: blobs, log, now });

  await indexer.catchUp();

  return {
    sync,
    noted: () => activity.flush(),
    async settled() {
      await activity.flush();
      await indexer.idle();
    },
    async close() {
      await sweeper.close();
      await transfer.close();
      await sync.close();
      await activity.close();
      await indexer.close();
      await extractor.close();
    },
  };
}

/** Hands upgrades at the sync server's address over to it; a page of another site gets none. */
function acceptSockets(app: HttpApp, sync: SyncServer, publicUrl: string, others: readonly string[]): void {
  app.server.on('upgrade', (request, socket, head) => {
    if (others.some((path) => request.url?.startsWith(`${path}/`))) return;
    // Node takes its own listener away before an upgrade: without one a connection that is reset would end the process.
    socket.on('error', () => socket.destroy());
    const allowed = isAllowedOrigin(request.headers.origin, request.headers.host, publicUrl);
    if (allowed && sync.serves(request)) {
      sync.handleUpgrade(request, socket, head);
      return;
    }
    const status = allowed ? '404 Not Found' : '403 Forbidden';
    // Whoever is refused does not hold the connection half-open.
    socket.once('finish', () => socket.destroy());
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
}
