import type { ReactNode } from 'react';
import { BottomSheet } from '../../../../ui/bottom-sheet.tsx';
import { useEditorText } from '../strings/index.ts';
import { OutlinePanel } from './outline-panel.tsx';
import styles from './outline-sheet.module.css';

/** The outline where there is no room beside the page. */
export function OutlineSheet(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }): ReactNode {
  const t = useEditorText();
  return (
    <BottomSheet title={t('outline')} isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <div className={styles.panel}>
        <OutlinePanel onChoose={() => props.onOpenChange(false)} />
      </div>
    </BottomSheet>
  );
}
