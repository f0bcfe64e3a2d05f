/** A sync server on 127.0.0.1 for tests and measurements: who connects as whom stands in the URL. */
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { migrate, openDatabase } from '../../platform/database/index.ts';
import { closeCodes } from './close-codes.ts';
import type { ContentRules } from './content-guard.ts';
import type { Logger } from './dependencies.ts';
import type { Authorisation, Authorise } from './grant.ts';
import { KyselyUpdateLog } from './kysely-update-log.ts';
import type { SyncLimits } from './limits.ts';
import { MemoryUpdateLog } from './memory-update-log.ts';
import { documentRights } from './protocol.ts';
import { SyncServer } from './server.ts';
import { syncMigrations } from './tables.ts';
import type { UpdateLog } from './update-log.ts';

export type TestSyncServer = {
  readonly server: SyncServer;
  readonly port: number;
  /** `ws://127.0.0.1:<port>/sync`: what a stock provider takes as server address. */
  readonly url: string;
  readonly updateLog: UpdateLog;
  close(): Promise<void>;
};

export type TestSyncServerOptions = {
  /** Where updates go; without this and `databaseFile`, into memory. */
  readonly updateLog?: UpdateLog;
  readonly databaseFile?: string;
  readonly port?: number;
  /** Who may what; by default `?person=<id>&right=<right>` of the URL is believed (person `p1`, right `edit`). */
  readonly authorise?: Authorise;
  readonly content?: ContentRules;
  readonly limits?: Partial<SyncLimits>;
  readonly logger?: Logger;
};

/** Believes the URL's `person` and `right`; the right `none` is refused. */
export const authoriseByUrl: Authorise = ({ request }) => {
  const query = new URL(request.url ?? '', 'ws://localhost').searchParams;
  const personId = query.get('person') ?? 'p1';
  const right = documentRights.find((r) => r === (query.get('right') ?? 'edit'));
  const answer: Authorisation =
    right === undefined
      ? { ok: false, closeCode: closeCodes.forbidden, reason: 'no right' }
      : {
          ok: true,
          grant: { personId, displayName: `Name ${personId}`, organisationName: `School of ${personId}`, right },
        };
  return Promise.resolve(answer);
};

export async function startTestSyncServer(options: TestSyncServerOptions = {}): Promise<TestSyncServer> {
  const { databaseFile } = options;
  const database = databaseFile === undefined ? undefined : openDatabase({ kind: 'sqlite', file: databaseFile });
  if (database !== undefined) await migrate(database, syncMigrations);
  const updateLog =
    options.updateLog ?? (database === undefined ? new MemoryUpdateLog() : new KyselyUpdateLog(database.db));
  const server = new SyncServer({
    updateLog,
    authorise: options.authorise ?? authoriseByUrl,
    ...(options.content && { content: options.content }),
    ...(options.limits && { limits: options.limits }),
    ...(options.logger && { logger: options.logger }),
  });
  const http = createServer((_, response) => response.writeHead(404).end());
  const sockets = new Set<Socket>();
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  http.on('upgrade', (request, socket, head) => server.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    server,
    port,
    url: `ws://127.0.0.1:${port}/sync`,
    updateLog,
    async close() {
      await server.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => http.close(resolve));
      await database?.close();
    },
  };
}
