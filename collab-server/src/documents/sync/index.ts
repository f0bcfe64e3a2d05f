import { SyncServer, type SyncServerOptions } from './server.ts';

export function createSyncServer(options: SyncServerOptions): SyncServer {
  return new SyncServer(options);
}

export { closeCodes, type CloseCode } from './close-codes.ts';
export type { Authorisation, Authorise, Grant } from './grant.ts';
export type { ExchangeAnswer, ExchangeRefusal, ExchangeRequest } from './http-exchange.ts';
export { KyselyUpdateLog } from './kysely-update-log.ts';
export { defaultSyncLimits, type SyncLimits } from './limits.ts';
export type { DocumentRight } from './protocol.ts';
export type { SyncServer, SyncServerOptions, SyncStats } from './server.ts';
export { syncMigrations } from './tables.ts';
export type { HistorySegment, UpdateLog } from './update-log.ts';
