import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useEditorText } from '../strings/index.ts';
import styles from './title-field.module.css';

export interface TitleFieldProps {
  readonly title: string;
  readonly onTitleChange: ((title: string) => void) | undefined;
  /** Enter goes into the text. */
  readonly onDone: () => void;
}

const longestTitle = 200;

/** The title above the text: it is saved when one leaves it, and Escape gives the old one back. */
export function TitleField({ title, onTitleChange, onDone }: TitleFieldProps): ReactNode {
  const t = useEditorText();
  const [draft, setDraft] = useState<string>();
  useEffect(() => setDraft(undefined), [title]);
  if (onTitleChange === undefined) return <h1 className={styles.title}>{title === '' ? t('untitled') : title}</h1>;
  const shown = draft ?? title;
  const save = (): void => {
    const wanted = shown.replaceAll(/\s+/g, ' ').trim();
    if (wanted !== '' && wanted !== title) onTitleChange(wanted);
    else setDraft(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setDraft(undefined);
    else if (event.key === 'Enter') {
      event.preventDefault();
      onDone();
    }
  };
  return (
    <h1 className={styles.title} data-text={`${shown} `}>
      <textarea
        className={styles.input}
        rows={1}
        value={shown}
        maxLength={longestTitle}
        aria-label={t('documentTitle')}
        placeholder={t('untitled')}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
    </h1>
  );
}
