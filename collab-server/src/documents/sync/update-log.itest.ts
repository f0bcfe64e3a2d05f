import { postgresTestDatabase } from '../../platform/database/testing.ts';
import { KyselyUpdateLog } from './kysely-update-log.ts';
import { syncMigrations } from './tables.ts';
import { describeUpdateLog } from './testing-update-log.ts';

describeUpdateLog('PostgreSQL', async () => {
  const database = await postgresTestDatabase.open(syncMigrations);
  return { log: new KyselyUpdateLog(database.db), close: () => database.dispose() };
});
