import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../../ui/text-field.tsx';
import type { Deeds } from '../links/use-deeds.ts';
import styles from './seat.module.css';

const LONGEST = 400;
/** So often what is being typed goes out before it is done. */
const INTERIM_MS = 700;

/** Types what is being said: it is seen while it is typed, and kept with Enter. */
export function CaptionLine({ deeds }: { readonly deeds: Deeds }): ReactNode {
  const { t } = useTranslation('lessons');
  const [text, setText] = useState('');
  const segmentId = useRef(crypto.randomUUID());
  const sentAtMs = useRef(0);

  function put(words: string, isFinal: boolean): void {
    void deeds.floor({ kind: 'caption.put', segmentId: segmentId.current, text: words, isFinal });
  }

  function type(words: string): void {
    setText(words);
    const nowMs = performance.now();
    if (words.trim() === '' || nowMs - sentAtMs.current < INTERIM_MS) return;
    sentAtMs.current = nowMs;
    put(words.trim(), false);
  }

  return (
    <form
      className={styles.caption}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        put(text.trim(), true);
        segmentId.current = crypto.randomUUID();
        setText('');
      }}
    >
      <TextField
        label={t('liveCaptionWrite')}
        placeholder={t('liveCaptionPlaceholder')}
        maxLength={LONGEST}
        value={text}
        onChange={type}
      />
    </form>
  );
}
