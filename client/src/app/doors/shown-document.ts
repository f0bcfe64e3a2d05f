import { lazy } from 'react';
import { loadStrings } from '../../i18n/i18n.ts';

/** Where a document stands: the block at the upper edge, and how much of it is scrolled past, 0 to 1. */
export interface DocumentPlace {
  readonly blockId: string;
  readonly past: number;
}

export interface ShownDocumentProps {
  readonly personId: string;
  readonly documentId: string;
  /** Where to stand; null: at the beginning. */
  readonly place: DocumentPlace | null;
  /** Whoever scrolls for others, and may write where they have the right to; others look. */
  readonly onPlace?: ((place: DocumentPlace) => void) | undefined;
  /** Everybody scrolls for themselves, and writes where they have the right to. */
  readonly isWritten?: boolean;
}

/** A live document within a page of another feature, filling its parent. Mount it within `<Suspense>`. */
export const ShownDocument = lazy(async () => {
  const [shown] = await Promise.all([
    import('../../features/documents/page/shown-document.tsx'),
    loadStrings('documents'),
  ]);
  return shown;
});
