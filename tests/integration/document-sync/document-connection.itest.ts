import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { startTestSyncServer, type TestSyncServer } from '../../../collab-server/src/documents/sync/testing.ts';
import type { Grant } from '../../../collab-server/src/documents/sync/index.ts';
import type { DocumentConnection } from '../../../client/src/features/documents/sync/document-connection.ts';
import { Device, directHttp, soon, textOf, type, type WindowOptions } from './harness.ts';

let server: TestSyncServer;
let opened: DocumentConnection[];

function open(device: Device, options?: WindowOptions): DocumentConnection {
  const connection = device.open(server, options);
  opened.push(connection);
  return connection;
}

async function settled(connection: DocumentConnection): Promise<void> {
  await soon(() =>
    expect(connection.state).toMatchObject({ line: { kind: 'live', isSettled: true }, pendingEdits: 0 }),
  );
}

async function storedText(documentId = 'd1'): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await server.server.readDocument(documentId));
  return textOf({ doc });
}

beforeEach(async () => {
  opened = [];
  server = await startTestSyncServer();
});

afterEach(async () => {
  for (const connection of opened) connection.close();
  await server.close();
});

describe('a document connection', () => {
  it('counts an edit as unsynced until the server says that it is durable', async () => {
    const a = open(new Device());
    await settled(a);
    type(a, '分数');
    expect(a.state.pendingEdits).toBe(1);
    expect(a.state.line).toMatchObject({ kind: 'live', isSettled: false });
    expect(a.state.savedAtMs).toBeUndefined();
    await settled(a);
    expect(a.state.savedAtMs).toBeTypeOf('number');
    expect(await storedText()).toBe('分数');
  });

  it('merges what two people wrote while both were offline', async () => {
    const [deviceA, deviceB] = [new Device(), new Device()];
    const a = open(deviceA, { personId: 'p1' });
    await settled(a);
    const b = open(deviceB, { personId: 'p2' });
    await settled(b);
    deviceA.goOffline();
    deviceB.goOffline();
    await soon(() => expect([a.state.line.kind, b.state.line.kind]).toEqual(['offline', 'offline']));
    type(a, 'aaa');
    type(b, 'bbb');
    expect([a.state.pendingEdits, b.state.pendingEdits]).toEqual([1, 1]);
    deviceA.goOnline();
    deviceB.goOnline();
    await settled(a);
    await settled(b);
    await soon(() => expect(textOf(a)).toBe(textOf(b)));
    expect(['aaabbb', 'bbbaaa']).toContain(textOf(a));
    expect(await storedText()).toBe(textOf(a));
  });

  it('keeps text and count over a reload without a network, and sends it when there is one', async () => {
    const device = new Device();
    device.goOffline();
    const before = open(device);
    await soon(() => expect(before.state.line.kind).toBe('offline'));
    type(before, '写在路上');
    // The newest row is being written: IndexedDB answers in a later task.
    await soon(async () => expect(await device.store.unsynced('p1')).toHaveLength(1));
    before.close();

    const after = open(device);
    await soon(() => expect(after.state.line.kind).toBe('offline'));
    expect(textOf(after)).toBe('写在路上');
    expect(after.state).toMatchObject({ isReady: true, hasJoined: false, pendingEdits: 1 });
    device.goOnline();
    await settled(after);
    expect(await storedText()).toBe('写在路上');
    await soon(async () => expect(await device.store.unsynced('p1')).toEqual([]));
  });

  it('sends deletions made offline too, which no state vector shows', async () => {
    const device = new Device();
    const a = open(device);
    await settled(a);
    type(a, 'abc');
    await settled(a);
    device.goOffline();
    await soon(() => expect(a.state.line.kind).toBe('offline'));
    a.doc.getText('text').delete(1, 1);
    await soon(async () => expect(await device.store.unsynced('p1')).toHaveLength(1));
    a.close();
    device.goOnline();
    const again = open(device);
    await settled(again);
    expect(await storedText()).toBe('ac');
  });

  it('shows one person nothing of what another left on the same computer', async () => {
    const device = new Device();
    device.goOffline();
    const first = open(device, { personId: 'p1' });
    await soon(() => expect(first.state.line.kind).toBe('offline'));
    type(first, 'private');
    await soon(async () => expect(await device.store.unsynced('p1')).toHaveLength(1));
    first.close();
    device.goOnline();
    const second = open(device, { personId: 'p2' });
    await settled(second);
    expect(textOf(second)).toBe('');
    expect(await storedText()).toBe('');
    expect(await device.store.unsynced('p1')).toHaveLength(1);
    expect(await device.store.unsynced('p2')).toEqual([]);
  });

  it('forgets a person at sign-out, and nobody else', async () => {
    const device = new Device();
    device.goOffline();
    for (const personId of ['p1', 'p2']) {
      const window = open(device, { personId });
      await soon(() => expect(window.state.line.kind).toBe('offline'));
      type(window, personId);
      await soon(async () => expect(await device.store.unsynced(personId)).toHaveLength(1));
      window.close();
    }
    await device.store.forgetPerson('p1', 'synced');
    expect(await device.store.unsynced('p1')).toHaveLength(1);
    await device.store.forgetPerson('p1', 'all');
    expect(await device.store.unsynced('p1')).toEqual([]);
    expect(await device.store.unsynced('p2')).toHaveLength(1);
    const [one, two] = [open(device, { personId: 'p1' }), open(device, { personId: 'p2' })];
    await soon(() => expect([one.state.line.kind, two.state.line.kind]).toEqual(['offline', 'offline']));
    expect([textOf(one), textOf(two)]).toEqual(['', 'p2']);
  });

  it('stops where it may not read, and says why', async () => {
    const a = open(new Device(), { right: 'none' });
    await soon(() => expect(a.state.line).toEqual({ kind: 'stopped', reason: 'forbidden' }));
  });

  it('sends nothing in the name of somebody else who signed in meanwhile', async () => {
    const a = open(new Device(), { checkStanding: () => Promise.resolve('otherPerson') });
    await soon(() => expect(a.state.line).toEqual({ kind: 'stopped', reason: 'otherPerson' }));
  });

  it('keeps edits of a reader on the device, unsent', async () => {
    const a = open(new Device(), { right: 'read' });
    await settled(a);
    expect(a.state.right).toBe('read');
    type(a, 'x');
    expect(a.state.pendingEdits).toBe(1);
    const b = open(new Device(), { personId: 'p2' });
    await settled(b);
    type(b, 'y');
    await soon(() => expect(textOf(a)).toContain('y'));
    expect(a.state.pendingEdits).toBe(1);
    expect(await storedText()).toBe('y');
  });
});

