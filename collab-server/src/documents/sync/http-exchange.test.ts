import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from './close-codes.ts';
import type { Authorisation } from './grant.ts';
import type { ExchangeAnswer, ExchangeRequest } from './http-exchange.ts';
import type { DocumentRight } from './protocol.ts';
import { awarenessMessage } from './testing-client.ts';
import { expectAllDurable, expectSoon, useTestServers } from './testing-harness.ts';
import type { TestSyncServer } from './testing.ts';

const { start, joined } = useTestServers();

const sizeOf = (answer: ExchangeAnswer): number => answer.updates.reduce((sum, u) => sum + u.byteLength, 0);
const untilCompacted = (server: TestSyncServer, sequence: number): Promise<void> =>
  expectSoon(async () => (await server.updateLog.load('d1')).snapshot?.throughSequence ?? 0).toBeGreaterThanOrEqual(
    sequence,
  );

/** A client over HTTP: holds a Y.Doc and the cursor, as a browser would. */
class PollingClient {
  readonly doc = new Y.Doc();
  readonly #server: TestSyncServer;
  readonly #personId: string;
  right: DocumentRight = 'edit';
  cursor: number | undefined;
  pending: Uint8Array[] = [];
  lastAnswer: ExchangeAnswer | undefined;

  constructor(server: TestSyncServer, personId: string) {
    this.#server = server;
    this.#personId = personId;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.pending.push(update);
    });
  }

  authorisation(): Authorisation {
    const personId = this.#personId;
    const grant = { personId, displayName: `Name ${personId}`, organisationName: 'School', right: this.right };
    return { ok: true, grant };
  }

  request(more: Partial<ExchangeRequest> = {}): ExchangeRequest {
    return {
      documentId: 'd1',
      authorise: () => Promise.resolve(this.authorisation()),
      clientKey: 'tab',
      stateVector: Y.encodeStateVector(this.doc),
      cursor: this.cursor,
      updates: this.pending,
      awareness: undefined,
      waitMs: 0,
      ...more,
    };
  }

  async exchange(more: Partial<ExchangeRequest> = {}): Promise<ExchangeAnswer> {
    const result = await this.#server.server.exchange(this.request(more));
    if (!result.ok) throw new Error(result.error.reason);
    this.pending = this.pending.slice(result.value.acknowledged);
    for (const update of result.value.updates) Y.applyUpdate(this.doc, update, this);
    this.cursor = result.value.cursor;
    this.lastAnswer = result.value;
    return result.value;
  }

  get text(): string {
    return this.doc.getText('t').toJSON();
  }
}

