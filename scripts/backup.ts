/**
 * `npm run backup -- <folder>`: copies everything that an installation keeps into a new folder inside `<folder>`, while the
 * server runs. Takes the same environment as the server (DATA_DIR, DATABASE_URL).
 */
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { readConfig } from '../collab-server/src/config.ts';
import { backUpFolder } from './backup/files.ts';
import { dumpPostgres } from './backup/postgres.ts';

async function main(folder: string | undefined): Promise<number> {
  const config = readConfig(process.env);
  if (!config.ok) {
    for (const line of config.error) console.error(line);
    return 2;
  }
  if (folder === undefined) {
    console.error('usage: npm run backup -- <folder>');
    return 2;
  }
  const stamp = new Date().toISOString().replaceAll(/[:.]/gu, '-');
  const target = join(resolve(folder), `tongyan-${stamp}`);
  const partial = `${target}.partial`;
  await mkdir(partial, { recursive: true });
  try {
    const { database, dataDir } = config.value;
    if (database.kind === 'postgres') dumpPostgres(database.url, join(partial, 'database.dump'));
    const { databases, files } = await backUpFolder(dataDir, join(partial, 'data'));
    if (database.kind === 'sqlite' && databases === 0) throw new Error(`there is no database in ${dataDir}`);
    await rename(partial, target);
    const what = database.kind === 'postgres' ? 'database.dump' : `${databases} database(s)`;
    console.log(`Backed up ${what} and ${files} file(s) to ${target}`);
    return 0;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    console.error(
      `The backup failed, nothing was kept of it: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
}

process.exitCode = await main(process.argv[2]);
