import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type RunningServer, startServer } from '../../../collab-server/src/app.ts';
import { readConfig } from '../../../collab-server/src/config.ts';
import { startTestPostgres } from '../../../collab-server/src/platform/database/testing-postgres.ts';
import { createLog } from '../../../collab-server/src/platform/log.ts';

let server: RunningServer;
let dataDir: string;
let cookie: string;
let environment: Record<string, string>;

async function start(): Promise<RunningServer> {
  const config = readConfig(environment);
  if (!config.ok) throw new Error(config.error.join());
  return startServer({ config: config.value, log: createLog('silent') });
}

async function call(
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; json: () => Promise<unknown>; text: () => Promise<string> }> {
  return fetch(`${server.address}${path}`, {
    method,
    headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

async function signIn(): Promise<void> {
  const answer = await fetch(`${server.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'linjinglan', password: 'tongyan-demo' }),
  });
  expect(answer.status).toBe(200);
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** A stock client in a document, with the session's cookie. */
function openStock(documentId: string): { doc: Y.Doc; provider: WebsocketProvider } {
  const doc = new Y.Doc();
  class WithCookie extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie } });
    }
  }
  const provider = new WebsocketProvider(`${server.address.replace('http', 'ws')}/sync`, documentId, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  return { doc, provider };
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tongyan-product-'));
  const { url } = await (await startTestPostgres()).createDatabase();
  environment = { PORT: '0', DATA_DIR: dataDir, DATABASE_URL: url, DEMO: '1' };
  server = await start();
  await signIn();
});
afterAll(async () => {
  await server?.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the whole product on PostgreSQL', () => {
  it('says that it is ready', async () => {
    expect(await (await call('GET', '/api/health')).json()).toMatchObject({ live: true, ready: true });
  });

  it('finds what stands in the demo documents', async () => {
    await expect
      .poll(async () =>
        JSON.stringify(await (await call('GET', `/api/search?q=${encodeURIComponent('分数除')}`)).json()),
      )
      .toContain('demo-fraction-division-lesson');
  });

  it('keeps what a stock client types through a restart of the server', async () => {
    const made = await call('POST', '/api/documents', { title: '数据库里的教案', template: 'lessonPlan' });
    expect(made.status).toBe(200);
    const { id } = (await made.json()) as { id: string };
    const first = openStock(id);
    await expect.poll(() => first.doc.getXmlFragment('content').length).toBeGreaterThan(3);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('写进 PostgreSQL 的一段')]);
    first.doc.getXmlFragment('content').push([paragraph]);
    await expect
      .poll(async () => (await call('GET', `/api/documents/${id}/export?format=markdown`)).text())
      .toContain('写进 PostgreSQL 的一段');
    first.provider.destroy();

    await server.close();
    server = await start();
    const second = openStock(id);
    await expect.poll(() => second.doc.getXmlFragment('content').toString()).toContain('写进 PostgreSQL 的一段');
    second.provider.destroy();
  });

  it('lays the demo in once only', async () => {
    const { communities } = (await (await call('GET', '/api/communities')).json()) as { communities: { id: string }[] };
    const ids = communities.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('demo-grade-6-mathematics');
  });
});
