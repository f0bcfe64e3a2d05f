import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../../i18n/clock.ts';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useGroupName } from '../groups/use-group-name.ts';
import { useActs, useDo, useView } from '../links/use-meeting.ts';
import styles from './panels.module.css';

const LONGEST = 1_000;

/** What is written to everybody in the room where one is. */
export function ChatPanel(): ReactNode {
  const { t } = useTranslation('meetings');
  const { messages, me } = useView();
  const called = useGroupName();
  const { waiting } = useActs();
  const act = useDo();
  const [text, setText] = useState('');
  const end = useRef<HTMLLIElement>(null);
  const sending = waiting.flatMap((one) => (one.kind === 'message.send' ? [one.text] : []));
  const count = messages.length + sending.length;
  // What is handed back to an effect is called when it ends, and newer browsers hand back a promise here.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  return (
    <>
      <div className={styles.body} tabIndex={0} role="region" aria-label={t('messages')}>
        {count === 0 ? <p className={styles.quiet}>{t('noMessages')}</p> : null}
        <ol className={styles.messages} aria-live="polite">
          {messages.map(({ id, at, fromId, fromName, groupName, text: said }) => (
            <li key={id} data-mine={fromId === me.personId || undefined}>
              <small>
                <b>{fromId === me.personId ? t('me') : fromName}</b>
                {groupName === null ? null : <span>{called(groupName)}</span>}
                <time>{clockText(at / 1000)}</time>
              </small>
              <p>{said}</p>
            </li>
          ))}
          {sending.map((said, index) => (
            <li key={`sending ${index}`} data-mine>
              <small>
                <b>{t('me')}</b>
                <span>{t('sending')}</span>
              </small>
              <p>{said}</p>
            </li>
          ))}
          <li ref={end} aria-hidden="true" />
        </ol>
      </div>
      <form
        className={styles.foot}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') return;
          void act({ kind: 'message.send', text: text.trim() });
          setText('');
        }}
      >
        <div className={styles.line}>
          <TextField
            label={t('messageLabel')}
            isLabelHidden
            placeholder={t(me.groupId === null ? 'messageHint' : 'messageHintGroup')}
            maxLength={LONGEST}
            value={text}
            onChange={setText}
          />
          <Button type="submit" isDisabled={text.trim() === ''}>
            {t('send')}
          </Button>
        </div>
      </form>
    </>
  );
}
