import { sqliteTestDatabase } from '../../platform/database/testing.ts';
import { KyselyUpdateLog } from './kysely-update-log.ts';
import { MemoryUpdateLog } from './memory-update-log.ts';
import { syncMigrations } from './tables.ts';
import { describeUpdateLog } from './testing-update-log.ts';

describeUpdateLog('memory', () => Promise.resolve({ log: new MemoryUpdateLog(), close: () => Promise.resolve() }));

describeUpdateLog('SQLite', async () => {
  const database = await sqliteTestDatabase.open(syncMigrations);
  return { log: new KyselyUpdateLog(database.db), close: () => database.dispose() };
});
