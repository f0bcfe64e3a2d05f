import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { silentLogger } from './dependencies.ts';
import { DocumentHub, type Participant } from './document-hub.ts';
import { Flusher } from './flusher.ts';
import { GroupCommit } from './group-commit.ts';
import { defaultSyncLimits, type SyncLimits } from './limits.ts';
import { MemoryUpdateLog } from './memory-update-log.ts';
import { Merger } from './merger.ts';
import { Outgoing } from './outgoing.ts';
import { SnapshotCache } from './snapshot-cache.ts';
import { expectSoon } from './testing-harness.ts';

/** A socket whose other end reads only when told. */
class StuckSocket extends Duplex {
  readonly received: Buffer[] = [];
  #resume: (() => void) | undefined;
  isReading = false;

  override _read(): void {}

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.#take(chunk, done);
  }

  #take(chunk: Buffer, done: () => void): void {
    this.received.push(chunk);
    if (this.isReading) done();
    else this.#resume = done;
  }

  readAll(): void {
    this.isReading = true;
    this.#resume?.();
    this.#resume = undefined;
  }

  /** The updates in all frames so far. */
  get updates(): Uint8Array[] {
    const bytes = Buffer.concat(this.received);
    const updates: Uint8Array[] = [];
    for (let at = 0; at < bytes.length;) {
      let length = bytes.readUInt8(at + 1);
      let head = 2;
      if (length === 126) [length, head] = [bytes.readUInt16BE(at + 2), 4];
      else if (length === 127) [length, head] = [Number(bytes.readBigUInt64BE(at + 2)), 10];
      const payload = bytes.subarray(at + head, at + head + length);
      at += head + length;
      if (payload[0] === 0) updates.push(updateOf(payload));
    }
    return updates;
  }
}

/** The bytes behind `0 <type> varUint(length)`. */
function updateOf(payload: Buffer): Uint8Array {
  let at = 2;
  while ((payload[at] ?? 0) >= 128) at += 1;
  return payload.subarray(at + 1);
}

function openDocument(limits: SyncLimits, onTooSlow: () => void) {
  const log = new MemoryUpdateLog();
  const commit = new GroupCommit({ log, delayMs: 0, maxWaitingBytes: 1e9, onRoom: () => {} });
  const merger = new Merger();
  const cache = new SnapshotCache(limits.cacheBytes);
  const dependencies = { log, commit, cache, merger, limits, logger: silentLogger, content: undefined, now: Date.now };
  const hub = new DocumentHub('d', { snapshot: undefined, tail: [] }, dependencies, () => {});
  const socket = new StuckSocket();
  const outgoing = new Outgoing(socket, new Flusher(), limits, merger, onTooSlow);
  const reader: Participant = {
    grant: { personId: 'r', displayName: 'R', organisationName: 'S', right: 'read' },
    get isLive() {
      return outgoing.isLive;
    },
    sendUpdateFrame: (frame, sequence) => outgoing.sendUpdate(frame, sequence),
    sendFrame: (frame) => outgoing.send(frame),
    durable: () => {},
    close: () => {},
  };
  hub.participants.add(reader);
  outgoing.attach(hub, reader);
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => hub.receiveUpdate(update, 'w', undefined));
  return { doc, socket, outgoing, commit, cache, merger, close: () => Promise.all([commit.drained(), merger.close()]) };
}

const limits: SyncLimits = {
  ...defaultSyncLimits,
  outgoingWatermarkBytes: 100_000,
  cacheBytes: 300_000,
  maxDocumentBytes: 1e9,
};

function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('t').toJSON();
}

test('[L5] past the watermark nothing is buffered, however much is written; who reads again misses nothing', async () => {
  const { doc, socket, outgoing, commit, cache, close } = openDocument(limits, () => {});
  outgoing.join(new Map());
  await expectSoon(() => outgoing.isLive).toBe(true);
  let most = 0;
  for (let i = 0; i < 200; i += 1) {
    doc.getText('t').insert(0, `${i} `.padEnd(20_000, 'x'));
    if (i % 10 === 0) await commit.drained();
    most = Math.max(most, socket.writableLength);
  }
  await commit.drained();
  expect(outgoing.isLive).toBe(false);
  expect(most).toBeLessThan(limits.outgoingWatermarkBytes + 50_000);
  expect(cache.bytes).toBeLessThan(limits.cacheBytes + 50_000);
  socket.readAll();
  await expectSoon(() => outgoing.isLive).toBe(true);
  doc.getText('t').insert(0, 'live again ');
  await expectSoon(() => textOf(socket.updates).slice(0, 15)).toBe('live again 199 ');
  expect(textOf(socket.updates)).toBe(doc.getText('t').toJSON());
  await close();
});

test('[L5] who does not catch up in time is given up', async () => {
  let givenUp = 0;
  const { doc, outgoing, close } = openDocument({ ...limits, slowReaderMs: 20 }, () => {
    givenUp += 1;
  });
  outgoing.join(new Map());
  await expectSoon(() => outgoing.isLive).toBe(true);
  for (let i = 0; i < 10; i += 1) doc.getText('t').insert(0, 'x'.repeat(20_000));
  await expectSoon(() => givenUp).toBe(1);
  outgoing.detach();
  await close();
});

test('[L5] what is worth nothing later is dropped, not kept for a client that does not read', async () => {
  const { socket, outgoing, close } = openDocument(limits, () => {});
  for (let i = 0; i < 100; i += 1) outgoing.send(new Uint8Array(10_000));
  expect(socket.writableLength).toBeLessThan(limits.outgoingWatermarkBytes + 20_000);
  outgoing.detach();
  await close();
});
