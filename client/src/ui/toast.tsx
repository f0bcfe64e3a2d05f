import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import styles from './toast.module.css';

export interface ToastMessage {
  text: string;
  tone?: 'plain' | 'person' | 'danger';
  /** Undo beats "are you sure": takes back what was just done. */
  undo?: () => void;
  /** Something that may be done about it at any time: the message stays until it is done or closed. */
  action?: { readonly label: string; readonly run: () => void };
}

const SHOWN_MS = 6000;
/** Time to read and reach the button. */
const SHOWN_WITH_UNDO_MS = 12_000;
const AT_ONCE = 3;

const queue = new ToastQueue<ToastMessage>({
  maxVisibleToasts: AT_ONCE,
  wrapUpdate: (update) => flushSync(update),
});

/** Says what was done, at the bottom of the window, for a while. */
export function showToast(message: ToastMessage): void {
  if (message.action === undefined)
    queue.add(message, { timeout: message.undo === undefined ? SHOWN_MS : SHOWN_WITH_UNDO_MS });
  else queue.add(message);
}

const icons: Record<NonNullable<ToastMessage['tone']>, IconName> = {
  plain: 'check',
  person: 'warning',
  danger: 'error',
};

export function Toasts(): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <ToastRegion queue={queue} className={styles.region ?? ''} aria-label={t('notices')}>
      {({ toast }) => (
        <Toast toast={toast} className={styles.toast ?? ''} data-tone={toast.content.tone ?? 'plain'}>
          <Icon name={toast.content.action === undefined ? icons[toast.content.tone ?? 'plain'] : 'info'} />
          <ToastContent className={styles.text ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.undo === undefined ? null : (
            <Button
              size="small"
              icon="undo"
              onPress={() => {
                toast.content.undo?.();
                queue.close(toast.key);
              }}
            >
              {t('undo')}
            </Button>
          )}
          {toast.content.action === undefined ? null : (
            <Button
              size="small"
              onPress={() => {
                toast.content.action?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <AriaButton slot="close" className={styles.close ?? ''} aria-label={t('dismiss')}>
            <Icon name="close" size={16} />
          </AriaButton>
        </Toast>
      )}
    </ToastRegion>
  );
}
