import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemoryUpdateLog } from './memory-update-log.ts';
import { mergeAll } from './merging.ts';
import { fuzzSeed, randomEdit, seededRandom, type Random } from './testing-fuzz.ts';
import { TestClient } from './testing-client.ts';
import { expectSoon, useTestServers } from './testing-harness.ts';
import type { TestSyncServer } from './testing.ts';
import type { LogEntry } from './update-log.ts';

const { start, joined } = useTestServers();

/** Fails now and then, after keeping none or all of a commit, as a disk may. */
class UnreliableLog extends MemoryUpdateLog {
  readonly #random: Random;
  chance = 0;

  constructor(random: Random) {
    super();
    this.#random = random;
  }

  override async append(entries: readonly LogEntry[]): Promise<void> {
    const fails = this.#random.next() < this.chance;
    if (fails && this.#random.next() < 0.5) throw new Error('disk full');
    await super.append(entries);
    if (fails) throw new Error('connection lost after the commit');
  }
}

/** One who edits, loses the connection, edits on, and comes back. */
class Wanderer {
  readonly doc = new Y.Doc();
  client: TestClient | undefined;
  /** Clients' words of what is durable, to be held against the log. */
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async connect(): Promise<void> {
    if (this.client !== undefined && this.client.closed === undefined) return;
    const client = new TestClient(this.#url);
    this.client = client;
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(this.doc), client);
    client.doc.on('update', (update: Uint8Array) => Y.applyUpdate(this.doc, update, 'mirror'));
    await client.opened();
    client.sendStep1();
    await expectSoon(() => client.isSynced || client.closed !== undefined).toBe(true);
  }

  edit(random: Random): void {
    const client = this.client;
    if (client !== undefined && client.closed === undefined) randomEdit(client.doc, random);
    else randomEdit(this.doc, random);
  }
}

const contentOf = (doc: Y.Doc) => ({
  text: doc.getText('t').toDelta() as unknown,
  map: doc.getMap('m').toJSON(),
  list: doc.getArray('a').toJSON(),
  fragment: doc.getXmlFragment('f').toJSON(),
});

async function settle(wanderers: readonly Wanderer[]): Promise<void> {
  for (let round = 0; round < 3; round += 1)
    for (const wanderer of wanderers) {
      await wanderer.connect();
      const { client } = wanderer;
      // What was under way when the log failed last closes the connection: then the next round sends it again.
      if (client) await expectSoon(() => client.closed !== undefined || client.sent === client.acknowledged).toBe(true);
    }
}

async function wander(server: TestSyncServer, log: UnreliableLog, random: Random): Promise<Wanderer[]> {
  const wanderers = Array.from({ length: 5 }, (_, i) => new Wanderer(`${server.url}/d1?ext=1&person=p${i}`));
  for (let step = 0; step < 250; step += 1) {
    const wanderer = random.pick(wanderers);
    log.chance = step % 50 < 10 ? 0.2 : 0;
    const what = random.below(12);
    if (what === 0) wanderer.client?.webSocket.terminate();
    else if (what <= 2) await wanderer.connect();
    else wanderer.edit(random);
    if (random.below(6) === 0) await new Promise((resolve) => setTimeout(resolve, random.below(8)));
  }
  log.chance = 0;
  return wanderers;
}

test.each([fuzzSeed(), 1, 2])(
  '[D1] [D4] [D6] [S5] clients who come and go over an unreliable log converge (seed %i)',
  async (seed) => {
    const random = seededRandom(seed);
    const log = new UnreliableLog(random);
    const limits = { compactAtUpdates: 30, cacheBytes: 20_000, commitDelayMs: 1, idleDocumentMs: 20 };
    const server = await start({ updateLog: log, limits });
    const wanderers = await wander(server, log, random);
    await settle(wanderers);
    const fresh = await joined(server, 'person=fresh&right=read');
    const expected = contentOf(fresh.doc);
    const clients = wanderers.map((wanderer) => wanderer.client).filter((client) => client !== undefined);
    expect(clients).toHaveLength(wanderers.length);
    for (const client of clients) await expectSoon(() => contentOf(client.doc)).toEqual(expected);
    const { snapshot, tail } = await log.load('d1');
    const inLog = new Y.Doc();
    Y.applyUpdate(inLog, mergeAll([...(snapshot ? [snapshot.update] : []), ...tail.map((e) => e.update)]));
    expect(contentOf(inLog)).toEqual(expected);
    const history = new Y.Doc();
    for (const segment of await log.history('d1')) Y.applyUpdate(history, segment.update);
    for (const entry of tail) Y.applyUpdate(history, entry.update);
    expect(contentOf(history)).toEqual(expected);
    for (const client of clients) client.webSocket.terminate();
  },
);
