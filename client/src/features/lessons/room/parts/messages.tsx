import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../../i18n/clock.ts';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import styles from './lists.module.css';

export interface MessageView {
  readonly id: string;
  /** Lesson time; null while it is on its way. */
  readonly atMs: number | null;
  readonly from: string;
  readonly text: string;
  readonly state: 'kept' | 'sending';
}

export interface MessagesProps {
  readonly messages: readonly MessageView[];
  readonly placeholder: string;
  /** Left out where somebody only reads. */
  readonly onSend?: (text: string) => void;
  /** Who it goes to, where that can be chosen. */
  readonly receiver?: ReactNode;
  /** Another one begins another message, in which one can write at once. */
  readonly receiverId?: string | null;
}

const LONGEST = 500;

/** Newest first. */
export function Messages({ messages, placeholder, onSend, receiver, receiverId }: MessagesProps): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <section className={styles.messages} aria-label={t('liveMessages')}>
      <h2>{t('liveMessages')}</h2>
      {messages.length === 0 ? <p className={styles.none}>{t('liveMessagesNone')}</p> : null}
      <ol aria-live="polite">
        {messages.map(({ id, atMs, from, text, state }) => (
          <li key={id}>
            <time>{atMs === null ? '' : clockText(atMs / 1000)}</time>
            <b>{from}</b>
            <span>
              {text}
              {state === 'sending' ? <em>{t('liveSending')}</em> : null}
            </span>
          </li>
        ))}
      </ol>
      {onSend === undefined ? null : (
        <>
          <SendLine
            key={receiverId}
            autoFocus={typeof receiverId === 'string'}
            label={t('liveMessageLabel')}
            placeholder={placeholder}
            send={t('liveSend')}
            onSend={onSend}
            before={receiver}
          />
        </>
      )}
    </section>
  );
}

export interface SendLineProps {
  readonly label: string;
  readonly placeholder: string;
  readonly send: string;
  readonly onSend: (text: string) => void;
  readonly autoFocus?: boolean;
  /** What stands in front of the line. */
  readonly before?: ReactNode;
}

/** One line that is sent with Enter or its button. */
export function SendLine({ label, placeholder, send, onSend, autoFocus = false, before }: SendLineProps): ReactNode {
  const [text, setText] = useState('');
  const ready = text.trim();
  return (
    <form
      className={styles.sendLine}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready === '') return;
        onSend(ready);
        setText('');
      }}
    >
      {before}
      <TextField
        label={label}
        isLabelHidden
        autoFocus={autoFocus}
        placeholder={placeholder}
        maxLength={LONGEST}
        value={text}
        onChange={setText}
      />
      <Button type="submit" isDisabled={ready === ''}>
        {send}
      </Button>
    </form>
  );
}