describe('rights that change while a document is open', () => {
  let right: Grant['right'] | 'none';

  beforeEach(async () => {
    await server.close();
    right = 'edit';
    server = await startTestSyncServer({
      authorise: ({ request }) => {
        const personId = new URL(request.url ?? '', 'ws://localhost').searchParams.get('person') ?? '';
        const mine = personId === 'p1' ? right : 'edit';
        return Promise.resolve(
          mine === 'none'
            ? { ok: false, closeCode: 4403, reason: 'revoked' }
            : { ok: true, grant: { personId, displayName: personId, organisationName: '', right: mine } },
        );
      },
    });
  });

  it('are told at once, and what was not sent is sent when writing is allowed again', async () => {
    const a = open(new Device());
    await settled(a);
    right = 'read';
    await server.server.rightsChanged('d1', 'p1');
    await soon(() => expect(a.state.right).toBe('read'));
    type(a, 'late');
    expect(a.state.pendingEdits).toBe(1);
    right = 'own';
    await server.server.rightsChanged('d1', 'p1');
    await soon(() => expect(a.state.right).toBe('own'));
    await settled(a);
    expect(await storedText()).toBe('late');
  });

  it('end the line where reading is over; the text and its count stay', async () => {
    const device = new Device();
    const a = open(device);
    await settled(a);
    type(a, 'kept');
    await settled(a);
    right = 'none';
    await server.server.rightsChanged('d1', 'p1');
    await soon(() => expect(a.state.line).toEqual({ kind: 'stopped', reason: 'forbidden' }));
    type(a, ' here');
    expect(textOf(a)).toBe('kept here');
    expect(a.state.pendingEdits).toBe(1);
  });
});

