import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import styles from './top-bar.module.css';

const MAX_LENGTH = 200;

/** The title in the bar: a click makes it a field, Enter or leaving it keeps, Escape takes back. */
export function InlineTitle({
  title,
  onChange,
}: {
  title: string;
  onChange?: ((title: string) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('documents');
  const [draft, setDraft] = useState<string>();
  if (onChange === undefined) return <b className={styles.title}>{title}</b>;
  if (draft === undefined) {
    return (
      <Button className={styles.title ?? ''} aria-label={t('rename', { title })} onPress={() => setDraft(title)}>
        {title}
      </Button>
    );
  }
  const finish = (): void => {
    const trimmed = draft.trim();
    setDraft(undefined);
    if (trimmed !== '' && trimmed !== title) onChange(trimmed);
  };
  return (
    <TextField
      autoFocus
      aria-label={t('titleLabel')}
      maxLength={MAX_LENGTH}
      value={draft}
      onChange={setDraft}
      onBlur={finish}
      onKeyDown={(event) => {
        // While an input method composes, Enter belongs to it.
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish();
        if (event.key === 'Escape') setDraft(undefined);
      }}
    >
      <Input className={styles.titleInput ?? ''} onFocus={(event) => event.currentTarget.select()} />
    </TextField>
  );
}
