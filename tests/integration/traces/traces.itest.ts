import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestSyncServer, startTestSyncServer } from '../../../collab-server/src/documents/sync/testing.ts';
import { RecordedPerson, nameOf } from './recorded-person.ts';
import { type Trace, readTrace } from './trace.ts';

let folder: string;
let server: TestSyncServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongyan-trace-'));
  server = await startTestSyncServer({ databaseFile: join(folder, 'trace.sqlite') });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Plays one person's part: waits for what they had seen, then does what they did. */
async function play(
  trace: Trace,
  agent: number,
  person: RecordedPerson,
  names: readonly PromiseWithResolvers<string>[],
): Promise<void> {
  const seen = new Set<number>();
  let own: Uint8Array | undefined;
  person.doc.on('update', (update: Uint8Array) => {
    own = update;
  });
  for (const [index, transaction] of trace.txns.entries()) {
    if (transaction.agent !== agent) continue;
    const unseen: number[] = [];
    const open = [...transaction.parents];
    for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      unseen.push(parent);
      open.push(...(trace.txns[parent]?.parents ?? []));
    }
    for (const parent of unseen.toSorted((a, b) => a - b)) await person.take(await (names[parent]?.promise ?? ''));
    own = undefined;
    person.doc.transact(() => {
      for (const [position, deleted, inserted] of transaction.patches) {
        if (deleted > 0) person.text.delete(position, deleted);
        if (inserted !== '') person.text.insert(position, inserted);
      }
    });
    if (own === undefined) throw new Error(`transaction ${index} changed nothing`);
    seen.add(index);
    names[index]?.resolve(nameOf(own));
    // Lets the others have their turn, as typing does.
    if (index % 8 === 0) await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

const traces = ['friendsforever', 'clownschool'].map((name) => ({ name, trace: readTrace(name) }));

describe.each(traces)('the recording $name', ({ trace }) => {
  it.skipIf(trace === undefined)(
    'ends with exactly the recorded text on every client and on a fresh one [needs ../shared/data/editing-traces]',
    async () => {
      if (!trace) throw new Error('skipped without the recording');
      const names = trace.txns.map(() => Promise.withResolvers<string>());
      const people = Array.from(
        { length: trace.numAgents },
        (_, i) => new RecordedPerson(`${server.url}/trace?person=agent${i}`, i + 1),
      );
      await Promise.all(people.map((person) => person.opened));
      await Promise.all(people.map((person, agent) => play(trace, agent, person, names)));
      for (const person of people) {
        await expect
          .poll(() => {
            person.takeAll();
            return person.text.toString() === trace.endContent;
          })
          .toBe(true);
      }
      const fresh = new RecordedPerson(`${server.url}/trace?person=fresh`);
      await fresh.opened;
      // The whole document may come in several messages, the last of which says that it is whole.
      fresh.takeAll();
      expect(fresh.text.toString()).toBe(trace.endContent);
      for (const person of [...people, fresh]) person.close();
    },
  );
});
