import { join } from 'node:path';
import { startTestSyncServer } from '../../../collab-server/src/documents/sync/testing.ts';
import { host } from './host.ts';

/** The product's sync server over its own database, with its default limits but those on how fast one person may write. */
const [, , dataDir = '.'] = process.argv;
const running = await startTestSyncServer({
  databaseFile: join(dataDir, 'tongyan.sqlite'),
  // What the product's documents are made of, so that its check of each update is measured too.
  content: { fragment: 'content', map: 'meta', versionKey: 'schemaVersion', maxVersion: 2 },
  limits: { messagesPerSecond: 1e6, messageBurst: 1e6, maxConnectionsPerPerson: 1e6 },
});
host({
  port: running.port,
  seed: (documentName, state) => running.server.appendServerUpdate(documentName, 'seed', state),
  stop: () => running.close(),
});
