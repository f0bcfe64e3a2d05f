import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseHandle, openDatabase } from './open.ts';
import { type Migrations, migrate } from './migrations.ts';
import { startTestPostgres } from './testing-postgres.ts';

export type TestDatabase = {
  readonly name: 'sqlite' | 'postgres';
  /** A fresh, migrated database; `dispose` closes and deletes it. */
  open(...migrations: readonly Migrations[]): Promise<DatabaseHandle & { dispose(): Promise<void> }>;
};

/** Makes something once in this process for each list of migrations. */
function onceForEach<T>(make: (migrations: readonly Migrations[]) => Promise<T>) {
  const made: { readonly migrations: readonly Migrations[]; readonly value: Promise<T> }[] = [];
  return (migrations: readonly Migrations[]): Promise<T> => {
    const known = made.find(
      (one) =>
        one.migrations.length === migrations.length && one.migrations.every((set, index) => set === migrations[index]),
    );
    if (known !== undefined) return known.value;
    const value = make(migrations);
    made.push({ migrations, value });
    return value;
  };
}

/** The bytes of a migrated SQLite file. */
const migratedFile = onceForEach(async (migrations) => {
  const folder = await mkdtemp(join(tmpdir(), 'tongyan-db-'));
  const file = join(folder, 'template.sqlite');
  const handle = openDatabase({ kind: 'sqlite', file });
  await migrate(handle, ...migrations);
  await handle.close();
  const bytes = await readFile(file);
  await rm(folder, { recursive: true, force: true });
  return bytes;
});

/** The name of a migrated database in PostgreSQL. */
const migratedDatabase = onceForEach(async (migrations) => {
  const { name, url } = await (await startTestPostgres()).createDatabase();
  const handle = openDatabase({ kind: 'postgres', url });
  await migrate(handle, ...migrations);
  await handle.close();
  return name;
});

/** A fresh SQLite file for each call: a copy of one that was migrated. */
export const sqliteTestDatabase: TestDatabase = {
  name: 'sqlite',
  async open(...migrations) {
    const folder = await mkdtemp(join(tmpdir(), 'tongyan-db-'));
    const file = join(folder, 'test.sqlite');
    await writeFile(file, await migratedFile(migrations));
    const handle = openDatabase({ kind: 'sqlite', file });
    return {
      ...handle,
      async dispose() {
        await handle.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

/** A fresh database for each call, a copy of one that was migrated, in a real PostgreSQL that this process starts once and stops at its end. */
export const postgresTestDatabase: TestDatabase = {
  name: 'postgres',
  async open(...migrations) {
    const server = await startTestPostgres();
    const { url, drop } = await server.createDatabase(await migratedDatabase(migrations));
    const handle = openDatabase({ kind: 'postgres', url, maxConnections: 6 });
    return {
      ...handle,
      async dispose() {
        await handle.close();
        await drop();
      },
    };
  },
};
