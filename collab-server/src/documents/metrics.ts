import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { SyncServer, SyncStats, UpdateLog } from './sync/index.ts';

/** The log with the time measured that it takes to make updates durable. */
export function timeCommits(registry: Registry, log: UpdateLog): UpdateLog {
  const seconds = new Histogram({
    name: 'tongyan_sync_commit_seconds',
    help: 'Time to make a batch of document updates durable',
    buckets: [0.001, 0.005, 0.01, 0.03, 0.1, 0.5, 2],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'tongyan_sync_commit_failures_total',
    help: 'Batches of document updates that the storage did not keep',
    registers: [registry],
  });
  return {
    async append(entries) {
      const end = seconds.startTimer();
      try {
        await log.append(entries);
        end();
      } catch (error) {
        failures.inc();
        throw error;
      }
    },
    load: (documentId) => log.load(documentId),
    compact: (documentId, snapshot, history) => log.compact(documentId, snapshot, history),
    history: (documentId) => log.history(documentId),
    remove: (documentId) => log.remove(documentId),
  };
}

const gauges: Readonly<Partial<Record<keyof SyncStats, readonly [name: string, help: string]>>> = {
  connections: ['tongyan_sync_sockets', 'Open document sockets'],
  httpVisitors: ['tongyan_sync_http_clients', 'Clients that exchange updates over HTTP'],
  persons: ['tongyan_sync_people', 'People with an open document'],
  openDocuments: ['tongyan_sync_documents', 'Documents held open'],
  cacheBytes: ['tongyan_sync_cache_bytes', 'Merged documents kept in memory'],
  waitingUpdates: ['tongyan_sync_waiting_updates', 'Updates that wait to be made durable'],
  waitingBytes: ['tongyan_sync_waiting_bytes', 'Bytes of updates that wait to be made durable'],
};

/** What the sync server holds right now. */
export function measureSync(registry: Registry, sync: Pick<SyncServer, 'stats'>): void {
  for (const [key, [name, help]] of Object.entries(gauges)) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        gauge.set(sync.stats()[key as keyof SyncStats]);
      },
    });
  }
}
