import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqliteTestDatabase } from './platform/database/testing.ts';
import { type TestCollaboration, startCollaboration } from './testing-collaboration-server.ts';

const KEY = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';

describe('sockets of nobody', () => {
  let server: TestCollaboration;
  beforeAll(async () => {
    server = await startCollaboration(sqliteTestDatabase);
  });
  afterAll(() => server.dispose());

  async function upgrade(path: string, origin = ''): Promise<Socket> {
    const { hostname, port } = new URL(server.address());
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    await once(socket, 'connect');
    const originLine = origin === '' ? '' : `Origin: ${origin}\r\n`;
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: x\r\n${originLine}Connection: Upgrade\r\nUpgrade: websocket\r\n${KEY}\r\n`,
    );
    return socket;
  }

  it.each([
    ['no such address', '/nothing', ''],
    ['another site', '/sync/document', 'https://evil.example'],
    ['no session', '/sync/document', ''],
  ])('that are reset while they are refused (%s) leave the server up', async (_name, path, origin) => {
    for (let i = 0; i < 50; i += 1) {
      const socket = await upgrade(path, origin);
      if (i % 2 === 1) await new Promise((resolve) => setImmediate(resolve));
      socket.resetAndDestroy();
    }
    expect((await server.call(null, 'GET', '/api/documents')).status).toBe(401);
  });

  // `ws` itself would wait for half a minute.
  it('that never say goodbye are let go', async () => {
    const socket = await upgrade('/sync/document');
    socket.resume();
    await once(socket, 'end');
    expect(server.collaboration.sync.stats().connections).toBe(0);
  });

  it('cannot make the server keep what they send', async () => {
    const socket = await upgrade('/sync/document');
    await once(socket, 'data');
    // The head of a frame of 15 MB, within what the server takes from those who may write.
    const head = Buffer.alloc(14);
    head.set([0x82, 0xff]);
    head.writeBigUInt64BE(15_000_000n, 2);
    socket.resume();
    socket.write(head);
    await once(socket, 'close');
    expect(socket.bytesWritten).toBeLessThan(1_000);
  });
});