describe('two windows of one person on one device', () => {
  const channels = (): [BroadcastChannel, BroadcastChannel] => {
    const name = `test-${Math.random()}`;
    return [new BroadcastChannel(name), new BroadcastChannel(name)];
  };

  it('agree without a network and count each other’s edits', async () => {
    const device = new Device();
    device.goOffline();
    const [one, two] = channels();
    const a = open(device, { channel: one });
    const b = open(device, { channel: two });
    await soon(() => expect([a.state.line.kind, b.state.line.kind]).toEqual(['offline', 'offline']));
    type(a, 'from a');
    await soon(() => expect(textOf(b)).toBe('from a'));
    await soon(() => expect(b.state.pendingEdits).toBe(1));
    device.goOnline();
    await settled(a);
    await settled(b);
    expect(await storedText()).toBe('from a');
  });

  it('bring what the other left behind', async () => {
    const device = new Device();
    const [one, two] = channels();
    const never = device.socketTransport(() => 'ws://127.0.0.1:9/');
    const a = open(device, { channel: one, openWebSocket: never });
    const b = open(device, { channel: two });
    await settled(b);
    await soon(() => expect(a.state.line.kind).toBe('offline'));
    type(a, 'left');
    await soon(() => expect(b.state.pendingEdits).toBe(1));
    a.close();
    await settled(b);
    expect(await storedText()).toBe('left');
    await soon(async () => expect(await device.store.unsynced('p1')).toEqual([]));
  });
});

describe('a network that lets no WebSocket through', () => {
  it('gets the same updates over HTTP, both ways, and the line says so', async () => {
    const blocked = new Device();
    blocked.goOffline();
    const a = open(blocked, { openHttp: directHttp(server, { clientKey: 'client-a' }) });
    await soon(() => expect(a.state.line).toEqual({ kind: 'live', transport: 'http', isSettled: true }));
    const b = open(new Device(), { personId: 'p2' });
    await settled(b);
    type(a, 'from a ');
    await soon(() => expect(textOf(b)).toBe('from a '));
    type(b, 'from b');
    await soon(() => expect(textOf(a)).toBe('from a from b'));
    await settled(a);
    expect(await storedText()).toBe('from a from b');
    await soon(() => expect(b.awareness.getStates().has(a.doc.clientID)).toBe(true));
  });

  it('never gets the whole document again for a small change', async () => {
    const b = open(new Device(), { personId: 'p2' });
    await settled(b);
    type(b, 'long '.repeat(4_000));
    await settled(b);
    const blocked = new Device();
    blocked.goOffline();
    const sizes: number[] = [];
    const a = open(blocked, {
      openHttp: directHttp(server, {
        clientKey: 'client-a',
        sawAnswer: ({ updates }) => sizes.push(...updates.map((update) => update.byteLength)),
      }),
    });
    await settled(a);
    const atFirst = sizes.length;
    type(b, 'x');
    await soon(() => expect(textOf(a).endsWith('x')).toBe(true));
    expect(Math.max(...sizes.slice(0, atFirst))).toBeGreaterThan(20_000);
    expect(Math.max(...sizes.slice(atFirst))).toBeLessThan(200);
  });

  it('sends over HTTP what was written while nothing went through', async () => {
    const blocked = new Device();
    blocked.goOffline();
    let isCut = true;
    const a = open(blocked, { openHttp: directHttp(server, { clientKey: 'client-a', isCut: () => isCut }) });
    await soon(() => expect(a.state.line.kind).toBe('offline'));
    type(a, 'kept');
    expect(a.state.pendingEdits).toBe(1);
    isCut = false;
    await settled(a);
    expect(await storedText()).toBe('kept');
  });

  it('is left for WebSocket as soon as that works', async () => {
    const device = new Device();
    device.goOffline();
    const a = open(device, { openHttp: directHttp(server, { clientKey: 'client-a' }) });
    await soon(() => expect(a.state.line).toMatchObject({ kind: 'live', transport: 'http' }));
    type(a, 'one ');
    device.goOnline();
    await soon(() => expect(a.state.line).toEqual({ kind: 'live', transport: 'webSocket', isSettled: true }));
    type(a, 'two');
    await settled(a);
    expect(await storedText()).toBe('one two');
  });
});

describe('presence', () => {
  it('shows the others under the names that the server knows, and takes them away with the line', async () => {
    const [deviceA, deviceB] = [new Device(), new Device()];
    const a = open(deviceA, { personId: 'p1' });
    const b = open(deviceB, { personId: 'p2', right: 'read' });
    await soon(() => expect(a.awareness.getStates().get(b.doc.clientID)).toMatchObject({ user: { personId: 'p2' } }));
    deviceA.goOffline();
    await soon(() => expect([...a.awareness.getStates().keys()]).toEqual([a.doc.clientID]));
  });
});
