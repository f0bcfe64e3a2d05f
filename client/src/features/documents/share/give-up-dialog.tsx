import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

export interface GiveUpDialogProps {
  isOpen: boolean;
  onGiveUp: () => void;
  onClose: () => void;
}

/** Asks before owners take away their own right: the one change here that they could not take back themselves. */
export function GiveUpDialog({ isOpen, onGiveUp, onClose }: GiveUpDialogProps): ReactNode {
  const { t } = useTranslation('documents');
  return (
    <Dialog
      role="alertdialog"
      title={t('giveUpTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={(close) => (
        <>
          <Button autoFocus onPress={close}>
            {t('giveUpKeep')}
          </Button>
          <Button
            variant="danger"
            onPress={() => {
              close();
              onGiveUp();
            }}
          >
            {t('giveUpDo')}
          </Button>
        </>
      )}
    >
      {() => <p>{t('giveUpText')}</p>}
    </Dialog>
  );
}
