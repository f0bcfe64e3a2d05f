import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { SqliteWorkerDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Dialect = 'sqlite' | 'postgres';

export type DatabaseSource =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly maxConnections?: number };

export type DatabaseHandle = {
  readonly db: Db;
  readonly dialect: Dialect;
  readonly source: DatabaseSource;
  close(): Promise<void>;
};

const INT8_OID = 20;

/** PostgreSQL answers bigint as text; every bigint of ours is a count or a time in ms, exact as a double. */
function int8AsNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`bigint ${text} is outside the exact range`);
  return value;
}

/**
 * Opens the one database of an installation. SQLite runs in a worker thread (WAL, synchronous=FULL), so that neither a
 * query nor an fsync ever blocks the event loop; PostgreSQL through a pool.
 */
export function openDatabase(source: DatabaseSource): DatabaseHandle {
  switch (source.kind) {
    case 'sqlite': {
      const db = new Kysely<Tables>({ dialect: new SqliteWorkerDialect({ file: source.file }) });
      return { db, dialect: 'sqlite', source, close: () => db.destroy() };
    }
    case 'postgres': {
      const types = new pg.TypeOverrides();
      types.setTypeParser(INT8_OID, int8AsNumber);
      const pool = new pg.Pool({
        connectionString: source.url,
        max: source.maxConnections ?? 10,
        types,
      });
      // The pool drops a connection that was lost while idle and opens another; a query on it fails by itself. Without
      // listeners the loss would end the process, also while the pool is being closed.
      pool.on('error', () => {});
      pool.on('connect', (client) => client.on('error', () => {}));
      const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
      return { db, dialect: 'postgres', source, close: () => db.destroy() };
    }
  }
}
