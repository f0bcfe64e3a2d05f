import { NodeSelection } from '@tiptap/pm/state';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useEditorContext } from '../editor-context.ts';
import { resizeSelectedImage } from '../extensions/keys.ts';
import { useEditorText } from '../strings/index.ts';
import { ToolButton } from './tool-button.tsx';
import styles from './toolbar.module.css';

const stepPx = 80;

/** Width and alternative text of the selected picture. */
export function ImageToolbar(): ReactNode {
  const t = useEditorText();
  const { editor, ui } = useEditorContext();
  const editText = (): void => {
    const { selection } = editor.state;
    if (!(selection instanceof NodeSelection)) return;
    const alt: unknown = selection.node.attrs['alt'];
    ui.set({ dialog: { kind: 'imageText', pos: selection.from, alt: typeof alt === 'string' ? alt : '' } });
  };
  return (
    <Toolbar aria-label={t('imageToolbar')} className={styles.toolbar ?? ''} data-kind="bubble">
      <Button className={styles.tool ?? ''} data-wide onPress={editText}>
        {t('imageAlt')}
      </Button>
      <span className={styles.divider} aria-hidden="true" />
      <Button
        className={styles.tool ?? ''}
        data-wide
        preventFocusOnPress
        onPress={() => resizeSelectedImage(editor, -stepPx)}
      >
        {t('imageSmaller')}
      </Button>
      <Button
        className={styles.tool ?? ''}
        data-wide
        preventFocusOnPress
        onPress={() => resizeSelectedImage(editor, stepPx)}
      >
        {t('imageLarger')}
      </Button>
      <Button
        className={styles.tool ?? ''}
        data-wide
        preventFocusOnPress
        onPress={() => resizeSelectedImage(editor, null)}
      >
        {t('imageOriginal')}
      </Button>
      <ToolButton
        icon="trash"
        label={t('imageDelete')}
        onPress={() => editor.chain().focus().deleteSelection().run()}
      />
    </Toolbar>
  );
}
