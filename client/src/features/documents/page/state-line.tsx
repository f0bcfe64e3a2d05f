import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../../i18n/when.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { SyncState } from '../sync/sync-state.ts';
import styles from './state-line.module.css';
import { stateWords, type ReadOnlyReason, type StateWords } from './sync-words.ts';

/** An edit takes some milliseconds to become durable; past this the line says that it has not. */
const SLOW_MS = 2_500;

function useIsSlow(isPending: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isPending) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isPending]);
  return isSlow && isPending;
}

export function DocumentStateLine({
  state,
  readOnly,
  lastEditedAtMs,
}: {
  state: SyncState;
  readOnly: ReadOnlyReason | undefined;
  lastEditedAtMs: number | undefined;
}): ReactNode {
  const { t } = useTranslation('documents');
  const isSlow = useIsSlow(state.pendingEdits > 0);
  const words = stateWords({ state, readOnly, lastEditedAtMs, isSlow });
  const text = useText(words);
  return (
    <p role="status" className={styles.line} data-person={words.needsPerson || undefined} title={text}>
      <Icon name={words.icon} size={16} />
      <span>{text}</span>
      {words.note === undefined ? null : <small>{t(words.note)}</small>}
    </p>
  );
}

function useText(words: StateWords): string {
  const { t } = useTranslation('documents');
  const { time, when } = useWhen();
  switch (words.key) {
    case 'stateSavedAt': {
      const isToday = new Date(words.atMs).toDateString() === new Date().toDateString();
      return t('stateSavedAt', { time: isToday ? time(words.atMs) : when(words.atMs) });
    }
    case 'stateSending':
    case 'stateKept':
    case 'stateOnlyHere':
    case 'stateUnsendable':
    case 'stateStopped':
      return t(words.key, { count: words.count });
    case 'stateReadOnly':
      return t('stateReadOnly', { reason: t(words.reason) });
    case 'stateOpening':
    case 'stateConnecting':
    case 'stateSaved':
    case 'stateSaving':
    case 'stateOffline':
    case 'stateOfflineOnlyHere':
      return t(words.key);
  }
}
