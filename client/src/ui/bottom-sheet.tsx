import type { ReactNode } from 'react';
import { Heading } from 'react-aria-components/Heading';
import { Sheet, SheetBackdrop, SheetContent, SheetOverlay } from 'react-aria-components/Sheet';
import { useTranslation } from 'react-i18next';
import styles from './bottom-sheet.module.css';
import { IconButton } from './button.tsx';

export interface BottomSheetProps {
  title: string;
  /** Beside the title, such as "1 / 4". */
  note?: string;
  /** Between title and close, such as previous and next. */
  tools?: ReactNode;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}

/** What stands at the side on a wide screen rises from the bottom on a phone; it can be swiped away. */
export function BottomSheet({ title, note, tools, isOpen, onOpenChange, children }: BottomSheetProps): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <SheetOverlay isOpen={isOpen} onOpenChange={onOpenChange} className={styles.overlay ?? ''}>
      <SheetBackdrop className={styles.backdrop ?? ''} />
      <Sheet className={styles.sheet ?? ''}>
        <SheetContent className={styles.content ?? ''}>
          <span className={styles.handle} aria-hidden="true" />
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            {note === undefined ? null : <small>{note}</small>}
            <span className={styles.tools}>
              {tools}
              <IconButton icon="down" size="large" label={t('close')} onPress={() => onOpenChange(false)} />
            </span>
          </header>
          <div className={styles.body}>{children}</div>
        </SheetContent>
      </Sheet>
    </SheetOverlay>
  );
}
