import { useEffect, useState } from 'react';
import type { DocumentDetail, DocumentRight } from '../rights.ts';
import type { DocumentConnection } from '../sync/document-connection.ts';
import type { SyncState } from '../sync/sync-state.ts';
import type { ReadOnlyReason } from './sync-words.ts';

/** Whether the document was written by a schema that this program does not know; it must then not bind an editor for writing. */
function useIsNewer(connection: DocumentConnection, requiredVersion: number): boolean {
  const [isNewer, setNewer] = useState(false);
  useEffect(() => {
    let isGone = false;
    let stop = (): void => undefined;
    // The schema comes with the editor's chunk, not with the page.
    void import('@tongyan/collab-server/content').then(({ schemaGate }) => {
      if (isGone) return;
      const look = (): void => setNewer(!schemaGate(connection.doc, undefined, requiredVersion).open);
      look();
      connection.doc.on('update', look);
      stop = () => connection.doc.off('update', look);
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [connection, requiredVersion]);
  return isNewer;
}

/** The right in force now, and why nothing may be written though somebody might expect it. */
export function useReadOnly(
  connection: DocumentConnection,
  state: SyncState,
  detail: DocumentDetail,
): { right: DocumentRight; readOnly: ReadOnlyReason | undefined } {
  const isNewer = useIsNewer(connection, detail.schemaVersion);
  const right = state.right ?? detail.right;
  return { right: isNewer ? lesser(right) : right, readOnly: reasonFor() };

  function reasonFor(): ReadOnlyReason | undefined {
    if (isNewer) return 'readOnlyNewer';
    if (detail.archivedAtMs !== null) return 'readOnlyArchived';
    if (right === 'read') return 'readOnlyRight';
    if (right === 'comment') return 'readOnlyComment';
    // Written text would be kept on the device only, with no way to the server.
    return state.line.kind === 'stopped' ? 'readOnlyStopped' : undefined;
  }
}

function lesser(right: DocumentRight): DocumentRight {
  return right === 'own' || right === 'edit' ? 'comment' : right;
}
