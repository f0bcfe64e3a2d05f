import { constants } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** SQLite's companions of an open database: what they hold is in the copy that SQLite makes itself. */
const COMPANION = /\.sqlite-(?:wal|shm|journal)$/u;

export interface BackedUp {
  readonly databases: number;
  readonly files: number;
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    await backup(source, to);
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(to);
  try {
    // One file, without companions that could be forgotten when the copy is moved.
    copy.exec('pragma journal_mode = delete');
    const row = copy.prepare('pragma integrity_check').get();
    if (row?.['integrity_check'] !== 'ok') throw new Error(`the copy of ${from} is damaged: ${JSON.stringify(row)}`);
  } finally {
    copy.close();
  }
}

async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !COMPANION.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Whether it was there to be copied. */
async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

const isDatabase = (path: string): boolean => path.endsWith('.sqlite');

/**
 * Copies a data folder while the server writes to it. Databases go first, by SQLite's own online backup: a file that a
 * database names was there before its name, so looking for files afterwards misses none. The server puts files aside that
 * nobody holds, and brings them back: what has moved under the copy is looked for again.
 */
export async function backUpFolder(from: string, to: string): Promise<BackedUp> {
  const copied = new Set<string>();
  let databases = 0;
  const targetOf = async (path: string): Promise<string> => {
    const target = join(to, path.slice(from.length));
    await mkdir(dirname(target), { recursive: true });
    return target;
  };
  for (const path of (await pathsIn(from)).filter(isDatabase)) {
    await copyDatabase(path, await targetOf(path));
    databases += 1;
  }
  let hasMoved = true;
  while (hasMoved) {
    hasMoved = false;
    for (const path of (await pathsIn(from)).filter((each) => !isDatabase(each) && !copied.has(each))) {
      if (await copyIfThere(path, await targetOf(path))) copied.add(path);
      else hasMoved = true;
    }
  }
  return { databases, files: copied.size };
}
