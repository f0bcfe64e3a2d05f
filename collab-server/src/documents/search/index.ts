import type { DatabaseHandle } from '../../platform/database/index.ts';
import { postgresSearchIndex } from './postgres-index.ts';
import type { SearchIndex } from './search-index.ts';
import { sqliteSearchIndex } from './sqlite-index.ts';

export { openExtractor } from './extractor.ts';
export { createIndexer } from './indexer.ts';
export { searchMigrations } from './migrations.ts';
export { registerSearch } from './routes.ts';
export type { SearchIndex } from './search-index.ts';

/** The index in the installation's database. */
export function openSearchIndex({ db, dialect }: Pick<DatabaseHandle, 'db' | 'dialect'>): SearchIndex {
  switch (dialect) {
    case 'sqlite':
      return sqliteSearchIndex(db);
    case 'postgres':
      return postgresSearchIndex(db);
  }
}
