import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

export interface AnswerDialogProps {
  readonly isOpen: boolean;
  readonly parts: readonly { readonly id: string; readonly label: string }[];
  readonly onClose: () => void;
  readonly onAnswer: (part: string) => void;
}

/** Which part is faulty: said once it is proved. */
export function AnswerDialog({ isOpen, parts, onClose, onAnswer }: AnswerDialogProps): ReactNode {
  const { t } = useTranslation('training');
  const [part, setPart] = useState<string | null>(null);
  return (
    <Dialog
      title={t('runNameTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('runNameNot')}</Button>
          <Button
            variant="primary"
            isDisabled={part === null}
            onPress={() => {
              close();
              if (part !== null) onAnswer(part);
            }}
          >
            {t('runNameThis')}
          </Button>
        </>
      )}
    >
      {() => (
        <>
          <p>{t('runNameText')}</p>
          <ComboBox label={t('runNamePart')} choices={parts} value={part} onChange={setPart} />
        </>
      )}
    </Dialog>
  );
}
