import { isSafeLink } from '@tongyan/collab-server/content';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useEditorContext } from '../editor-context.ts';
import { useEditorText } from '../strings/index.ts';
import styles from './dialogs.module.css';

export interface LinkDialogProps {
  readonly href: string;
  readonly text: string;
  readonly onClose: () => void;
}

/** `example.org` means https; what names a scheme, a path or an anchor is taken as it is. */
function completeLink(address: string): string {
  const trimmed = address.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[\w.-]+:\d/.test(trimmed)) return trimmed;
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(trimmed)) return `mailto:${trimmed}`;
  return /^[/#]/.test(trimmed) || trimmed === '' ? trimmed : `https://${trimmed}`;
}

/** Sets, changes or removes the link of the selected text; without a selection it writes the text too. */
export function LinkDialog({ href: given, text: selected, onClose }: LinkDialogProps): ReactNode {
  const t = useEditorText();
  const { editor } = useEditorContext();
  const [address, setAddress] = useState(given);
  const [text, setText] = useState(selected);
  const [refused, setRefused] = useState(false);
  const formId = useId();
  const asksText = selected === '' && given === '';

  const apply = (event: FormEvent): void => {
    event.preventDefault();
    const href = completeLink(address);
    if (!isSafeLink(href)) {
      setRefused(true);
      return;
    }
    if (asksText) {
      editor
        .chain()
        .insertContent({ type: 'text', text: text.trim() || href, marks: [{ type: 'link', attrs: { href } }] })
        .unsetMark('link')
        .run();
    } else editor.chain().extendMarkRange('link').setLink({ href }).run();
    onClose();
  };

  return (
    <Dialog
      title={t('linkTitle')}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={() => (
        <>
          {given === '' ? null : (
            <Button
              variant="quiet"
              onPress={() => {
                editor.chain().extendMarkRange('link').unsetLink().run();
                onClose();
              }}
            >
              {t('linkRemove')}
            </Button>
          )}
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" type="submit" form={formId}>
            {t('apply')}
          </Button>
        </>
      )}
    >
      {() => (
        <form id={formId} className={styles.stack} onSubmit={apply}>
          {asksText ? <TextField label={t('linkText')} value={text} onChange={setText} autoFocus /> : null}
          <TextField
            label={t('linkAddress')}
            value={address}
            onChange={(value) => {
              setAddress(value);
              setRefused(false);
            }}
            placeholder="https://"
            inputMode="url"
            autoFocus={!asksText}
            error={refused ? t('linkUnsafe') : undefined}
          />
        </form>
      )}
    </Dialog>
  );
}
