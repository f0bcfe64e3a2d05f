import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { closeCodes } from './close-codes.ts';
import { MemoryUpdateLog } from './memory-update-log.ts';
import { encodeSyncMessage, syncType } from './protocol.ts';
import { TestClient } from './testing-client.ts';
import { expectAllDurable, expectCode, expectSoon, useTestServers } from './testing-harness.ts';
import type { LogEntry } from './update-log.ts';

const { start, join, joined } = useTestServers();

/** A log whose disk can be made to fail, or to hang. */
class FailingLog extends MemoryUpdateLog {
  failure: Error | undefined;
  held: Promise<void> | undefined;

  override async append(entries: readonly LogEntry[]): Promise<void> {
    await this.held;
    if (this.failure) throw this.failure;
    await super.append(entries);
  }
}

describe('durability', () => {
  test('[D1] nothing is acknowledged before it is durable, but others see it at once', async () => {
    const log = new FailingLog();
    const server = await start({ updateLog: log });
    const writer = await joined(server);
    const other = await joined(server, 'person=p2');
    await expectAllDurable(writer);
    const before = writer.acknowledged;
    const disk = Promise.withResolvers<void>();
    log.held = disk.promise;
    writer.type('a');
    await expectSoon(() => other.text).toBe('a');
    expect(writer.acknowledged).toBe(before);
    disk.resolve();
    await expectAllDurable(writer);
  });

  test('[D4] when the log fails, nothing is acknowledged, the document closes, and the clients bring all of it again', async () => {
    const log = new FailingLog();
    const server = await start({ updateLog: log });
    const elsewhere = await joined(server, 'ext=1&person=p9', 'd2');
    const writer = await joined(server);
    const other = await joined(server, 'ext=1&person=p2');
    writer.type('kept ');
    await expectAllDurable(writer);
    const acknowledged = writer.acknowledged;
    log.failure = new Error('disk full');
    writer.type('lost on the server');
    await expectCode(writer, closeCodes.storageUnavailable);
    await expectCode(other, closeCodes.storageUnavailable);
    expect(writer.acknowledged).toBe(acknowledged);
    log.failure = undefined;

    expect((await joined(server, 'person=p3')).text).toBe('kept ');
    const again = new TestClient(`${server.url}/d1?ext=1`);
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(writer.doc), again);
    await again.opened();
    again.sendStep1();
    await expectSoon(() => again.acknowledged).toBe(1);
    expect((await joined(server, 'person=p4')).text).toBe('kept lost on the server');
    elsewhere.type('never noticed');
    await expectAllDurable(elsewhere);
    again.webSocket.terminate();
  });

  test('[D5] while too much waits for the disk, nothing more is read, and nothing is lost', async () => {
    const log = new FailingLog();
    const server = await start({ updateLog: log, limits: { maxUncommittedBytes: 50_000, commitDelayMs: 1 } });
    const writer = await joined(server);
    await expectAllDurable(writer);
    const disk = Promise.withResolvers<void>();
    log.held = disk.promise;
    for (let i = 0; i < 300; i += 1) writer.type('x'.repeat(1_000));
    try {
      await expectSoon(() => server.server.stats().queuedConnections).toBe(1);
      // A turn that has begun is finished: up to 32 messages more.
      expect(server.server.stats().waitingBytes).toBeLessThan(50_000 + 32 * 1_100);
    } finally {
      // A server whose disk hangs cannot end.
      disk.resolve();
    }
    await expectAllDurable(writer);
    expect((await joined(server)).text).toHaveLength(300_000);
  });

  test('[S5] compaction under way and afterwards, nobody misses anything', async () => {
    const server = await start({ limits: { compactAtUpdates: 20, cacheBytes: 10_000 } });
    const a = await joined(server);
    const b = await joined(server, 'ext=1&person=p2');
    for (let i = 0; i < 200; i += 1) {
      (i % 2 === 0 ? a : b).type(`${i},`);
      if (i % 10 === 0) await expectAllDurable(a);
    }
    await Promise.all([expectAllDurable(a), expectAllDurable(b)]);
    await expectSoon(async () => (await server.updateLog.history('d1')).length).toBeGreaterThan(0);
    await expectSoon(() => a.text.length).toBe(b.text.length);
    const fresh = await joined(server, 'person=p3');
    expect(fresh.text).toBe(a.text);
    expect(new Set((await server.updateLog.history('d1')).map((s) => s.personId))).toEqual(new Set(['p1', 'p2']));
  });
});

