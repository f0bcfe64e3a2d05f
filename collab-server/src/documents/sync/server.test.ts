import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeSyncMessage, syncType } from './protocol.ts';
import { closeCodes } from './close-codes.ts';
import { TestClient, awarenessMessage } from './testing-client.ts';
import { expectCode, expectSoon, useTestServers } from './testing-harness.ts';
import { authoriseByUrl } from './testing.ts';

const { start, join, joined } = useTestServers();

describe('the wire', () => {
  test.each([
    ['an unknown type', [9]],
    ['an unknown sync type', [0, 7, 0]],
    ['an update that ends early', [0, 2, 5, 1]],
    ['bytes after the message', [0, 2, 2, 0, 0, 9]],
    ['an update that cannot be decoded', [0, 2, 3, 1, 1, 255]],
    ['a state vector that cannot be decoded', [0, 0, 2, 5, 1]],
    ['nothing at all', []],
    ['awareness that is no JSON', [1, 5, 1, 7, 1, 1, 123]],
  ])('[W2] %s closes this connection with 4400, and nobody else notices', async (_, bytes) => {
    const server = await start();
    const bystander = await joined(server);
    const offender = await joined(server, 'person=p2');
    offender.send(new Uint8Array(bytes));
    await expectCode(offender, closeCodes.malformedMessage);
    bystander.type('still here');
    await expectSoon(() => bystander.acknowledged).toBe(bystander.sent);
    expect(bystander.closed).toBeUndefined();
  });

  test('[W2] a text frame closes the connection', async () => {
    const server = await start();
    const client = await joined(server);
    client.webSocket.send('hello');
    await expectCode(client, closeCodes.malformedMessage);
  });

  test('[W1] other paths are no documents', async () => {
    const server = await start();
    const client = new TestClient(`${server.url}/no/document`);
    await expectCode(client, 1006);
  });

  test('[W3] a newcomer gets the snapshot and the tail, and who was here before gets only what is new', async () => {
    const server = await start({ limits: { compactAtUpdates: 5 } });
    const writer = await joined(server);
    for (let i = 0; i < 12; i += 1) writer.type(`${i} `);
    await expectSoon(() => writer.acknowledged).toBe(writer.sent);
    await expectSoon(async () => (await server.updateLog.load('d1')).snapshot).toBeDefined();
    writer.type('tail');
    const newcomer = await joined(server);
    expect(newcomer.text).toBe(writer.text);
    const returning = new TestClient(`${server.url}/d1`);
    Y.applyUpdate(returning.doc, Y.encodeStateAsUpdate(newcomer.doc), returning);
    writer.doc.getText('t').delete(0, 3);
    writer.type('!');
    await expectSoon(() => writer.acknowledged).toBe(writer.sent);
    await returning.opened();
    returning.sendStep1();
    await expectSoon(() => returning.isSynced).toBe(true);
    expect(returning.text).toBe(writer.text);
    returning.webSocket.terminate();
  });

  test('[W6] only clients that ask get extension messages', async () => {
    const server = await start();
    const stock = await joined(server, '');
    const extended = await joined(server, 'ext=1&right=comment');
    stock.type('a');
    await expectSoon(() => extended.text).toBe('a');
    expect(stock.extension).toEqual([]);
    expect(extended.extension).toEqual([
      { kind: 'limits', maxMessageBytes: 8_388_608, maxDocumentBytes: 67_108_864 },
      { kind: 'right', right: 'comment' },
    ]);
    server.server.documentChanged('d1');
    await expectSoon(() => extended.extension.at(-1)).toEqual({ kind: 'documentChanged' });
    expect(stock.extension).toEqual([]);
  });
});

