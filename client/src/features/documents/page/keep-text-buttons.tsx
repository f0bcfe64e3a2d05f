import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { downloadText, textOfDocument } from './keep-text.ts';

/** Ways to take the text along where it cannot be sent any more. */
export function KeepTextButtons({ doc, title }: { doc: Y.Doc; title: string }): ReactNode {
  const { t } = useTranslation('documents');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(await textOfDocument(doc));
      showToast({ text: t('textCopied') });
    } catch {
      // Clipboard refused: a file always works.
      await downloadText(doc, title);
    }
  };
  return (
    <>
      <Button icon="copy" onPress={() => void copy()}>
        {t('copyText')}
      </Button>
      <Button icon="download" onPress={() => void downloadText(doc, title)}>
        {t('downloadText')}
      </Button>
    </>
  );
}
