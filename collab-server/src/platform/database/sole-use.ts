import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseSource } from './open.ts';
import { SqliteError } from './sqlite-messages.ts';

/** Another server has the database. Two would each keep the documents in memory, and overwrite what the other stored. */
class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
  readonly code = 'DATABASE_IN_USE';
}

export type SoleUse = { release(): Promise<void> };

export type SoleUseOptions = {
  /** How long a server that is just ending is waited for, in ms. */
  readonly waitMs?: number;
  /** PostgreSQL went away, and another server was there first when it came back: this one must end. */
  readonly onLost: () => void;
};

const RETRY_MS = 200;
const SQLITE_BUSY = 5;
/** The same in every version, or two versions would not see each other. */
export const ADVISORY_KEY = 7_366_420_921;

/** Takes a database for this server alone until it is released or the process ends, however it ends. */
export async function takeSoleUse(
  source: DatabaseSource,
  { waitMs = 10_000, onLost }: SoleUseOptions,
): Promise<SoleUse> {
  const take = source.kind === 'sqlite' ? () => lockBeside(source.file) : () => lockWithin(source.url, onLost);
  const untilMs = Date.now() + waitMs;
  for (;;) {
    const taken = await take();
    if (taken) return taken;
    if (Date.now() >= untilMs) throw new DatabaseInUse('another server uses this database');
    await sleep(RETRY_MS);
  }
}

/** An empty database beside the real one, locked by the system for as long as the process lives; readers and backups are not hindered. */
function lockBeside(file: string): SoleUse | undefined {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
    lock.exec('begin exclusive');
  } catch (error) {
    lock?.close();
    const {
      message = String(error),
      code = '',
      errcode = 0,
    } = error as { message?: string; code?: string; errcode?: number };
    if (errcode === SQLITE_BUSY) return undefined;
    throw new SqliteError(message, code, errcode);
  }
  const held = lock;
  return {
    release: () => {
      if (held.isOpen) held.close();
      return Promise.resolve();
    },
  };
}

/** A session of its own that holds an advisory lock; PostgreSQL frees it when the session ends. */
async function lockWithin(url: string, onLost: () => void): Promise<SoleUse | undefined> {
  let client = await lockedClient(url);
  if (!client) return undefined;
  const release = new AbortController();
  const { signal } = release;
  const watch = (watched: pg.Client): void => {
    watched.once('end', () => void regain());
  };
  async function regain(): Promise<void> {
    while (!signal.aborted) {
      await sleep(RETRY_MS, undefined, { ref: false });
      // Where PostgreSQL is not back yet, nothing can be written meanwhile.
      const next = await lockedClient(url).catch(() => 'away' as const);
      if (next === 'away') continue;
      if (!next) {
        if (!signal.aborted) onLost();
        return;
      }
      client = next;
      if (signal.aborted) await next.end();
      else watch(next);
      return;
    }
  }
  watch(client);
  return {
    async release() {
      release.abort();
      await client?.end().catch(() => undefined);
    },
  };
}

/** undefined where another session holds the lock. Rejects where PostgreSQL cannot be reached. */
async function lockedClient(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  const answer = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [ADVISORY_KEY]);
  if (answer.rows[0]?.taken === true) return client;
  await client.end();
  return undefined;
}
