import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

export interface DialogFootProps {
  onCancel: () => void;
  /** What leaving without it is called; left out: the usual word. */
  cancel?: string;
  /** What is done here. */
  action: string;
  onAct: () => void;
  /** Something is destroyed that cannot be taken back. */
  isDanger?: boolean;
  isDisabled?: boolean;
  isPending?: boolean;
}

/** The foot of a window in which one thing is done: leaving it alone, and doing it. */
export function DialogFoot(props: DialogFootProps): ReactNode {
  const { onCancel, cancel, action, onAct, isDanger = false, isDisabled = false, isPending = false } = props;
  const { t } = useTranslation('ui');
  return (
    <>
      <Button onPress={onCancel}>{cancel ?? t('cancel')}</Button>
      <Button variant={isDanger ? 'danger' : 'primary'} isDisabled={isDisabled} isPending={isPending} onPress={onAct}>
        {action}
      </Button>
    </>
  );
}
