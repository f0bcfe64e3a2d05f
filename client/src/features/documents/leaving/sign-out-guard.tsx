import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignOutGuardProps } from '../../../app/feature.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { forgetDocuments, sendUnsyncedWork, unsyncedWork } from '../sync/browser.ts';

const LOOK_AGAIN_MS = 500;

/**
 * Signing out clears this person's documents from the device. Where edits have not reached the server it asks first, and
 * goes on by itself as soon as they have.
 */
export default function SignOutGuard({ personId, onDecided }: SignOutGuardProps): ReactNode {
  const { t } = useTranslation('documents');
  const count = useUnsyncedEdits(personId);
  const decided = useRef(onDecided);
  decided.current = onDecided;
  useEffect(() => {
    if (count === 0) decided.current(true);
  }, [count]);
  if (count === undefined || count === 0) return null;
  return (
    <Dialog
      role="alertdialog"
      title={t('leavingTitle')}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onDecided(false))}
      actions={() => (
        <>
          <Button variant="danger" onPress={() => void forgetDocuments(personId, 'all').then(() => onDecided(true))}>
            {t('leavingDiscard')}
          </Button>
          <Button onPress={() => onDecided(true)}>{t('leavingKeep')}</Button>
          <Button variant="primary" onPress={() => onDecided(false)}>
            {t('leavingStay')}
          </Button>
        </>
      )}
    >
      {() => (
        <>
          <p>{t('leavingText', { count })}</p>
          <p>{t('leavingHow')}</p>
          <p>{t('leavingKeepNote')}</p>
          <p role="status">{t('leavingSending')}</p>
        </>
      )}
    </Dialog>
  );
}

/** undefined until the device has been asked. Asking also begins to send. */
function useUnsyncedEdits(personId: string): number | undefined {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      const rows = await unsyncedWork(personId);
      if (isGone) return;
      setCount(rows.reduce((sum, row) => sum + row.pendingEdits, 0));
      timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
    };
    void look();
    void sendUnsyncedWork(personId);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [personId]);
  return count;
}
