import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import * as Y from 'yjs';
import { host, nowMs, reportStored } from './host.ts';

/** Hocuspocus 4 as its documentation sets it up, its Database extension over SQLite as durable as the product's. */
const [, , dataDir = '.'] = process.argv;
const database = new DatabaseSync(join(dataDir, 'hocuspocus.sqlite'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
database.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)');
const select = database.prepare('SELECT data FROM documents WHERE name = ?');
const upsert = database.prepare(
  'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
);

const server = new Server({
  quiet: true,
  address: '127.0.0.1',
  port: 0,
  stopOnSignals: false,
  extensions: [
    new Database({
      fetch: ({ documentName }) => {
        const row = select.get(documentName);
        return Promise.resolve(row?.['data'] instanceof Uint8Array ? row['data'] : null);
      },
      store: ({ documentName, state }) => {
        upsert.run(documentName, state);
        reportStored({
          documentName,
          stateVector: Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)),
          atMs: nowMs(),
        });
        return Promise.resolve();
      },
    }),
  ],
});
await server.listen();
host({
  port: server.address.port,
  seed: (documentName, state) => {
    upsert.run(documentName, state);
    return Promise.resolve();
  },
  stop: () => server.destroy(),
});
