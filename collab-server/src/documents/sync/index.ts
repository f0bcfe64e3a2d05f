import { SyncServer, type SyncServerOptions } from './server.ts';

export function createSyncServer(options: SyncServerOptions): SyncServer {
  return new SyncServer(options);
}

export { closeCodes } from './close-codes.ts';
export type { Authorise, Grant } from './grant.ts';
export { KyselyUpdateLog } from './kysely-update-log.ts';
export { openPastDocuments } from './past.ts';
export type { SyncServer, SyncServerOptions, SyncStats } from './server.ts';
export { syncMigrations } from './tables.ts';
export type { UpdateLog } from './update-log.ts';
export { PERSON_PARAMETER, SCHEMA_PARAMETER } from './protocol.ts';
