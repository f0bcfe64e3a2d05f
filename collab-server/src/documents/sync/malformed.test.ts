import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeSyncMessage, syncType } from './protocol.ts';
import { awarenessMessage, TestClient } from './testing-client.ts';
import { fuzzSeed, type Random, randomEdit, seededRandom } from './testing-fuzz.ts';
import { expectAllDurable, expectSoon, useTestServers } from './testing-harness.ts';

const { start, joined } = useTestServers();

/** Messages that a client could send by mistake or in malice: cut, changed, too large, out of order, of other clients. */
function strangeMessage(random: Random, stolen: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < 6; i += 1) randomEdit(doc, random);
  const update = updates.at(-1) ?? new Uint8Array([0, 0]);
  const message = encodeSyncMessage(random.pick([syncType.step1, syncType.step2, syncType.update]), update);
  switch (random.below(7)) {
    case 0:
      return message.subarray(0, random.below(message.length));
    case 1: {
      const changed = new Uint8Array(message);
      for (let i = 0; i < 3; i += 1) changed[random.below(changed.length)] = random.below(256);
      return changed;
    }
    case 2:
      return new Uint8Array(Array.from({ length: random.below(60) }, () => random.below(256)));
    case 3:
      return encodeSyncMessage(syncType.update, new Uint8Array(70_000).fill(random.below(256)));
    case 4:
      return message;
    case 5:
      return awarenessMessage([
        [random.below(2 ** 32), random.below(9), random.pick([null, {}, { user: 1 }, [], 'x'])],
      ]);
    default: {
      // Somebody else's structs, shifted: clocks, ids and lengths that fit nowhere.
      const source = stolen.length > 0 ? new Uint8Array(random.pick(stolen)) : new Uint8Array(update);
      if (source.length > 3) source[random.below(source.length)] = random.below(256);
      return encodeSyncMessage(syncType.update, source);
    }
  }
}

test.each([fuzzSeed(), 1])(
  '[W2] [C1] [L1] thousands of malformed and impossible messages harm nobody (seed %i)',
  async (seed) => {
    const random = seededRandom(seed);
    const server = await start({
      limits: { maxMessageBytes: 50_000, idleDocumentMs: 50, maxConnectionsPerPerson: 1e6 },
    });
    const bystanders = await Promise.all(['a', 'b'].map((p) => joined(server, `ext=1&person=${p}`)));
    for (const bystander of bystanders) bystander.sendAwareness(bystander.doc.clientID, 1, {});
    await expectSoon(() =>
      bystanders.every((b) => bystanders.every((o) => o === b || b.awareness.has(o.doc.clientID))),
    ).toBe(true);
    const stolen: Uint8Array[] = [];
    bystanders[0]?.doc.on('update', (update: Uint8Array) => stolen.push(update));
    const codes = new Set<number>();
    let offender: TestClient | undefined;
    for (let i = 0; i < 2_000; i += 1) {
      if (offender === undefined || offender.webSocket.readyState !== offender.webSocket.OPEN) {
        if (offender?.closed) codes.add(offender.closed.code);
        offender = await new TestClient(`${server.url}/d1?person=x`).opened();
        offender.answersStep1 = false;
      }
      offender.send(strangeMessage(random, stolen));
      if (i % 20 === 0) {
        for (const bystander of bystanders) bystander.type(`${i},`);
        await Promise.all(bystanders.map(expectAllDurable));
      }
    }
    offender?.webSocket.terminate();
    for (const bystander of bystanders) expect(bystander.closed).toBeUndefined();
    expect(codes).toEqual(new Set([4400, 4413]));
    const fresh = await joined(server, 'person=fresh&right=read');
    for (const bystander of bystanders) await expectSoon(() => bystander.text).toBe(fresh.text);
    // What was let through can be integrated by all: nobody waits for what will never come.
    expect(fresh.doc.store.pendingStructs).toBeNull();
    expect(fresh.doc.store.pendingDs).toBeNull();
    expect(server.server.stats()).toMatchObject({ waitingBytes: 0, queuedConnections: 0 });
  },
);
