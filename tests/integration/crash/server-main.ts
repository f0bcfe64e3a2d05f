import { startTestSyncServer } from '../../../collab-server/src/documents/sync/testing.ts';

/** Entry of the process that the drill kills: a sync server over one SQLite file on a given port. */
const [, , databaseFile = '', port = '0'] = process.argv;
await startTestSyncServer({ databaseFile, port: Number(port), limits: { compactAtUpdates: 300, idleDocumentMs: 300 } });
process.send?.('ready');
process.on('disconnect', () => process.exit(0));
