import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningServer, startServer } from './app.ts';
import { readConfig } from './config.ts';
import { closeCodes } from './documents/sync/index.ts';
import { closing, messageOf } from './testing-collaboration-server.ts';

const EXTENSION_MESSAGE = 100;

describe('sockets of sessions that end', () => {
  let server: RunningServer;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tongyan-app-'));
    const config = readConfig({ DATA_DIR: dataDir, PORT: '0', DEMO: '1' });
    if (!config.ok) throw new Error(config.error.join('\n'));
    server = await startServer({ config: config.value, log: pino({ level: 'silent' }) });
  });
  afterAll(async () => {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function signIn(): Promise<string> {
    const response = await fetch(`${server.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'linjinglan', password: 'tongyan-demo' }),
    });
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  async function open(cookie: string): Promise<WebSocket> {
    const address = `${server.address.replace('http', 'ws')}/sync/demo-fraction-division-lesson?ext=1`;
    const socket = new WebSocket(address, { headers: { cookie } });
    await messageOf(socket, EXTENSION_MESSAGE);
    return socket;
  }

  it('are refused without a session', async () => {
    const address = `${server.address.replace('http', 'ws')}/sync/demo-fraction-division-lesson`;
    expect(await closing(new WebSocket(address))).toBe(closeCodes.signInRequired);
  });

  it('close at once, those of other sessions stay', async () => {
    const [here, elsewhere] = [await signIn(), await signIn()];
    const [socket, other] = [await open(here), await open(elsewhere)];
    const closed = closing(socket);
    await fetch(`${server.address}/api/session`, { method: 'DELETE', headers: { cookie: here } });
    expect(await closed).toBe(closeCodes.signInRequired);
    expect(other.readyState).toBe(WebSocket.OPEN);
    const ended = closing(other);
    await fetch(`${server.address}/api/sessions`, { method: 'DELETE', headers: { cookie: elsewhere } });
    expect(await ended).toBe(closeCodes.signInRequired);
  });

  it('are told to come back when the server stops in order', async () => {
    const socket = await open(await signIn());
    const closed = closing(socket);
    await server.close();
    expect(await closed).toBe(closeCodes.serverRestart);
    const config = readConfig({ DATA_DIR: dataDir, PORT: '0', DEMO: '1' });
    if (!config.ok) throw new Error(config.error.join('\n'));
    server = await startServer({ config: config.value, log: pino({ level: 'silent' }) });
    expect((await fetch(`${server.address}/api/health`)).status).toBe(200);
  });
});
