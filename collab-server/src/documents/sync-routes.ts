import { ProblemError } from '../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../platform/http/index.ts';
import { documentSyncRoutes } from './contract-sync.ts';
import type { Authorise, SyncServer } from './sync/index.ts';

export type DocumentSyncDeps = {
  readonly authenticate: Authenticate;
  readonly authorise: Authorise;
  readonly sync: Pick<SyncServer, 'exchange'>;
};

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const text = (value: Uint8Array) => Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');

/** The sync server over HTTP, under the same authorisation as its sockets. */
export function registerDocumentSync(app: HttpApp, { authenticate, authorise, sync }: DocumentSyncDeps): void {
  implementRoutes(app, authenticate, documentSyncRoutes, {
    'POST /api/documents/:documentId/sync': async ({ params, body, request, reply }) => {
      const { documentId } = params;
      // Whoever hangs up while waiting for news is not waited for.
      const hungUp = new AbortController();
      reply.raw.once('close', () => hungUp.abort());
      const answer = await sync.exchange({
        documentId,
        authorise: () => authorise({ documentId, request: request.raw }),
        clientKey: body.clientKey,
        stateVector: bytes(body.stateVector),
        cursor: body.cursor,
        updates: body.updates.map(bytes),
        awareness: body.awareness === undefined ? undefined : bytes(body.awareness),
        waitMs: body.waitMs,
        signal: hungUp.signal,
      });
      if (!answer.ok) throw refusal(answer.error.closeCode, answer.error.reason);
      const { updates, cursor, stateVector, acknowledged, awareness, right } = answer.value;
      return {
        updates: updates.map(text),
        cursor,
        stateVector: text(stateVector),
        acknowledged,
        ...(awareness === undefined ? {} : { awareness: text(awareness) }),
        right,
      };
    },
  });
}

function refusal(closeCode: number, reason: string): ProblemError {
  return new ProblemError('sync.refused', { closeCode }, reason);
}
