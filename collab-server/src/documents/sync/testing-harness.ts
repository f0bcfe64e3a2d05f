/** What the tests of the running server share: servers and clients that end with their test. */
import { afterEach, expect } from 'vitest';
import { TestClient } from './testing-client.ts';
import { startTestSyncServer, type TestSyncServer, type TestSyncServerOptions } from './testing.ts';

type Join = (server: TestSyncServer, query?: string, documentId?: string) => Promise<TestClient>;

export const expectSoon = <T>(probe: () => T | Promise<T>) => expect.poll(probe);

export function useTestServers(): {
  start: (options?: TestSyncServerOptions) => Promise<TestSyncServer>;
  /** Connects; sends a step 1 once open. */
  join: Join;
  /** Connects, and waits for the document. */
  joined: Join;
} {
  let servers: TestSyncServer[] = [];
  let clients: TestClient[] = [];

  afterEach(async () => {
    const ending = servers;
    for (const client of clients) client.webSocket.terminate();
    // Forgotten first: one that does not end must fail its own test, not all that follow.
    clients = [];
    servers = [];
    await Promise.all(ending.map((server) => server.close()));
  });

  async function join(server: TestSyncServer, query = 'ext=1', documentId = 'd1'): Promise<TestClient> {
    const client = new TestClient(`${server.url}/${documentId}?${query}`);
    clients.push(client);
    await client.opened();
    client.sendStep1();
    return client;
  }

  return {
    async start(options) {
      const server = await startTestSyncServer(options);
      servers.push(server);
      return server;
    },
    join,
    async joined(server, query, documentId) {
      const client = await join(server, query, documentId);
      await expectSoon(() => client.isSynced).toBe(true);
      return client;
    },
  };
}

export const expectCode = (client: TestClient, code: number): Promise<void> =>
  expectSoon(() => client.closed?.code).toBe(code);

export const expectAllDurable = (client: TestClient): Promise<void> =>
  expectSoon(() => client.sent - client.acknowledged).toBe(0);
