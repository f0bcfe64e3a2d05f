import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { missingOf, readKept } from './kept.ts';
import { SyncServerProcess, freePort } from './server-process.ts';
import { Typist } from './typist.ts';

const DOCUMENT = 'storage';
const canMount = process.getuid?.() === 0 && process.platform === 'linux';

let folder: string;
let server: SyncServerProcess | undefined;
let typists: Typist[] = [];

const sleep = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

async function until(condition: () => boolean, timeoutMs: number, what: string): Promise<void> {
  for (let waited = 0; !condition(); waited += 50) {
    if (waited > timeoutMs) throw new Error(`gave up waiting for ${what}`);
    await sleep(50);
  }
}

async function start(databaseFile: string): Promise<void> {
  const port = await freePort();
  server = await SyncServerProcess.start(databaseFile, port);
  typists = Array.from({ length: 3 }, (_, i) => new Typist(port, DOCUMENT, `p${i}`, 100 + i));
  for (const typist of typists) typist.type('开头', 0);
  await until(() => typists.every((t) => t.isSettled), 60_000, 'the first acknowledgements');
}

/** After the trouble: everybody's work is acknowledged, all agree, and the file holds it. */
async function expectNothingLost(databaseFile: string): Promise<void> {
  await until(() => typists.every((t) => t.isSettled), 60_000, 'everything to be acknowledged after the trouble');
  const texts = () => new Set(typists.map((t) => t.doc.getText('content').toString()));
  await until(() => texts().size === 1, 60_000, 'agreement');
  await server?.kill();
  const kept = (await readKept(databaseFile, [DOCUMENT])).get(DOCUMENT);
  expect(kept?.getText('content').toString()).toBe([...texts()][0]);
  for (const typist of typists) expect(kept && missingOf(kept, typist.doc.clientID, typist.promised)).toBeUndefined();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongyan-storage-'));
});
afterEach(async () => {
  for (const typist of typists) typist.end();
  await server?.kill();
  if (canMount) {
    try {
      execFileSync('umount', [folder], { stdio: 'ignore' });
    } catch {
      // Not mounted by this test.
    }
  }
  await rm(folder, { recursive: true, force: true });
});

it.skipIf(!canMount)(
  'acknowledges nothing while the disk is full, and everything once there is room [needs root on Linux, to mount a small disk]',
  async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]);
    const databaseFile = join(folder, 'full.sqlite');
    await start(databaseFile);
    const [first] = typists;
    const paragraph = '高质量发展'.repeat(2_000);
    for (let i = 0; i < 150; i += 1) {
      first?.type(paragraph, 0);
      await sleep(10);
    }
    await sleep(3_000);
    expect(typists.some((t) => !t.isSettled)).toBe(true);
    execFileSync('mount', ['-o', 'remount,size=64m', folder]);
    await expectNothingLost(databaseFile);
  },
);

it('acknowledges nothing while another program locks the database, and everything afterwards', async () => {
  const databaseFile = join(folder, 'locked.sqlite');
  await start(databaseFile);
  const other = new DatabaseSync(databaseFile);
  other.exec('BEGIN EXCLUSIVE');
  for (const typist of typists) typist.type('锁着的时候写的', 0);
  // Longer than the server waits for a lock, so that its append fails rather than waits.
  await sleep(7_000);
  expect(typists.every((t) => !t.isSettled)).toBe(true);
  other.exec('ROLLBACK');
  other.close();
  await expectNothingLost(databaseFile);
});