describe('over HTTP', () => {
  test('[H1] [H2] writes one document with a client on a WebSocket, and is answered once durable', async () => {
    const server = await start();
    const socket = await joined(server);
    const polling = new PollingClient(server, 'p2');
    await polling.exchange();
    polling.doc.getText('t').insert(0, '备课');
    expect((await polling.exchange()).acknowledged).toBe(1);
    expect((await server.updateLog.load('d1')).tail).toHaveLength(1);
    await expectSoon(() => socket.text).toBe('备课');
    socket.type(' 完');
    await expectAllDurable(socket);
    await polling.exchange();
    expect(polling.text).toBe('备课 完');
    expect((await polling.exchange()).updates).toEqual([]);
  });

  test('[H3] with nothing to tell, the answer waits for an update or for awareness', async () => {
    const server = await start();
    const socket = await joined(server);
    const polling = new PollingClient(server, 'p2');
    await polling.exchange();
    let answered = false;
    const waiting = polling.exchange({ waitMs: 20_000 }).then(() => {
      answered = true;
      return undefined;
    });
    await polling.exchange({ cursor: undefined });
    expect(answered).toBe(false);
    socket.type('news');
    await waiting;
    expect(polling.text).toBe('news');
    const waitingAgain = polling.exchange({ waitMs: 20_000 });
    socket.sendAwareness(7, 1, { cursor: 1 });
    expect((await waitingAgain).awareness).toBeDefined();
  });

  test('[H3] a request that is given up waits no longer', async () => {
    const server = await start();
    const polling = new PollingClient(server, 'p2');
    await polling.exchange();
    const controller = new AbortController();
    const waiting = polling.exchange({ waitMs: 20_000, signal: controller.signal });
    controller.abort();
    expect((await waiting).updates).toEqual([]);
  });

  test('[H4] a client that has some of the document gets what it lacks and never the whole', async () => {
    const server = await start({ limits: { compactAtUpdates: 50 } });
    const socket = await joined(server);
    for (let i = 0; i < 60; i += 1) socket.type('x'.repeat(1_000));
    await expectAllDurable(socket);
    const polling = new PollingClient(server, 'p2');
    const first = await polling.exchange();
    expect(sizeOf(first)).toBeGreaterThan(60_000);
    await untilCompacted(server, 50);
    for (let i = 0; i < 60; i += 1) socket.type('y');
    await expectAllDurable(socket);
    await untilCompacted(server, 100);
    // Its cursor lies before the snapshot by now.
    expect(sizeOf(await polling.exchange())).toBeLessThan(5_000);
    expect(polling.text).toBe(socket.text);
    const withoutCursor = await polling.exchange({ cursor: undefined });
    expect(sizeOf(withoutCursor)).toBeLessThan(1_000);
  });

  test('[H1] a reader cannot write, and garbage and orphans are refused as on a WebSocket', async () => {
    const server = await start();
    const reader = new PollingClient(server, 'r');
    reader.right = 'comment';
    reader.doc.getText('t').insert(0, 'graffiti');
    const ask = (request: ExchangeRequest) => server.server.exchange(request);
    expect(await ask(reader.request())).toMatchObject({ ok: false, error: { closeCode: closeCodes.forbidden } });
    const writer = new PollingClient(server, 'w');
    const garbage = { updates: [new Uint8Array([1, 2, 3])] };
    const malformed = { ok: false, error: { closeCode: closeCodes.malformedMessage } };
    expect(await ask(writer.request(garbage))).toMatchObject(malformed);
    expect(await ask(writer.request({ stateVector: new Uint8Array([9]) }))).toMatchObject(malformed);
    expect(await ask(writer.request({ awareness: new Uint8Array([1, 1]) }))).toMatchObject(malformed);
    writer.doc.getText('t').insert(0, 'a');
    writer.doc.getText('t').insert(1, 'b');
    const [, second] = writer.pending;
    const answer = await ask(writer.request({ updates: second ? [second] : [] }));
    expect(answer).toMatchObject({ ok: true, value: { acknowledged: 0 } });
    expect((await server.updateLog.load('d1')).tail).toEqual([]);
  });

  test('[R3] when rights change a waiting request ends, to be authorised anew', async () => {
    const server = await start();
    const polling = new PollingClient(server, 'p2');
    await polling.exchange();
    const waiting = server.server.exchange(polling.request({ waitMs: 20_000 }));
    await Promise.resolve();
    await expectSoon(() => server.server.stats().httpVisitors).toBe(1);
    await server.server.rightsChanged('d1', 'p2');
    expect(await waiting).toMatchObject({ ok: false, error: { closeCode: closeCodes.rightChanged } });
    expect(server.server.stats().httpVisitors).toBe(0);
  });

  test('[R3] so it does when a person is decided anew, without a socket of theirs', async () => {
    const server = await start();
    const polling = new PollingClient(server, 'p2');
    await polling.exchange();
    const other = new PollingClient(server, 'p3');
    await other.exchange();
    const waiting = server.server.exchange(polling.request({ waitMs: 20_000 }));
    // All that precedes the waiting is done within this turn.
    await new Promise((resolve) => setImmediate(resolve));
    await server.server.personChanged('p2');
    expect(await waiting).toMatchObject({ ok: false, error: { closeCode: closeCodes.rightChanged } });
    expect(server.server.stats().httpVisitors).toBe(1);
  });

  test('[R3] a right that goes while it is looked up gives no visit', async () => {
    const server = await start();
    const polling = new PollingClient(server, 'p2');
    const first = Promise.withResolvers<Authorisation>();
    const answers: (Authorisation | Promise<Authorisation>)[] = [
      first.promise,
      { ok: false, closeCode: closeCodes.forbidden, reason: 'no longer' },
    ];
    const authorise = async (): Promise<Authorisation> => (await answers.shift()) ?? polling.authorisation();
    const asking = server.server.exchange(polling.request({ authorise, waitMs: 20_000 }));
    await server.server.rightsChanged('d1', 'p2');
    first.resolve(polling.authorisation());
    expect(await asking).toMatchObject({ ok: false, error: { closeCode: closeCodes.forbidden } });
    expect(server.server.stats().httpVisitors).toBe(0);
  });

  test('[R4] over HTTP too, a failure to decide is told as such', async () => {
    const server = await start();
    const authorise = (): Promise<Authorisation> => Promise.reject(new Error('the database is away'));
    const asking = server.server.exchange(new PollingClient(server, 'p2').request({ authorise }));
    expect(await asking).toMatchObject({ ok: false, error: { closeCode: closeCodes.internalError } });
  });

  test('[P1] [P2] awareness over HTTP is under the same rules', async () => {
    const server = await start();
    const socket = await joined(server);
    const polling = new PollingClient(server, 'p2');
    const awareness = awarenessMessage([[5, 1, { cursor: 1, user: { name: 'x' } }]]).subarray(2);
    await polling.exchange({ awareness });
    await expectSoon(() => socket.awareness.get(5)).toMatchObject({ cursor: 1, user: { name: 'Name p2' } });
  });
});