describe('limits', () => {
  test('[L1] a message that is too large closes its connection', async () => {
    const server = await start({ limits: { maxMessageBytes: 1_000 } });
    const client = await joined(server);
    client.type('x'.repeat(1_500));
    await expectCode(client, closeCodes.messageTooLarge);
    const worse = await joined(server);
    worse.type('x'.repeat(5_000));
    await expectCode(worse, 1009);
  });

  test('[L2] a full document takes nothing more', async () => {
    const server = await start({ limits: { maxDocumentBytes: 2_000 } });
    const client = await joined(server);
    client.type('x'.repeat(1_500));
    await expectAllDurable(client);
    client.type('x'.repeat(1_500));
    await expectCode(client, closeCodes.documentTooLarge);
    expect((await joined(server)).text).toHaveLength(1_500);
  });

  test('[L3] a connection past its rate waits, and loses nothing', async () => {
    const server = await start({ limits: { messagesPerSecond: 500, messageBurst: 20 } });
    const client = await joined(server);
    for (let i = 0; i < 200; i += 1) client.type('x');
    await expectSoon(() => server.server.stats().queuedConnections).toBe(1);
    await expectAllDurable(client);
    expect((await joined(server)).text).toHaveLength(200);
  });

  test('[L4] one who sends tens of thousands of updates holds up nobody', async () => {
    const server = await start({ limits: { messagesPerSecond: 1e6, messageBurst: 1e6 } });
    const flooder = await joined(server, 'ext=1&person=flood');
    const same = await joined(server, 'ext=1&person=p2');
    const elsewhere = await joined(server, 'ext=1&person=p3', 'd2');
    await Promise.all([same, elsewhere].map(expectAllDurable));
    for (let i = 0; i < 8_000; i += 1) flooder.type('x');
    let servedMeanwhile = 0;
    for (let round = 0; round < 10 && flooder.acknowledged < flooder.sent; round += 1) {
      same.type('s');
      elsewhere.type('e');
      await Promise.all([same, elsewhere].map(expectAllDurable));
      if (flooder.acknowledged < flooder.sent) servedMeanwhile += 1;
    }
    // Who came after the flood was served before it was through.
    expect(servedMeanwhile).toBeGreaterThan(0);
    await expectAllDurable(flooder);
    await expectSoon(() => same.text.length).toBe(flooder.text.length);
  });

  test('[L6] sockets of a person and of a document are bounded', async () => {
    const server = await start({ limits: { maxConnectionsPerPerson: 2, maxConnectionsPerDocument: 3 } });
    await joined(server, 'person=a');
    const second = await joined(server, 'person=a');
    await expectCode(await join(server, 'person=a'), closeCodes.tooManyConnections);
    await joined(server, 'person=b');
    await expectCode(await join(server, 'person=c'), closeCodes.tooManyConnections);
    second.webSocket.close();
    await expectSoon(() => server.server.stats().connections).toBe(2);
    expect((await joined(server, 'person=a')).closed).toBeUndefined();
  });

  test('[L7] a connection that answers no ping is ended; one that answers hears enough to stay', async () => {
    const server = await start({ limits: { heartbeatMs: 400 } });
    const alive = await joined(server, 'person=a');
    let messages = 0;
    alive.webSocket.on('message', () => {
      messages += 1;
    });
    const dead = new WebSocket(`${server.url}/d1?person=b`, { autoPong: false });
    await new Promise((resolve) => dead.once('close', resolve));
    expect(alive.closed).toBeUndefined();
    expect(messages).toBeGreaterThan(0);
  });

  test('[L8] a thousand connections opened and dropped leave nothing behind', async () => {
    const server = await start({ limits: { idleDocumentMs: 50, maxConnectionsPerPerson: 1_000 } });
    for (let round = 0; round < 20; round += 1) {
      const clients = await Promise.all(
        Array.from({ length: 50 }, (_, i) => join(server, `ext=1&person=p${i % 7}`, `d${i % 5}`)),
      );
      clients.forEach((client, i) => {
        client.type('x');
        client.sendAwareness(round * 50 + i, 1, { cursor: i });
        if (i % 3 === 0) client.webSocket.terminate();
        else if (i % 3 === 1) client.webSocket.close();
        else client.send(encodeSyncMessage(syncType.update, new Uint8Array([255])));
      });
    }
    await expectSoon(() => server.server.stats()).toMatchObject({
      connections: 0,
      persons: 0,
      openDocuments: 0,
      cacheBytes: 0,
      queuedConnections: 0,
      unsentBytes: 0,
    });
  });

  test('[L9] documents beyond the cache budget are read from the log again', async () => {
    const server = await start({ limits: { cacheBytes: 20_000 } });
    const texts = new Map<string, string>();
    for (let i = 0; i < 10; i += 1) {
      const writer = await joined(server, 'ext=1', `d${i}`);
      writer.type(`${i}`.repeat(9_000));
      await expectAllDurable(writer);
      texts.set(`d${i}`, writer.text);
    }
    expect(server.server.stats().openDocuments).toBe(10);
    expect(server.server.stats().cacheBytes).toBeLessThan(20_000);
    for (const [documentId, text] of texts) expect((await joined(server, 'person=p2', documentId)).text).toBe(text);
  });
});
