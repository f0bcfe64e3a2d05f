import type { TrainingMode } from '@tongyan/scenes/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

export interface HandInDialogProps {
  readonly isOpen: boolean;
  readonly mode: TrainingMode;
  readonly isComplete: boolean;
  readonly onClose: () => void;
  readonly onHandIn: () => void;
}

/** Says what handing in means before it is done: it cannot be taken back. */
export function HandInDialog({ isOpen, mode, isComplete, onClose, onHandIn }: HandInDialogProps): ReactNode {
  const { t } = useTranslation('training');
  return (
    <Dialog
      title={t('runHandInTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('runHandInNot')}</Button>
          <Button
            variant="primary"
            onPress={() => {
              close();
              onHandIn();
            }}
          >
            {t('runHandInNow')}
          </Button>
        </>
      )}
    >
      {() => (
        <>
          <p>{t('runHandInText')}</p>
          {mode !== 'exam' && !isComplete ? <p>{t('runHandInEarly')}</p> : null}
          <p>{mode === 'exam' ? t('runHandInExam') : t('runHandInAgain')}</p>
        </>
      )}
    </Dialog>
  );
}
