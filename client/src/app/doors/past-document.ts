import { lazy } from 'react';
import { loadStrings } from '../../i18n/i18n.ts';
import type { DocumentPlace } from './shown-document.ts';

export interface PastDocumentProps {
  readonly documentId: string;
  readonly title: string;
  /** Names the state to show: a larger one is later. */
  readonly version: number;
  /**
   * The document's state `until` as a Yjs update; where `after` is given, only what came since that state. Rejects where it cannot be had.
   * The same function for as long as the document is shown.
   */
  readonly read: (until: number, after: number | null, signal: AbortSignal) => Promise<Uint8Array>;
  readonly place: DocumentPlace | null;
}

/** A document as it was, within a page of another feature, filling its parent: nothing of it is live. Mount it within `<Suspense>`. */
export const PastDocument = lazy(async () => {
  const [shown] = await Promise.all([
    import('../../features/documents/page/past-document.tsx'),
    loadStrings('documents'),
  ]);
  return shown;
});
