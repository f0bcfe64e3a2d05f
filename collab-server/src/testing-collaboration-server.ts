import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { type Collaboration, wireCollaboration } from './collaboration.ts';
import { namesIn } from './identity/testing-people.ts';
import { openDocumentDatabase } from './documents/testing.ts';
import type { Db } from './platform/database/index.ts';
import type { TestDatabase } from './platform/database/testing.ts';
import { type Answer, headersOf, openTestHttp } from './platform/http/testing.ts';

type Uploaded = { readonly status: number; readonly body: unknown };

export type TestCollaboration = {
  readonly db: Db;
  readonly collaboration: Collaboration;
  readonly maxBlobBytes: number;
  /** A request of a person, or of nobody. */
  call(personId: string | null, method: string, path: string, body?: unknown): Promise<Answer>;
  upload(personId: string, documentId: string, file: Blob, name?: string): Promise<Uploaded>;
  /** A socket of a person; resolves with the close code if the server closes it. */
  socket(personId: string, documentId: string, origin?: string): WebSocket;
  address(): string;
  dispose(): Promise<void>;
};

/** Communities, documents, sync and search as one server, where a header says who asks. */
export async function startCollaboration(
  testDatabase: TestDatabase,
  { empty = false }: { readonly empty?: boolean } = {},
): Promise<TestCollaboration> {
  const handle = await openDocumentDatabase(testDatabase, { empty });
  const dataDir = await mkdtemp(join(tmpdir(), 'tongyan-data-'));
  const maxBlobBytes = 64 * 1_024;
  const { app, log, metrics, authenticate, ask, listen } = await openTestHttp({
    viewerOf: namesIn(handle.db),
    maxBlobBytes,
  });
  const collaboration = await wireCollaboration({
    app,
    handle,
    config: { dataDir, maxBlobBytes, publicUrl: '' },
    authenticate,
    log,
    metrics,
    now: Date.now,
  });
  const address = await listen();

  return {
    db: handle.db,
    collaboration,
    maxBlobBytes,
    address: () => address,
    call: (personId, method, path, body) => ask(personId, `${method} ${path}`, body),
    async upload(personId, documentId, file, name = 'file') {
      const form = new FormData();
      form.append('file', file, name);
      const response = await fetch(`${address}/api/documents/${documentId}/blobs`, {
        method: 'POST',
        headers: headersOf(personId),
        body: form,
      });
      return { status: response.status, body: await response.json() };
    },
    socket(personId, documentId, origin) {
      return new WebSocket(`${address.replace('http', 'ws')}/sync/${documentId}?ext=1`, {
        headers: { ...headersOf(personId), ...(origin ? { origin } : {}) },
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
