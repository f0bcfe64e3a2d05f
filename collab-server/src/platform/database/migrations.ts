import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { DatabaseHandle, Dialect } from './open.ts';

/** A capability's migrations by key; keys sort in the order they run, e.g. `0010-identity`. */
export type Migrations = Readonly<Record<string, (dialect: Dialect) => Migration>>;

const platformMigrations: Migrations = {
  '0000-installation': () => ({
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('installationFact')
        .addColumn('name', 'text', (c) => c.primaryKey())
        .addColumn('value', 'text', (c) => c.notNull())
        .execute();
    },
  }),
};

/** Brings the database to the newest schema; throws, with nothing half-applied, where a migration fails. */
export async function migrate(handle: DatabaseHandle, ...sets: readonly Migrations[]): Promise<void> {
  const all = Object.assign({}, platformMigrations, ...sets) as Migrations;
  const migrations = Object.fromEntries(Object.entries(all).map(([key, make]) => [key, make(handle.dialect)]));
  const migrator = new Migrator({
    db: handle.db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(`migration failed: ${JSON.stringify(error)}`);
}

/** Column types that differ between the two databases. */
export function columnTypes(dialect: Dialect) {
  return {
    /** Raw bytes. */
    bytes: dialect === 'sqlite' ? sql`blob` : sql`bytea`,
    /** Exact integers to 2^53: times in ms, counts, sequence numbers. */
    integer: dialect === 'sqlite' ? sql`integer` : sql`bigint`,
    /** A primary key that the database counts up itself. */
    sequence: dialect === 'sqlite' ? sql`integer` : sql`bigint generated always as identity`,
  } as const;
}
