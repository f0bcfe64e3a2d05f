import type { ReactNode } from 'react';
import { useEditorContext } from '../editor-context.ts';
import { useEditorUi } from '../ui-store.ts';
import { ImageTextDialog } from './image-text-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { MathDialog } from './math-dialog.tsx';
import { TrainingMomentDialog } from './training-moment-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

/** The one dialog that is open, if any. */
export function EditorDialogs(): ReactNode {
  const { ui, editor } = useEditorContext();
  const dialog = useEditorUi(ui, (state) => state.dialog);
  const close = (): void => {
    ui.set({ dialog: null });
    // After the dialog has given the focus back to where it came from.
    setTimeout(() => (editor.isDestroyed ? undefined : editor.commands.focus()), 0);
  };
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'math':
      return <MathDialog {...dialog} onClose={close} />;
    case 'link':
      return <LinkDialog {...dialog} onClose={close} />;
    case 'imageText':
      return <ImageTextDialog {...dialog} onClose={close} />;
    case 'trainingMoment':
      return <TrainingMomentDialog onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
  }
}