describe('causes', () => {
  function threeUpdates(): [Uint8Array, Uint8Array, Uint8Array] {
    const updates: Uint8Array[] = [];
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const text of ['a', 'b', 'c']) doc.getText('t').insert(doc.getText('t').length, text);
    const [a, b, c] = updates;
    if (!a || !b || !c) throw new Error('three edits make three updates');
    return [a, b, c];
  }

  test('[C7] [D2] what misses its causes is not stored, not passed on, and asked for; a step 2 covers it', async () => {
    const server = await start();
    const [a, b, c] = threeUpdates();
    const other = await joined(server, 'person=p2');
    const client = await joined(server);
    client.answersStep1 = false;
    const asked = client.askedBySteps1;
    await expectSoon(() => client.acknowledged).toBe(client.sent);
    client.sendUpdate(a);
    client.sendUpdate(c);
    await expectSoon(() => client.askedBySteps1).toBe(asked + 1);
    expect(client.extension.at(-2)).toEqual({ kind: 'refused', index: 3, reason: 'missingDependencies' });
    await expectSoon(() => client.acknowledged).toBe(2);
    await expectSoon(() => other.text).toBe('a');
    client.sent += 1;
    client.send(encodeSyncMessage(syncType.step2, Y.mergeUpdates([a, b, c])));
    await expectSoon(() => client.acknowledged).toBe(4);
    await expectSoon(() => other.text).toBe('abc');
    expect(client.closed).toBeUndefined();
  });

  test('[C7] a step 2 that still misses causes is not asked for in a circle', async () => {
    const server = await start();
    const [, b] = threeUpdates();
    const client = await joined(server);
    client.answersStep1 = false;
    client.sendUpdate(b);
    await expectSoon(() => client.askedBySteps1).toBe(2);
    client.sent += 1;
    client.send(encodeSyncMessage(syncType.step2, b));
    client.type('own');
    await expectSoon(() => client.extension.filter((m) => m.kind === 'refused')).toHaveLength(2);
    expect(client.askedBySteps1).toBe(2);
  });

  test('[C8] what adds nothing is acknowledged and not stored', async () => {
    const server = await start();
    const client = await joined(server);
    const [a] = threeUpdates();
    for (let i = 0; i < 5; i += 1) client.sendUpdate(a);
    await expectSoon(() => client.acknowledged).toBe(client.sent);
    expect((await server.updateLog.load('d1')).tail).toHaveLength(1);
  });
});

describe('rights', () => {
  test.each(['read', 'comment'])('[R2] [W4] the right %s cannot write, by update or by step 2', async (right) => {
    const server = await start();
    const reader = await joined(server, `ext=1&person=r&right=${right}`);
    const writer = await joined(server);
    expect(reader.askedBySteps1).toBe(0);
    reader.type('graffiti');
    reader.sent += 1;
    reader.send(encodeSyncMessage(syncType.step2, Y.encodeStateAsUpdate(reader.doc)));
    await expectSoon(() => reader.extension.filter((m) => m.kind === 'refused')).toEqual([
      { kind: 'refused', index: 1, reason: 'noRight' },
      { kind: 'refused', index: 2, reason: 'noRight' },
    ]);
    writer.type('lesson');
    await expectSoon(() => writer.acknowledged).toBe(writer.sent);
    expect((await joined(server)).text).toBe('lesson');
    expect(reader.acknowledged).toBe(0);
  });

  test('[R2] a stock reader is told by permission denied, and hears on', async () => {
    const server = await start();
    const reader = await joined(server, 'right=read');
    reader.type('graffiti');
    await expectSoon(() => reader.others).toEqual([2]);
    const writer = await joined(server);
    writer.type('lesson');
    await expectSoon(() => reader.text).toContain('lesson');
  });

  test('[R1] without a right nobody gets in', async () => {
    const server = await start();
    const client = await join(server, 'right=none');
    await expectCode(client, closeCodes.forbidden);
    expect(server.server.stats().connections).toBe(0);
  });

  test('[R3] rights that change are in force at once', async () => {
    const rights = new Map<string, string>();
    const server = await start({
      authorise: (question) => {
        const person = new URL(question.request.url ?? '', 'ws://x').searchParams.get('person') ?? '';
        return authoriseByUrl({
          documentId: question.documentId,
          request: { url: `/?person=${person}&right=${rights.get(person) ?? 'edit'}` } as IncomingMessage,
        });
      },
    });
    const revoked = await joined(server, 'ext=1&person=p1');
    const lowered = await joined(server, 'ext=1&person=p2');
    const stock = await joined(server, 'person=p3');
    const untouched = await joined(server, 'ext=1&person=p4');
    rights.set('p1', 'none').set('p2', 'read').set('p3', 'read');
    await server.server.rightsChanged('d1');
    await expectCode(revoked, closeCodes.forbidden);
    await expectCode(stock, closeCodes.rightChanged);
    await expectSoon(() => lowered.extension.at(-1)).toEqual({ kind: 'right', right: 'read' });
    lowered.type('too late');
    await expectSoon(() => lowered.extension.at(-1)?.kind).toBe('refused');
    untouched.type('fine');
    await expectSoon(() => untouched.acknowledged).toBe(untouched.sent);
    expect((await joined(server, 'person=p5')).text).toBe('fine');

    rights.set('p2', 'edit');
    await server.server.rightsChanged('d1', 'p2');
    await expectSoon(() => untouched.text).toContain('too late');
    await expectSoon(() => lowered.acknowledged).toBe(lowered.sent);
  });

  test('[R3] a right that changes while it is looked up is looked up again', async () => {
    const held = Promise.withResolvers<void>();
    let lookups = 0;
    let right = 'edit';
    const server = await start({
      async authorise({ documentId }) {
        lookups += 1;
        const found = right;
        if (lookups === 1) await held.promise;
        return authoriseByUrl({ documentId, request: { url: `/?right=${found}` } as IncomingMessage });
      },
    });
    const joining = join(server);
    await expectSoon(() => lookups).toBe(1);
    right = 'none';
    await server.server.rightsChanged('d1');
    held.resolve();
    await expectCode(await joining, closeCodes.forbidden);
  });

  test('[R2] an update of no content is nothing to refuse', async () => {
    const server = await start();
    const reader = await joined(server, 'ext=1&right=read');
    reader.sendUpdate(new Uint8Array([0, 0]));
    reader.sendUpdate(new Uint8Array([0, 0, 0]));
    await expectSoon(() => reader.extension.at(-1)).toEqual({ kind: 'refused', index: 2, reason: 'noRight' });
    expect(reader.extension.filter((message) => message.kind === 'refused')).toHaveLength(1);
  });

  test('[R4] a right that cannot be decided closes with a code that passes', async () => {
    const server = await start({ authorise: () => Promise.reject(new Error('database away')) });
    await expectCode(await join(server), closeCodes.internalError);
  });
});

