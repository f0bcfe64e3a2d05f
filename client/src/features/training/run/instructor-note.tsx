import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { RunMessage } from '../session/run-handle.ts';
import styles from './workspace.module.css';

/** What an instructor said last, until it is put away. It is read out with everything else, so here it is only seen. */
export function InstructorNote({ messages }: { readonly messages: readonly RunMessage[] }): ReactNode {
  const { t } = useTranslation('training');
  const [read, setRead] = useState(0);
  const last = messages.at(-1);
  if (last === undefined || messages.length <= read) return null;
  return (
    <div className={styles.note} role="group" aria-label={t('runMessage')}>
      <Icon name="comment" size={16} />
      <p>{t('runMessageFrom', { from: last.from, text: last.text })}</p>
      <IconButton icon="close" label={t('runMessageRead')} onPress={() => setRead(messages.length)} />
    </div>
  );
}
