import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingOf, readKept } from './kept.ts';
import { SyncServerProcess, freePort } from './server-process.ts';
import { Typist } from './typist.ts';
import { mulberry32 } from '../../../collab-server/src/platform/testing-random.ts';

export type DrillOptions = {
  readonly seed: number;
  readonly kills: number;
  readonly typists: number;
  readonly documents: number;
  readonly report?: (line: string) => void;
};

export type DrillOutcome = {
  readonly kills: number;
  readonly characters: number;
  readonly acknowledgements: number;
  /** Promises that the file did not hold right after a kill. Must be empty. */
  readonly losses: readonly string[];
  /** Documents whose clients, or a fresh reader, do not agree at the end. Must be empty. */
  readonly divergences: readonly string[];
};

const sleep = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/** Types all the while: mostly single characters, sometimes a pasted line, sometimes a deletion. */
function startTyping(typist: Typist, random: () => number): { stop: () => void; typed: () => number } {
  let typed = 0;
  const timer = setInterval(() => {
    const action = random();
    if (action < 0.15) typist.eraseOwn();
    else {
      const characters =
        action > 0.97 ? '分数除以整数，等于乘它的倒数。' : String.fromCodePoint(0x4e00 + Math.floor(random() * 5_000));
      typist.type(characters, Math.floor(random() * 1_000_000) % (typist.doc.getText('content').length + 1));
      typed += characters.length;
    }
  }, 12);
  return { stop: () => clearInterval(timer), typed: () => typed };
}

async function until(condition: () => boolean, timeoutMs: number, what: string): Promise<void> {
  for (let waited = 0; !condition(); waited += 25) {
    if (waited > timeoutMs) throw new Error(`gave up waiting for ${what}`);
    await sleep(25);
  }
}

/**
 * Kills the server at random moments while people type, and each time reads the file with no server running: whatever was
 * acknowledged by then must stand in it. Clients send what was not acknowledged again, so only this look can tell a loss.
 */
export async function crashDrill({
  seed,
  kills,
  typists,
  documents,
  report = () => {},
}: DrillOptions): Promise<DrillOutcome> {
  const random = mulberry32(seed);
  const folder = await mkdtemp(join(tmpdir(), 'tongyan-drill-'));
  const databaseFile = join(folder, 'drill.sqlite');
  const documentIds = Array.from({ length: documents }, (_, i) => `drill-${i}`);
  const port = await freePort();
  const losses: string[] = [];
  let server = await SyncServerProcess.start(databaseFile, port);
  const people = Array.from(
    { length: typists },
    (_, i) => new Typist(port, documentIds[i % documents] ?? '', `p${i}`, 1_000 + i),
  );
  const typing = people.map((typist) => startTyping(typist, random));
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const before = people.reduce((sum, typist) => sum + typist.acknowledgements, 0);
      await until(
        () => people.reduce((sum, t) => sum + t.acknowledgements, 0) > before + typists,
        60_000,
        'acknowledgements',
      );
      await sleep(50 + Math.floor(random() * 450));
      await server.kill();
      const promises = people.map((typist) => ({ typist, promised: typist.promised }));
      const kept = await readKept(databaseFile, documentIds);
      for (const { typist, promised } of promises) {
        const doc = kept.get(typist.documentId);
        const missing = doc && missingOf(doc, typist.doc.clientID, promised);
        if (missing) losses.push(`kill ${kill}: ${missing}`);
      }
      report(`kill ${kill} of ${kills}: ${losses.length} losses`);
      server = await SyncServerProcess.start(databaseFile, port);
    }
    for (const { stop } of typing) stop();
    await until(
      () => people.every((typist) => typist.isSettled),
      60_000,
      'every client to have everything acknowledged',
    );
    const divergences = await compare(people, port, documentIds);
    return {
      kills,
      characters: typing.reduce((sum, { typed }) => sum + typed(), 0),
      acknowledgements: people.reduce((sum, typist) => sum + typist.acknowledgements, 0),
      losses,
      divergences,
    };
  } finally {
    for (const { stop } of typing) stop();
    for (const typist of people) typist.end();
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every client and a fresh reader of each document must come to the same text. */
async function compare(people: readonly Typist[], port: number, documentIds: readonly string[]): Promise<string[]> {
  const readers = documentIds.map((documentId, i) => new Typist(port, documentId, `reader${i}`, 9_000 + i));
  const textOf = (typist: Typist) => typist.doc.getText('content').toString();
  const disagreements = () =>
    documentIds.filter((documentId) => {
      const texts = [...people, ...readers].filter((typist) => typist.documentId === documentId).map(textOf);
      return new Set(texts).size !== 1;
    });
  try {
    await until(() => disagreements().length === 0, 15_000, 'agreement').catch(() => {});
    return disagreements();
  } finally {
    for (const reader of readers) reader.end();
  }
}