describe('awareness', () => {
  test('[P1] [P2] [P3] a connection speaks for itself alone, under the name that the server knows', async () => {
    const server = await start();
    const a = await joined(server, 'person=a');
    const b = await joined(server, 'person=b');
    const reader = await joined(server, 'person=r&right=read');
    a.sendAwareness(11, 1, { cursor: 1, user: { name: '' } });
    b.sendAwareness(22, 1, { cursor: 2, user: { name: 'Name a', personId: 'a' } });
    reader.sendAwareness(33, 1, { cursor: 3 });
    await expectSoon(() => a.awareness.get(33)).toMatchObject({ cursor: 3, user: { personId: 'r' } });
    expect(a.awareness.get(22)).toMatchObject({ cursor: 2, user: { personId: 'b', name: 'Name b' } });
    reader.send(
      awarenessMessage([
        [11, 99, null],
        [22, 99, { cursor: 666 }],
        [44, 1, { cursor: 4 }],
        [33, 2, { cursor: 5 }],
      ]),
    );
    await expectSoon(() => a.awareness.get(33)).toMatchObject({ cursor: 5 });
    expect(a.awareness.get(22)).toMatchObject({ cursor: 2 });
    expect(b.awareness.get(11)).toMatchObject({ cursor: 1 });
    expect(a.awareness.has(44)).toBe(false);
    expect(reader.closed).toBeUndefined();
  });

  test('[P4] [P5] who leaves is gone for all; the same person comes back under the id, another cannot', async () => {
    const server = await start();
    const watcher = await joined(server, 'person=w');
    const first = await joined(server, 'person=a');
    first.sendAwareness(11, 5, { cursor: 1 });
    await expectSoon(() => watcher.awareness.get(11)).toMatchObject({ cursor: 1 });
    first.webSocket.terminate();
    await expectSoon(() => watcher.awareness.get(11)).toBeNull();
    const thief = await joined(server, 'person=b');
    thief.sendAwareness(11, 9, { cursor: 666 });
    thief.sendAwareness(12, 1, { cursor: 12 });
    await expectSoon(() => watcher.awareness.get(12)).toMatchObject({ cursor: 12 });
    expect(watcher.awareness.get(11)).toBeNull();
    const again = await joined(server, 'person=a');
    again.sendAwareness(11, 5, { cursor: 7 });
    await expectSoon(() => watcher.awareness.get(11)).toMatchObject({ cursor: 7 });
  });

  test('[P6] a awareness state that is too large closes the connection', async () => {
    const server = await start();
    const client = await joined(server);
    client.sendAwareness(1, 1, { cursor: 'x'.repeat(10_000) });
    await expectCode(client, closeCodes.messageTooLarge);
  });
});
