import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Statement = {
  readonly id: string;
  readonly verb: { readonly id: string };
  readonly context?: { readonly registration?: string };
};

/** A learning record store that speaks xAPI 1.0.3 over real HTTP, and can be told to fail. */
export type FakeLrs = {
  readonly endpoint: string;
  readonly host: string;
  /** Statements that it took, in order. */
  readonly taken: readonly Statement[];
  /** `METHOD status` of each request. */
  readonly requests: readonly string[];
  /** The next answers instead of the right one: a status, or `hang up`. */
  fail(...answers: readonly (number | 'hang up')[]): void;
  /** Refuses every statement with this verb as malformed. */
  refuseVerb(verb: string | null): void;
  /** Holds something else under this id already. */
  occupy(id: string): void;
  close(): Promise<void>;
};

export const LRS_USER = 'tongyan';
export const LRS_SECRET = 's3cret:with a colon';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export async function startFakeLrs(): Promise<FakeLrs> {
  const held = new Map<string, string>();
  const taken: Statement[] = [];
  const requests: string[] = [];
  let failures: (number | 'hang up')[] = [];
  let refusedVerb: string | null = null;

  const server = createServer((request, response) => {
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const failure = failures.shift();
    if (failure === 'hang up') {
      requests.push(`${request.method} hang up`);
      request.socket.destroy();
      return;
    }
    const [status, body] =
      failure === undefined ? judge(request, Buffer.concat(parts).toString('utf8')) : [failure, 'told to fail'];
    requests.push(`${request.method} ${status}`);
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-experience-api-version': '1.0.3',
      ...(status === 429 ? { 'retry-after': '2' } : {}),
    });
    response.end(status === 204 ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  }

  function judge(request: IncomingMessage, text: string): readonly [number, unknown] {
    const url = new URL(request.url ?? '/', 'http://lrs');
    const basic = `Basic ${Buffer.from(`${LRS_USER}:${LRS_SECRET}`).toString('base64')}`;
    if (request.headers.authorization !== basic) return [401, 'who are you'];
    if (!String(request.headers['x-experience-api-version']).startsWith('1.0.')) return [400, 'no version header'];
    if (url.pathname !== '/xapi/statements') return [404, 'no such resource'];
    const parsed = JSON.parse(text) as Statement | readonly Statement[];
    const statements = Array.isArray(parsed) ? (parsed as readonly Statement[]) : [parsed as Statement];
    if (request.method === 'PUT' && url.searchParams.get('statementId') !== statements[0]?.id) return [400, 'other id'];
    if (request.method !== 'PUT' && request.method !== 'POST') return [405, 'no'];
    // All of a batch or none of it, as the specification wants.
    for (const statement of statements) {
      if (!UUID.test(statement.id) || statement.verb.id === refusedVerb) return [400, `malformed ${statement.verb.id}`];
      const other = held.get(statement.id);
      if (other !== undefined && other !== JSON.stringify(statement)) return [409, 'another statement has this id'];
    }
    for (const statement of statements) {
      if (held.has(statement.id)) continue;
      held.set(statement.id, JSON.stringify(statement));
      taken.push(statement);
    }
    return request.method === 'PUT' ? [204, ''] : [200, statements.map(({ id }) => id)];
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}/xapi`,
    host: `127.0.0.1:${port}`,
    taken,
    requests,
    fail(...answers) {
      failures = [...answers];
    },
    refuseVerb(verb) {
      refusedVerb = verb;
    },
    occupy(id) {
      held.set(id, 'something else');
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
