import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BottomSheet } from '../../ui/bottom-sheet.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogTrigger } from '../../ui/dialog.tsx';
import { Popover, PopoverTrigger } from '../../ui/popover.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { Part, Specimen } from './part.tsx';

export function OverlaysPart(): ReactNode {
  const { t } = useTranslation('gallery');
  const [isSheetOpen, setSheetOpen] = useState(false);
  return (
    <Part id="overlays" title={t('overlays')}>
      <Specimen name="Dialog">
        <DialogTrigger>
          <Button>{t('openDialog')}</Button>
          <Dialog
            title={t('rename')}
            actions={(close) => (
              <>
                <Button onPress={close}>{t('later')}</Button>
                <Button variant="primary" onPress={close}>
                  {t('rename')}
                </Button>
              </>
            )}
          >
            {() => <TextField label={t('topic')} defaultValue={t('sampleTitle')} autoFocus />}
          </Dialog>
        </DialogTrigger>
        <DialogTrigger>
          <Button variant="danger">{t('openAlert')}</Button>
          <Dialog
            role="alertdialog"
            title={t('remove')}
            actions={(close) => (
              <>
                <Button onPress={close}>{t('later')}</Button>
                <Button variant="danger" onPress={close}>
                  {t('remove')}
                </Button>
              </>
            )}
          >
            {() => <p>{t('sentence')}</p>}
          </Dialog>
        </DialogTrigger>
      </Specimen>
      <Specimen name="BottomSheet">
        <Button onPress={() => setSheetOpen(true)}>{t('openSheet')}</Button>
        <BottomSheet title={t('comments')} note="1 / 4" isOpen={isSheetOpen} onOpenChange={setSheetOpen}>
          <p>{t('sentence')}</p>
        </BottomSheet>
      </Specimen>
      <Specimen name="Popover">
        <PopoverTrigger>
          <Button icon="info">{t('openPopover')}</Button>
          <Popover label={t('openPopover')}>
            <p>{t('sentence')}</p>
          </Popover>
        </PopoverTrigger>
      </Specimen>
      <Specimen name="Tooltip">
        <p>
          <Tooltip text={t('termText')}>{t('term')}</Tooltip>
        </p>
      </Specimen>
    </Part>
  );
}
