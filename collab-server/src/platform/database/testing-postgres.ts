import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const DEBIAN_FOLDER = '/usr/lib/postgresql';

type TestPostgres = {
  /** @param template a database of this server to copy, which nobody is connected to; an empty one without it. */
  createDatabase(template?: string): Promise<{ name: string; url: string; drop: () => Promise<void> }>;
};

/** The folder of PostgreSQL's server programs, or undefined where none is installed. */
export function findPostgresPrograms(): string | undefined {
  if (process.env['POSTGRES_BIN']) return process.env['POSTGRES_BIN'];
  if (!existsSync(DEBIAN_FOLDER)) return undefined;
  const versions = readdirSync(DEBIAN_FOLDER).toSorted((a, b) => Number(b) - Number(a));
  return versions.map((v) => join(DEBIAN_FOLDER, v, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
async function serverUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error('the user postgres does not exist');
  return { uid, gid };
}

let started: Promise<TestPostgres> | undefined;

/** Starts one throw-away server for this process; throws where PostgreSQL is not installed. */
export function startTestPostgres(): Promise<TestPostgres> {
  started ??= start();
  return started;
}

async function start(): Promise<TestPostgres> {
  const bin = findPostgresPrograms();
  if (!bin)
    throw new Error('PostgreSQL server programs were not found: install the package postgresql, or set POSTGRES_BIN');
  const user = await serverUser();
  const folder = await mkdtemp(join(tmpdir(), 'tongyan-pg-'));
  if (user) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const identity = user ?? {};
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'tongyan', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    {
      ...identity,
      cwd: folder,
    },
  );
  const port = await freePort();
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off', '-c', 'max_connections=60'],
    { ...identity, cwd: folder, stdio: 'ignore' },
  );
  server.unref();
  process.once('exit', () => {
    server.kill('SIGQUIT');
    // The folder is removed by a process that outlives this one.
    spawn('sh', ['-c', 'sleep 2; rm -rf "$0"', folder], { detached: true, stdio: 'ignore' }).unref();
  });
  const adminUrl = `postgres://tongyan@127.0.0.1:${port}/postgres`;
  await waitUntilReady(adminUrl);
  let count = 0;
  return {
    async createDatabase(template) {
      const name = `test_${process.pid}_${++count}`;
      const copyOf = template === undefined ? '' : ` template ${template} strategy file_copy`;
      await withClient(adminUrl, (client) => client.query(`create database ${name}${copyOf}`));
      return {
        name,
        url: `postgres://tongyan@127.0.0.1:${port}/${name}`,
        drop: () => withClient(adminUrl, (client) => client.query(`drop database ${name} with (force)`)).then(() => {}),
      };
    },
  };
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function waitUntilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('PostgreSQL did not start within 15 s');
}
