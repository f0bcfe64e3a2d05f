import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { launchMediaServer } from './launch.ts';
import { cachedBinary, defaultCacheFolder } from './look.ts';
import { DEFAULT_PORTS } from './server-config.ts';
import { connectionOf } from './states.ts';
import { freePorts, startTestMediaServer, type TestMediaServer, whyNoMediaServer } from './testing-server.ts';

const absent = await whyNoMediaServer();
if (absent !== undefined) process.stdout.write(`Tests with a media server are skipped: ${absent}\n`);

const running = new Set<TestMediaServer>();
async function start(options?: Parameters<typeof startTestMediaServer>[0]): Promise<TestMediaServer> {
  const server = await startTestMediaServer(options);
  running.add(server);
  return server;
}
afterEach(async () => {
  await Promise.all([...running].map((server) => server.dispose()));
  running.clear();
});

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.skipIf(absent !== undefined)('a launched media server', () => {
  it('answers, keeps its secrets to its owner, and is gone once it is stopped', async () => {
    const server = await start();
    const { connection, pid } = await server.until('running');
    expect(await answers(connection.url)).toBe(true);
    for (const name of ['media-keys.json', 'livekit.json']) {
      expect((await stat(join(server.folder, name))).mode & 0o777).toBe(0o600);
    }
    expect(await readFile(join('/proc', String(pid), 'cmdline'), 'utf8')).not.toContain(connection.apiSecret);
    await server.launcher.stop();
    expect(server.launcher.state()).toEqual({ kind: 'stopped' });
    expect(await answers(connection.url)).toBe(false);
    expect(isAlive(pid)).toBe(false);
  });

  it('is started again with the same keys after it was killed', async () => {
    const server = await start();
    const first = await server.until('running');
    process.kill(first.pid, 'SIGKILL');
    await server.until('restarting');
    expect(connectionOf(server.launcher.state())).toBeUndefined();
    const second = await server.until('running');
    expect(second.pid).not.toBe(first.pid);
    expect(second.connection).toEqual(first.connection);
    expect(await answers(second.connection.url)).toBe(true);
  });

  it('says why it does not run where its port is taken, and runs once the port is free', async () => {
    const ports = await freePorts();
    const other = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => other.listen(ports.signalPort, '127.0.0.1', resolve));
    expect((other.address() as AddressInfo).port).toBe(ports.signalPort);
    const server = await start({ ports });
    const failed = await server.until('restarting');
    expect(failed.reason).toContain('address already in use');
    await new Promise((resolve) => other.close(resolve));
    expect(await answers((await server.until('running')).connection.url)).toBe(true);
  });

  it('is gone soon after the platform was killed, which can end nothing then', async () => {
    const platform = spawn(process.execPath, [join(import.meta.dirname, 'testing-parent.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const told = await createInterface({ input: platform.stdout })[Symbol.asyncIterator]().next();
    const pid = Number(told.value);
    expect(isAlive(pid)).toBe(true);
    platform.kill('SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

describe.skipIf(absent !== undefined)('a media server that nobody has needed yet', () => {
  it('is found and not started, then started for the first who asks', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'media-idle-'));
    const ports = await freePorts();
    const launcher = launchMediaServer({
      mode: 'find',
      given: { url: '', apiKey: '', apiSecret: '' },
      folder,
      ports,
      webhookUrls: () => [],
    });
    await expect.poll(() => launcher.state().kind).toBe('idle');
    expect(await readdir(folder)).toEqual([]);
    expect(await launcher.connect(60_000)).toMatchObject({ url: `http://127.0.0.1:${ports.signalPort}` });
    await launcher.stop();
    expect(await launcher.connect(60_000)).toBeUndefined();
    await rm(folder, { recursive: true });
  });

  it.skipIf(!existsSync(cachedBinary(defaultCacheFolder())))(
    'is found by the next who asks where it was installed only now (skipped where none is in the cache)',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'media-late-'));
      vi.stubEnv('PATH', '');
      const launcher = launchMediaServer({
        mode: 'find',
        given: { url: '', apiKey: '', apiSecret: '' },
        folder,
        cacheFolder: folder,
        lookEveryMs: 0,
        ports: await freePorts(),
        webhookUrls: () => [],
      });
      await expect.poll(() => launcher.state()).toEqual({ kind: 'missing', cause: { why: 'notFound' } });
      vi.unstubAllEnvs();
      await symlink(cachedBinary(defaultCacheFolder()), cachedBinary(folder));
      expect(await launcher.connect(60_000)).toBeDefined();
      await launcher.stop();
      await rm(folder, { recursive: true });
    },
  );
});

describe('a media server that is turned off', () => {
  it('is missing at once, and nobody waits for it', async () => {
    const launcher = launchMediaServer({
      mode: 'off',
      given: { url: '', apiKey: '', apiSecret: '' },
      folder: '/nonexistent',
      ports: DEFAULT_PORTS,
      webhookUrls: () => [],
    });
    expect(await launcher.connect(60_000)).toBeUndefined();
    expect(launcher.state()).toEqual({ kind: 'missing', cause: { why: 'turnedOff' } });
    await launcher.stop();
  });
});

describe('a server that somebody else runs', () => {
  it('is taken as it is given, and nothing is started', async () => {
    const launcher = launchMediaServer({
      mode: 'find',
      given: { url: 'wss://media.example.edu.cn', apiKey: 'key', apiSecret: 'secret' },
      folder: '/nonexistent',
      ports: DEFAULT_PORTS,
      webhookUrls: () => [],
    });
    await expect.poll(() => launcher.state().kind).toBe('external');
    expect(connectionOf(launcher.state())?.url).toBe('https://media.example.edu.cn');
    await launcher.stop();
  });
});
