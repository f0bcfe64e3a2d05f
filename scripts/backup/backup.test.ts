import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { backUpFolder } from './files.ts';
import { postgresEnvironment } from './postgres.ts';

describe('backUpFolder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongyan-backup-'));
    await mkdir(join(folder, 'data/blobs/ab'), { recursive: true });
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('copies what is committed in an open database, and every other file', async () => {
    const live = new DatabaseSync(join(folder, 'data/tongyan.sqlite'));
    live.exec('pragma journal_mode = wal; create table line (text text); begin');
    live.exec("insert into line values ('committed'); commit; begin; insert into line values ('under way')");
    await writeFile(join(folder, 'data/blobs/ab/abcd'), 'picture');

    const counts = await backUpFolder(join(folder, 'data'), join(folder, 'copy'));
    live.exec('commit');
    live.close();

    expect(counts).toEqual({ databases: 1, files: 1 });
    const copy = new DatabaseSync(join(folder, 'copy/tongyan.sqlite'), { readOnly: true });
    expect(copy.prepare('select text from line').all()).toEqual([{ text: 'committed' }]);
    copy.close();
    expect(await readFile(join(folder, 'copy/blobs/ab/abcd'), 'utf8')).toBe('picture');
    expect((await readdir(join(folder, 'copy'))).toSorted()).toEqual(['blobs', 'tongyan.sqlite']);
  });

  it('has every file that the copied database names, also one that came or moved while it was copied', async () => {
    const live = new DatabaseSync(join(folder, 'data/tongyan.sqlite'));
    live.exec('pragma journal_mode = wal; create table line (text text)');
    await mkdir(join(folder, 'data/blobs/retired'));
    const putAside = Array.from({ length: 200 }, (_, index) => `aside-${index}`);
    for (const name of putAside) await writeFile(join(folder, 'data/blobs/retired', name), name);
    const backup = backUpFolder(join(folder, 'data'), join(folder, 'copy'));
    // The server goes on: a file and then its name, and one by one the files that were put aside come back.
    await writeFile(join(folder, 'data/blobs/ab/late'), 'late');
    live.exec("insert into line values ('late')");
    for (const name of putAside)
      await rename(join(folder, 'data/blobs/retired', name), join(folder, 'data/blobs/ab', name));
    await backup;
    live.close();

    const copy = new DatabaseSync(join(folder, 'copy/tongyan.sqlite'), { readOnly: true });
    const names = copy
      .prepare('select text from line')
      .all()
      .map(({ text }) => String(text));
    copy.close();
    const inCopy = await readdir(join(folder, 'copy/blobs'), { recursive: true });
    const copied = new Set(inCopy.map((path) => path.split('/').at(-1)));
    expect([...names, ...putAside].filter((name) => !copied.has(name))).toEqual([]);
  });

  it('fails where a database cannot be read, so that no one trusts the copy', async () => {
    await writeFile(join(folder, 'data/tongyan.sqlite'), 'this is no database at all, whatever its name says');
    await expect(backUpFolder(join(folder, 'data'), join(folder, 'copy'))).rejects.toThrow('not a database');
  });
});

describe('postgresEnvironment', () => {
  it('takes a URL apart, with its escapes', () => {
    expect(postgresEnvironment('postgres://ty:p%40ss@db.example:5433/tongyan?sslmode=require')).toEqual({
      PGHOST: 'db.example',
      PGPORT: '5433',
      PGUSER: 'ty',
      PGPASSWORD: 'p@ss',
      PGDATABASE: 'tongyan',
      PGSSLMODE: 'require',
    });
  });
});
