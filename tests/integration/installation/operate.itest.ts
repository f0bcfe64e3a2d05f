import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { Program, startServer } from './server-process.ts';

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/u;
const SETUP_TOKEN = /set-up token \S+ (\S+)/u;
const PASSWORD = 'a long enough passphrase';

function post(address: string, path: string, body: object): Promise<Response> {
  return fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(body),
  });
}

/** What docs/guides/operator.zh-CN.md tells an operator to do. */
describe('an installation', () => {
  let folder: string;
  const running: Program[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongyan-installation-'));
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((program) => program.terminate()));
    await rm(folder, { recursive: true, force: true });
  });

  async function start(dataDir: string): Promise<{ program: Program; address: string }> {
    const program = startServer({ DATA_DIR: dataDir });
    running.push(program);
    const [address] = await program.untilPrinted(ADDRESS);
    return { program, address };
  }

  it('gets its first administrator, is backed up while it runs, ends in order, and is restored', async () => {
    const { program, address } = await start(join(folder, 'data'));
    const [, setupToken = ''] = await program.untilPrinted(SETUP_TOKEN);
    const wish = { setupToken, account: 'principal', displayName: '校长', password: PASSWORD };
    expect((await post(address, '/api/installation/administrator', wish)).status).toBe(200);

    const backup = new Program(['scripts/backup.ts', join(folder, 'backups')], { DATA_DIR: join(folder, 'data') });
    expect(await backup.finished()).toMatchObject({ exitCode: 0 });
    expect(await program.terminate()).toMatchObject({ exitCode: 0 });

    const [copy = ''] = await readdir(join(folder, 'backups'));
    await cp(join(folder, 'backups', copy, 'data'), join(folder, 'restored'), { recursive: true });
    const restored = await start(join(folder, 'restored'));
    const signIn = await post(restored.address, '/api/session', { account: 'principal', password: PASSWORD });
    expect(signIn.status).toBe(200);
    expect(await signIn.json()).toMatchObject({ person: { displayName: '校长' } });
  });

  it('does not start on a wrong configuration, and names what is wrong', async () => {
    const { exitCode, output } = await startServer({ DATA_DIR: folder, PORT: 'eighty' }).finished();
    expect(exitCode).toBe(2);
    expect(output).toContain('PORT=eighty');
  });

  it('backs nothing up where there is no installation', async () => {
    const backup = new Program(['scripts/backup.ts', join(folder, 'backups')], { DATA_DIR: folder });
    expect(await backup.finished()).toMatchObject({ exitCode: 1 });
    expect(await readdir(join(folder, 'backups'))).toEqual([]);
  });
});
