import type { DeviceDraft } from '../../app/device-drafts.ts';

const sentFor = new Set<string>();

/**
 * What only this device keeps of this person's documents, read without loading the sync core. Where something is
 * found, the core is loaded once a page and brings it to the server.
 */
export async function deviceDrafts(personId: string): Promise<readonly DeviceDraft[]> {
  const drafts = await readDrafts(personId);
  if (drafts.length > 0 && !sentFor.has(personId)) {
    sentFor.add(personId);
    const { sendUnsyncedWork } = await import('./sync/browser.ts');
    void sendUnsyncedWork(personId);
  }
  return drafts;
}

async function readDrafts(personId: string): Promise<readonly DeviceDraft[]> {
  const drafts = new Map<string, DeviceDraft>();
  try {
    const { indexedDbLedgerStore } = await import('./sync/ledger-store.ts');
    for (const { documentId, pendingEdits, changedAtMs } of await indexedDbLedgerStore(indexedDB).rows(personId)) {
      const before = drafts.get(documentId);
      drafts.set(documentId, {
        documentId,
        unsynced: (before?.unsynced ?? 0) + pendingEdits,
        changedAtMs: Math.max(before?.changedAtMs ?? 0, changedAtMs),
      });
    }
  } catch {
    // Storage is forbidden in this browser: nothing is kept here, and the document's own page says so.
  }
  return [...drafts.values()].filter(({ unsynced }) => unsynced > 0);
}

/** Documents leave a device that is perhaps shared; what was left here unsynced on purpose stays. */
export async function forgetSyncedDocuments(personId: string): Promise<void> {
  const { forgetDocuments } = await import('./sync/browser.ts');
  await forgetDocuments(personId, 'synced');
}
