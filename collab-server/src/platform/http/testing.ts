import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import { createMetrics, type Metrics } from '../metrics.ts';
import { createHttpApp, type HttpApp } from './app.ts';
import type { Authenticate, Viewer } from './viewer.ts';

const PERSON_HEADER = 'x-test-person';

/** The headers by which a request is somebody's, in a test. */
export const headersOf = (personId: string | null): Readonly<Record<string, string>> =>
  personId === null ? {} : { [PERSON_HEADER]: personId };

export type Answer = {
  readonly status: number;
  /** Of a refusal. */
  readonly code: string | undefined;
  /** What JSON says; undefined for anything else, which `text` and `bytes` hold. */
  readonly body: unknown;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** What is asked for beyond JSON. */
type Asked = { readonly type?: string | undefined; readonly query?: Readonly<Record<string, string>> };

/** The HTTP application of a test's server, without any capability. */
export type TestHttp = {
  readonly app: HttpApp;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly authenticate: Authenticate;
  /** Asks without a socket: as JSON, or bytes of the given type. */
  readonly ask: (personId: string | null, route: string, body?: unknown, asked?: Asked) => Promise<Answer>;
  /** Opens a free port of this machine; answers the address. */
  readonly listen: () => Promise<string>;
};

/**
 * @param options who a person of a request is; unless it is told, whoever the header names, by that name
 */
export async function openTestHttp(options: {
  readonly viewerOf?: (personId: string) => Promise<Omit<Viewer, 'personId' | 'sessionId'> | undefined>;
  readonly maxBlobBytes?: number;
  readonly ratePerMinute?: number;
}): Promise<TestHttp> {
  const { viewerOf, maxBlobBytes = 1_024, ...rest } = options;
  const log = pino({ level: 'silent' });
  const metrics = createMetrics();
  const app = await createHttpApp({ log, metrics, publicUrl: '', trustProxy: false, maxBlobBytes, ...rest });
  return {
    app,
    log,
    metrics,
    async authenticate(request) {
      const personId = request.headers[PERSON_HEADER];
      if (typeof personId !== 'string') return null;
      const viewer = viewerOf ? await viewerOf(personId) : { account: personId, displayName: personId };
      return viewer ? { personId, ...viewer, sessionId: personId } : null;
    },
    async ask(personId, route, body, { type, query = {} } = {}) {
      const [method = '', url = ''] = route.split(' ');
      const answer = await app.inject({
        method: method as 'GET',
        url,
        query,
        headers: { ...headersOf(personId), ...(type === undefined ? {} : { 'content-type': type }) },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const { statusCode: status, headers, body: text, rawPayload: bytes } = answer;
      const isJson = text !== '' && /json(;|$)/.test(String(headers['content-type']));
      const read = isJson ? answer.json<unknown>() : undefined;
      return { status, code: (read as { code?: string } | null | undefined)?.code, body: read, text, bytes, headers };
    },
    async listen() {
      await app.listen({ host: '127.0.0.1', port: 0 });
      return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    },
  };
}
