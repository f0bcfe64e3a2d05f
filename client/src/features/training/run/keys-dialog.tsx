import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import type { GroupModel } from './controls/row-model.ts';
import styles from './workspace.module.css';

export interface KeysDialogProps {
  readonly isOpen: boolean;
  readonly groups: readonly GroupModel[];
  readonly onClose: () => void;
}

export function KeysDialog({ isOpen, groups, onClose }: KeysDialogProps): ReactNode {
  const { t } = useTranslation('training');
  const keyed = groups.flatMap(({ rows }) => rows).filter(({ key }) => key !== null);
  const general: readonly (readonly [string, string])[] = [
    ['↑ ↓', t('runKeysRows')],
    ['← →', t('runKeysButtons')],
    ['Enter', t('runKeysPress')],
    ['?', t('runKeysHelp')],
  ];
  return (
    <Dialog title={t('runKeys')} size="medium" isOpen={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      {() => (
        <>
          <p>{t('runKeysText')}</p>
          <dl className={styles.keys}>
            {[...general, ...keyed.map(({ key, name }) => [key ?? '', name] as const)].map(([key, name]) => (
              <div key={`${key} ${name}`}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Dialog>
  );
}
