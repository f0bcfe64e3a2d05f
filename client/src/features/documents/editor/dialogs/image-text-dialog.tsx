import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useEditorContext } from '../editor-context.ts';
import { useEditorText } from '../strings/index.ts';

export interface ImageTextDialogProps {
  readonly pos: number;
  readonly alt: string;
  readonly onClose: () => void;
}

/** The words that stand for a picture where it is not seen. */
export function ImageTextDialog({ pos, alt: given, onClose }: ImageTextDialogProps): ReactNode {
  const t = useEditorText();
  const { editor } = useEditorContext();
  const [alt, setAlt] = useState(given);
  const formId = useId();
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    const node = editor.state.doc.nodeAt(pos);
    if (node?.type.name === 'image') {
      editor.view.dispatch(
        editor.state.tr.setNodeMarkup(pos, undefined, { ...node.attrs, alt: alt.trim() === '' ? null : alt.trim() }),
      );
    }
    onClose();
  };
  return (
    <Dialog
      title={t('imageAltTitle')}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={() => (
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" type="submit" form={formId}>
            {t('apply')}
          </Button>
        </>
      )}
    >
      {() => (
        <form id={formId} onSubmit={apply}>
          <TextField
            label={t('imageAlt')}
            description={t('imageAltHelp')}
            value={alt}
            onChange={setAlt}
            rows={3}
            autoFocus
            maxLength={500}
          />
        </form>
      )}
    </Dialog>
  );
}
