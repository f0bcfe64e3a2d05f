import { cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { demoAttempts } from '../../../collab-server/src/demo/training.ts';
import { demoPassword, type ServerProcess, startServerProcess } from './server-process.ts';

/** The folder of this run in which the demo is laid once; vitest's processes inherit it. */
const FOLDER = 'TONGYAN_E2E_DEMO';
/** Whoever waits longer goes on without: the server of a test then lays the demo itself. */
const PATIENCE_MS = 300_000;
const LOOK_MS = 200;

/**
 * Of vitest: lays the demo once, its students' trainings run and scored, as soon as a test asks for it, and takes it away in the
 * end. Only where PREPARED_DEMO=1, as `npm test` says: for a single file it is quicker that its server lays the demo while the
 * tests go on.
 */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['PREPARED_DEMO'] !== '1') return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'tongyan-e2e-demo-'));
  process.env[FOLDER] = folder;
  const end = new AbortController();
  const laying = layWhenAsked(folder, end.signal).catch(async (error: unknown) => {
    if (end.signal.aborted) return;
    console.error('The demo was not laid before the tests:', error);
    await writeFile(join(folder, 'failed'), '');
  });
  return async () => {
    end.abort();
    await laying;
    await rm(folder, { recursive: true, force: true });
  };
}

/**
 * Fills a data folder with the demo of this run: the first who asks waits for tens of seconds, and everybody takes a copy.
 * Outside a run of the tests it does nothing.
 */
export async function fillWithDemo(dataDir: string): Promise<void> {
  const folder = process.env[FOLDER];
  if (folder === undefined) return;
  await writeFile(join(folder, 'asked'), '');
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_MS) {
    if (await isThere(join(folder, 'ready'))) return cp(join(folder, 'data'), dataDir, { recursive: true });
    if (await isThere(join(folder, 'failed'))) return;
    await pause(LOOK_MS);
  }
}

async function layWhenAsked(folder: string, signal: AbortSignal): Promise<void> {
  while (!(await isThere(join(folder, 'asked')))) await pause(LOOK_MS, undefined, { signal });
  await layDemo(join(folder, 'data'), signal);
  await writeFile(join(folder, 'ready'), '');
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function layDemo(dataDir: string, signal: AbortSignal): Promise<void> {
  const server = await startServerProcess(dataDir, 0);
  try {
    for (const account of new Set(demoAttempts.map((attempt) => attempt.account))) {
      await scored(server, account, demoAttempts.filter((attempt) => attempt.account === account).length, signal);
    }
  } finally {
    await server.stop();
  }
}

/** Until so many attempts of this person are scored. */
async function scored({ address }: ServerProcess, account: string, count: number, signal: AbortSignal): Promise<void> {
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ account, password: demoPassword }),
  });
  if (!signedIn.ok) throw new Error(`${account} could not sign in: ${signedIn.status}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  for (;;) {
    const answer = await fetch(`${address}/api/training/attempts`, { headers: { cookie } });
    const { attempts } = (await answer.json()) as { attempts: readonly { state: string }[] };
    if (attempts.filter(({ state }) => state === 'scored').length >= count) return;
    await pause(LOOK_MS, undefined, { signal });
  }
}
