import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { type Collaboration, wireCollaboration } from './collaboration.ts';
import { openDocumentDatabase } from './documents/testing.ts';
import type { Db } from './platform/database/index.ts';
import type { TestDatabase } from './platform/database/testing.ts';
import { createHttpApp } from './platform/http/index.ts';
import { createMetrics } from './platform/metrics.ts';

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
};

export type TestCollaboration = {
  readonly db: Db;
  readonly collaboration: Collaboration;
  readonly maxBlobBytes: number;
  /** A request of a person, or of nobody. */
  call(personId: string | null, method: string, path: string, body?: unknown): Promise<Answer>;
  upload(personId: string, documentId: string, file: Blob, name?: string): Promise<Answer>;
  /** A socket of a person; resolves with the close code if the server closes it. */
  socket(personId: string, documentId: string, origin?: string): WebSocket;
  address(): string;
  dispose(): Promise<void>;
};

const PERSON_HEADER = 'x-test-person';

/** Communities, documents, sync and search as one server, where a header says who asks. */
export async function startCollaboration(
  testDatabase: TestDatabase,
  { empty = false }: { readonly empty?: boolean } = {},
): Promise<TestCollaboration> {
  const handle = await openDocumentDatabase(testDatabase, { empty });
  const dataDir = await mkdtemp(join(tmpdir(), 'tongyan-data-'));
  const maxBlobBytes = 64 * 1_024;
  const log = pino({ level: 'silent' });
  const metrics = createMetrics();
  const app = await createHttpApp({ log, metrics, publicUrl: '', trustProxy: false, maxBlobBytes });
  const collaboration = await wireCollaboration({
    app,
    handle,
    config: { dataDir, maxBlobBytes, publicUrl: '' },
    authenticate: async (request) => {
      const personId = request.headers[PERSON_HEADER];
      if (typeof personId !== 'string') return null;
      const person = await handle.db
        .selectFrom('person')
        .select(['id', 'account', 'displayName'])
        .where('id', '=', personId)
        .executeTakeFirst();
      return person
        ? { personId, account: person.account, displayName: person.displayName, sessionId: personId }
        : null;
    },
    log,
    metrics,
    now: Date.now,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;

  return {
    db: handle.db,
    collaboration,
    maxBlobBytes,
    address: () => address,
    async call(personId, method, path, body) {
      const answer = await app.inject({
        method: method as 'GET',
        url: path,
        headers: personId === null ? {} : { [PERSON_HEADER]: personId },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const isJson = /json/.test(answer.headers['content-type'] ?? '');
      return {
        status: answer.statusCode,
        body: isJson ? answer.json<unknown>() : undefined,
        headers: answer.headers,
        bytes: answer.rawPayload,
      };
    },
    async upload(personId, documentId, file, name = 'file') {
      const form = new FormData();
      form.append('file', file, name);
      const response = await fetch(`${address}/api/documents/${documentId}/blobs`, {
        method: 'POST',
        headers: { [PERSON_HEADER]: personId },
        body: form,
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      return {
        status: response.status,
        body: JSON.parse(bytes.toString()) as unknown,
        headers: Object.fromEntries(response.headers),
        bytes,
      };
    },
    socket(personId, documentId, origin) {
      return new WebSocket(`${address.replace('http', 'ws')}/sync/${documentId}?ext=1`, {
        headers: { [PERSON_HEADER]: personId, ...(origin ? { origin } : {}) },
      });
    },
    async dispose() {
      await collaboration.close();
      await app.close();
      await handle.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Resolves with the code that a socket is closed with, or the HTTP status of a refused upgrade. */
export function closing(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('close', resolve);
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('error', () => {});
  });
}

/** Resolves with the first message whose first byte is that. */
export function messageOf(socket: WebSocket, type: number): Promise<Uint8Array> {
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      if (data[0] === type) resolve(new Uint8Array(data));
    });
  });
}
