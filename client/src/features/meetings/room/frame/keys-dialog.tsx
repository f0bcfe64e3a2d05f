import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../../ui/dialog.tsx';
import styles from './bars.module.css';

const KEYS = [
  ['M', 'keyMicrophone'],
  ['V', 'keyCamera'],
  ['S', 'keyScreen'],
  ['H', 'keyHand'],
  ['D', 'keyDocument'],
  ['A', 'keyAgenda'],
  ['P', 'keyPeople'],
  ['C', 'keyChat'],
  ['R', 'keyResults'],
  ['?', 'keyHelp'],
] as const;

/** What keys do, while nobody writes. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <Dialog
      title={t('tool_keys')}
      size="medium"
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      {() => (
        <>
          <p>{t('keysText')}</p>
          <dl className={styles.keys}>
            {KEYS.map(([key, what]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(what)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Dialog>
  );
}
