import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { startTestSyncServer, type TestSyncServer } from './testing.ts';
import { expectSoon } from './testing-harness.ts';

let running: TestSyncServer | undefined;
const providers: WebsocketProvider[] = [];

afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  await running?.close();
  running = undefined;
});

function join(url: string, documentId: string, params: Record<string, string>): WebsocketProvider {
  const provider = new WebsocketProvider(url, documentId, new Y.Doc(), {
    params,
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  providers.push(provider);
  return provider;
}

const textOf = (provider: WebsocketProvider): string => provider.doc.getText('t').toJSON();

async function synced(provider: WebsocketProvider): Promise<void> {
  if (!provider.synced) await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
}

test('[W1] stock y-websocket clients write one document together and see each other', async () => {
  running = await startTestSyncServer();
  const a = join(running.url, 'd1', { person: 'p1' });
  const b = join(running.url, 'd1', { person: 'p2' });
  await Promise.all([synced(a), synced(b)]);
  a.doc.getText('t').insert(0, '备课');
  b.doc.getText('t').insert(0, 'lesson ');
  await expectSoon(() => textOf(b).length).toBe(9);
  await expectSoon(() => textOf(a)).toBe(textOf(b));
  b.awareness.setLocalStateField('cursor', 3);
  b.awareness.setLocalStateField('user', { name: 'somebody else' });
  await expectSoon(() => a.awareness.getStates().get(b.doc.clientID)).toMatchObject({
    cursor: 3,
    user: { personId: 'p2', name: 'Name p2', organisation: 'School of p2' },
  });
  const late = join(running.url, 'd1', { person: 'p3' });
  await synced(late);
  expect(textOf(late)).toBe(textOf(a));
});
