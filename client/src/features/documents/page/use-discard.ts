import { useTranslation } from 'react-i18next';
import { showToast } from '../../../ui/toast.tsx';
import { forgetDocument } from '../sync/browser.ts';

/** Removes the document from this device, unsynced edits with it, and opens it afresh. */
export function useDiscard(personId: string, documentId: string): () => Promise<void> {
  const { t } = useTranslation('documents');
  return async () => {
    await forgetDocument(personId, documentId);
    showToast({ text: t('discarded') });
    location.reload();
  };
}
