import { mkdtemp, rm } from 'node:fs/promises';
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

/** A fresh SQLite file for each call. */
export const sqliteTestDatabase: TestDatabase = {
  name: 'sqlite',
  async open(...migrations) {
    const folder = await mkdtemp(join(tmpdir(), 'tongyan-db-'));
    const handle = openDatabase({ kind: 'sqlite', file: join(folder, 'test.sqlite') });
    await migrate(handle, ...migrations);
    return {
      ...handle,
      async dispose() {
        await handle.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

/** A fresh database for each call in a real PostgreSQL that this process starts once and stops at its end. */
export const postgresTestDatabase: TestDatabase = {
  name: 'postgres',
  async open(...migrations) {
    const server = await startTestPostgres();
    const { url, drop } = await server.createDatabase();
    const handle = openDatabase({ kind: 'postgres', url, maxConnections: 6 });
    await migrate(handle, ...migrations);
    return {
      ...handle,
      async dispose() {
        await handle.close();
        await drop();
      },
    };
  },
};
