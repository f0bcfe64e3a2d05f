import * as Y from 'yjs';
import { BenchClient, nowMs, openClients } from './bench-client.ts';
import type { ServerProcess } from './server-process.ts';
import { percentile } from './statistics.ts';
import { type Wire, keystrokes } from './wire.ts';
import { editedDocument, emptyParagraph, typedUpdates } from './workload.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export type TypingSize = { documents: number; editorsPerDocument: number; keystrokes: number; everyMs: number };
export type TypingResult = {
  fanOutP50Ms: number;
  fanOutP95Ms: number;
  /** undefined where the server keeps nothing. */
  durableP50Ms?: number;
  durableP95Ms?: number;
  durableShare?: number;
};

/** Opens that many editors, evenly over documents that hold an empty paragraph. */
async function openEditors(server: ServerProcess, wire: Wire, prefix: string, size: TypingSize | ThroughputSize) {
  const documents = Array.from({ length: size.documents }, (_, i) => `${prefix}-${i}`);
  for (const name of documents) await server.seed(name, emptyParagraph);
  const editors = Array.from({ length: size.editorsPerDocument }, () => documents).flat();
  return openClients(server, wire, editors);
}

/** Editors type at an even pace; how long until the others see a character, and until it is on disk. */
export async function typing(server: ServerProcess, wire: Wire, size: TypingSize): Promise<TypingResult> {
  const clients = await openEditors(server, wire, 'typing', size);
  const scripts = clients.map((_, i) => typedUpdates(i + 1, size.keystrokes));
  const sentAtMs = new Map<string, number>();
  const fanOut: number[] = [];
  const durableAtMs = new Map<string, number>();

  server.onStored(({ stateVector, atMs }) => {
    for (const [client, clock] of stateVector) {
      for (let c = clock - 1; c >= 0 && !durableAtMs.has(`${client}:${c}`); c -= 1)
        durableAtMs.set(`${client}:${c}`, atMs);
    }
  });
  for (const [i, client] of clients.entries()) {
    client.onUpdate = (update) => {
      const arrived = nowMs();
      for (const { client: author, from, to } of keystrokes(update)) {
        // A server that catches a slow reader up may send it its own keystrokes again.
        if (author === i + 1) continue;
        for (let clock = from; clock < to; clock += 1) {
          const sent = sentAtMs.get(`${author}:${clock}`);
          if (sent !== undefined) fanOut.push(arrived - sent);
        }
      }
    };
    let durable = 0;
    // The first message that counts is the answer to the server's own step 1, which every client sends once.
    client.onDurable = (count) => {
      for (; durable < count - 1; durable += 1) durableAtMs.set(`${i + 1}:${durable}`, nowMs());
    };
  }
  await sleep(500);
  await Promise.all(
    clients.map(async (client, i) => {
      await sleep((size.everyMs * i) / clients.length);
      for (const [clock, update] of (scripts[i] ?? []).entries()) {
        sentAtMs.set(`${i + 1}:${clock}`, nowMs());
        client.send(update);
        await sleep(size.everyMs);
      }
    }),
  );
  await sleep(server.name === 'y-websocket' ? 500 : 12_000);
  await Promise.all(clients.map((client) => client.close()));
  const durable = [...sentAtMs].flatMap(([key, sent]) => {
    const at = durableAtMs.get(key);
    return at === undefined ? [] : [at - sent];
  });
  return {
    fanOutP50Ms: percentile(fanOut, 50),
    fanOutP95Ms: percentile(fanOut, 95),
    ...(durable.length === 0
      ? {}
      : {
          durableP50Ms: percentile(durable, 50),
          durableP95Ms: percentile(durable, 95),
          durableShare: durable.length / sentAtMs.size,
        }),
  };
}

export type ThroughputSize = { documents: number; editorsPerDocument: number; keystrokes: number; window: number };

/** As many keystrokes as the server takes; updates for each second of its processor, commits and broadcasts included. */
export async function throughput(
  server: ServerProcess,
  wire: Wire,
  size: ThroughputSize,
): Promise<{ updatesPerCpuSecond: number; updatesPerSecond: number }> {
  const total = size.documents * size.editorsPerDocument;
  const clients = await openEditors(server, wire, 'throughput', size);
  const scripts = clients.map((_, i) => typedUpdates(10_000 + i, size.keystrokes));
  let delivered = 0;
  const expected = total * size.keystrokes * (size.editorsPerDocument - 1);
  const finished = Promise.withResolvers<void>();
  // A sender goes on when the first of its readers has its last update: a window, so that no queue grows without bound.
  const arrived = new Map<number, number>();
  for (const [i, client] of clients.entries()) {
    client.onUpdate = (update) => {
      for (const { client: author, from, to } of keystrokes(update)) {
        if (author === 10_000 + i) continue;
        arrived.set(author, Math.max(arrived.get(author) ?? -1, to - 1));
        delivered += to - from;
      }
      if (delivered >= expected) finished.resolve();
    };
  }
  await sleep(300);
  const cpuBefore = await server.cpuSeconds();
  const startedAt = nowMs();
  await Promise.all(
    clients.map(async (client, i) => {
      const script = scripts[i] ?? [];
      for (let clock = 0; clock < script.length;) {
        const seen = arrived.get(10_000 + i) ?? -1;
        while (clock < script.length && clock - seen <= size.window) client.send(script[clock++] ?? new Uint8Array());
        await sleep(1);
      }
    }),
  );
  const timedOut = sleep(120_000).then(() =>
    Promise.reject(new Error(`${server.name}: ${delivered} of ${expected} delivered`)),
  );
  await Promise.race([finished.promise, timedOut]);
  timedOut.catch(() => {});
  const seconds = (nowMs() - startedAt) / 1_000;
  const cpu = (await server.cpuSeconds()) - cpuBefore;
  await Promise.all(clients.map((client) => client.close()));
  return {
    updatesPerCpuSecond: (total * size.keystrokes) / cpu,
    updatesPerSecond: (total * size.keystrokes) / seconds,
  };
}

/** Resident bytes that open documents add to the server, each with one reader. */
export async function memory(server: ServerProcess, wire: Wire, documents: number): Promise<{ addedBytes: number }> {
  const before = await server.residentBytes();
  const clients = await openClients(
    server,
    wire,
    Array.from({ length: documents }, (_, i) => `memory-${i}`),
  );
  await sleep(1_000);
  const after = await server.residentBytes();
  await Promise.all(clients.map((client) => client.close()));
  return { addedBytes: after - before };
}

export function memoryStates(documents: number, bytes: number): Map<string, Uint8Array> {
  const kinds = Array.from({ length: 5 }, (_, seed) => editedDocument(seed + 1, bytes));
  return new Map(
    Array.from({ length: documents }, (_, i) => [`memory-${i}`, kinds[i % kinds.length] ?? new Uint8Array()]),
  );
}

/** From asking for a socket to having the whole document, one document after another, none opened before. */
export async function opening(server: ServerProcess, wire: Wire, names: readonly string[]): Promise<{ p50Ms: number }> {
  const times: number[] = [];
  for (const name of names) {
    const startedAt = nowMs();
    const client = new BenchClient(server, wire, name);
    const state = await client.opened;
    times.push(nowMs() - startedAt);
    if (Y.decodeUpdate(state).structs.length === 0) throw new Error(`${server.name} answered an empty document`);
    await client.close();
  }
  return { p50Ms: percentile(times, 50) };
}
