import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startServer } from '../../../collab-server/src/app.ts';
import { readConfig } from '../../../collab-server/src/config.ts';
import { createLog } from '../../../collab-server/src/platform/log.ts';

const built = resolve(import.meta.dirname, '../../../dist/client');
const TEXT = /\.(?:js|css|html)$/u;

export type Deployment = {
  readonly address: string;
  /** Puts another build in the place of the one that is served, as an update does; answers its build mark. */
  update(name: string): Promise<string>;
  /** Takes a file of the served build away, as if it had never arrived. */
  lose(nameStart: string): Promise<void>;
  dispose(): Promise<void>;
};

/** The product with a client of its own that can be replaced while people have it open. */
export async function startDeployment(): Promise<Deployment> {
  const folder = await mkdtemp(join(tmpdir(), 'tongyan-deployment-'));
  const clientDir = join(folder, 'client');
  await cp(built, clientDir, { recursive: true });
  const config = readConfig({ PORT: '0', DATA_DIR: join(folder, 'data'), DEMO: '1' });
  if (!config.ok) throw new Error(config.error.join('\n'));
  const server = await startServer({ config: config.value, log: createLog('silent'), clientDir });
  const assets = join(clientDir, 'assets');
  return {
    address: server.address,
    async update(name) {
      await rm(clientDir, { recursive: true });
      await cp(built, clientDir, { recursive: true });
      return renameBuild(clientDir, name);
    },
    async lose(nameStart) {
      const lost = (await readdir(assets)).filter((file) => file.startsWith(nameStart));
      if (lost.length === 0) throw new Error(`the build has no ${nameStart}`);
      await Promise.all(lost.map((file) => rm(join(assets, file))));
    },
    async dispose() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes it a build of which no file has the name that it had before. */
async function renameBuild(clientDir: string, name: string): Promise<string> {
  const assets = join(clientDir, 'assets');
  const page = await readFile(join(clientDir, 'index.html'), 'utf8');
  const before = /tongyan-build" content="(\w+)"/u.exec(page)?.[1];
  if (before === undefined) throw new Error('the page has no build mark');
  const after = `${name}${before}`.slice(0, before.length);
  // In folders lie files of libraries, whose names never change.
  const all = (await readdir(assets, { withFileTypes: true }))
    .filter((one) => one.isFile())
    .map(({ name: file }) => file);
  const files = all.filter((file) => !/\.(?:br|gz)$/u.test(file));
  const names = new RegExp(
    files
      .toSorted((a, b) => b.length - a.length)
      .map((file) => file.replaceAll('.', String.raw`\.`))
      .join('|'),
    'gu',
  );
  const rename = async (from: string, to: string): Promise<void> => {
    if (TEXT.test(from)) {
      const text = await readFile(from, 'utf8');
      await writeFile(to, text.replaceAll(names, (file) => `${name}-${file}`).replaceAll(before, after));
    } else {
      await cp(from, to);
    }
    if (from !== to) await rm(from);
  };
  // Compressed copies would still say what was before.
  for (const file of all.filter((one) => !files.includes(one))) await rm(join(assets, file));
  for (const file of files) await rename(join(assets, file), join(assets, `${name}-${file}`));
  for (const file of ['index.html', 'sw.js']) {
    await rename(join(clientDir, file), join(clientDir, file));
    for (const ending of ['br', 'gz']) await rm(join(clientDir, `${file}.${ending}`), { force: true });
  }
  return after;
}
