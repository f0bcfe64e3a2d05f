import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';

export { DialogTrigger };

export interface DialogProps {
  title: string;
  /** Given `close`, so that its buttons can end it. */
  children: (close: () => void) => ReactNode;
  /** At the foot, the action that is due first standing last. */
  actions?: (close: () => void) => ReactNode;
  size?: 'small' | 'medium' | 'large';
  /** `alertdialog` where something is destroyed that cannot be taken back. */
  role?: 'dialog' | 'alertdialog';
  /** Left out inside a DialogTrigger. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** A window over the page. On a phone it rises from the bottom and fills the width. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, children, actions, size = 'small', role = 'dialog', isOpen, onOpenChange } = props;
  const { t } = useTranslation('ui');
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isDismissable={role === 'dialog'}
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Modal className={styles.modal ?? ''} data-size={size}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          {({ close }) => (
            <>
              <header className={styles.header}>
                <Heading slot="title" className={styles.title ?? ''}>
                  {title}
                </Heading>
                <IconButton icon="close" label={t('close')} onPress={close} />
              </header>
              <Body>{children(close)}</Body>
              {actions === undefined ? null : <footer className={styles.actions}>{actions(close)}</footer>}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is too long to be seen at once can be reached and scrolled by keys, also where nothing in it can be pressed. */
function Body({ children }: { readonly children: ReactNode }): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const body = element.current;
    if (body === null) return undefined;
    const look = (): void => setScrolls(body.scrollHeight > body.clientHeight);
    const sizes = new ResizeObserver(look);
    const contents = new MutationObserver(look);
    sizes.observe(body);
    contents.observe(body, { childList: true, subtree: true });
    return () => {
      sizes.disconnect();
      contents.disconnect();
    };
  }, []);
  return (
    <div ref={element} className={styles.body} {...(scrolls ? { tabIndex: 0 } : {})}>
      {children}
    </div>
  );
}
