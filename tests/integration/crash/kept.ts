import * as Y from 'yjs';
import { KyselyUpdateLog } from '../../../collab-server/src/documents/sync/kysely-update-log.ts';
import { openDatabase } from '../../../collab-server/src/platform/database/index.ts';

/** What a database file holds of some documents, read by itself while no server runs. */
export async function readKept(databaseFile: string, documentIds: readonly string[]): Promise<Map<string, Y.Doc>> {
  const handle = openDatabase({ kind: 'sqlite', file: databaseFile });
  try {
    const log = new KyselyUpdateLog(handle.db);
    const kept = new Map<string, Y.Doc>();
    for (const documentId of documentIds) {
      const { snapshot, tail } = await log.load(documentId);
      const doc = new Y.Doc();
      for (const update of [...(snapshot ? [snapshot.update] : []), ...tail.map((entry) => entry.update)])
        Y.applyUpdate(doc, update);
      kept.set(documentId, doc);
    }
    return kept;
  } finally {
    await handle.close();
  }
}

/** Why a document does not hold what one client was promised; undefined where it does. */
export function missingOf(
  kept: Y.Doc,
  clientId: number,
  promised: { clock: number; deleted: readonly number[] },
): string | undefined {
  const clock = Y.getState(kept.store, clientId);
  if (clock < promised.clock) return `client ${clientId}: clock ${clock} is kept, ${promised.clock} was acknowledged`;
  if (kept.store.pendingStructs !== null) return 'the log holds an update whose dependencies it lacks';
  const deleteSet = Y.createDeleteSetFromStructStore(kept.store);
  const lost = promised.deleted.find((deleted) => !Y.isDeleted(deleteSet, Y.createID(clientId, deleted)));
  return lost === undefined ? undefined : `client ${clientId}: the acknowledged deletion of ${lost} is lost`;
}
