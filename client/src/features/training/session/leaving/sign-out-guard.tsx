import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignOutGuardProps } from '../../../../app/feature.ts';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { forgetRuns, sendLeftRuns, unsentSteps } from '../device-runs.ts';

const LOOK_AGAIN_MS = 500;

/** Before signing out: what of somebody's training only this device has is sent first, and where that fails they are asked. */
export default function SignOutGuard({ personId, onDecided }: SignOutGuardProps): ReactNode {
  const { t } = useTranslation('training');
  const count = useUnsentSteps(personId);
  const decided = useRef(onDecided);
  decided.current = onDecided;
  useEffect(() => {
    if (count === 0) decided.current(true);
  }, [count]);
  if (count === undefined || count === 0) return null;
  return (
    <Dialog
      role="alertdialog"
      title={t('runLeavingTitle')}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onDecided(false))}
      actions={() => (
        <>
          <Button variant="danger" onPress={() => void forgetRuns(personId, 'all').then(() => onDecided(true))}>
            {t('runLeavingDiscard')}
          </Button>
          <Button onPress={() => onDecided(true)}>{t('runLeavingKeep')}</Button>
          <Button variant="primary" onPress={() => onDecided(false)}>
            {t('runLeavingStay')}
          </Button>
        </>
      )}
    >
      {() => (
        <>
          <p>{t('runLeavingText', { count })}</p>
          <p role="status">{t('runLeavingSending')}</p>
        </>
      )}
    </Dialog>
  );
}

/** Undefined until the device has been asked. Asking also begins to send. */
function useUnsentSteps(personId: string): number | undefined {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      const found = await unsentSteps(personId);
      if (isGone) return;
      setCount(found);
      timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
    };
    void look();
    void sendLeftRuns(personId);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [personId]);
  return count;
}
