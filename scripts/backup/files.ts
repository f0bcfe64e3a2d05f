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

/**
 * Copies a data folder while the server writes to it. Databases go first, by SQLite's own online backup: a file that a
 * database names was there before its name, so copying files afterwards misses none.
 */
export async function backUpFolder(from: string, to: string): Promise<BackedUp> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !COMPANION.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const databases = paths.filter((path) => path.endsWith('.sqlite'));
  const copies = [...databases, ...paths.filter((path) => !databases.includes(path))];
  for (const path of copies) {
    const target = join(to, path.slice(from.length));
    await mkdir(dirname(target), { recursive: true });
    if (databases.includes(path)) await copyDatabase(path, target);
    else await copyFile(path, target, constants.COPYFILE_EXCL);
  }
  return { databases: databases.length, files: copies.length - databases.length };
}
