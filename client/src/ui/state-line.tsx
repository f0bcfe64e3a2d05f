import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from './icon.tsx';
import styles from './state-line.module.css';

/** Where a document's edits are. `saved` is said only of what the server has made durable. */
export type DocumentState =
  | { kind: 'saved'; at?: string }
  | { kind: 'saving' }
  | { kind: 'unsynced'; count: number }
  | { kind: 'offline'; count: number }
  | { kind: 'readOnly'; reason?: string };

const icons: Readonly<Record<DocumentState['kind'], IconName>> = {
  saved: 'check',
  saving: 'cloud',
  unsynced: 'cloud',
  offline: 'cloud-off',
  readOnly: 'lock',
};

export function StateLine({ state, isLive = false }: { state: DocumentState; isLive?: boolean }): ReactNode {
  const words = useStateWords(state);
  const needsPerson = state.kind === 'unsynced' || state.kind === 'offline';
  return (
    <span className={styles.state} data-person={needsPerson || undefined} {...(isLive ? { role: 'status' } : {})}>
      <Icon name={icons[state.kind]} size={16} />
      <span>{words}</span>
    </span>
  );
}

function useStateWords(state: DocumentState): string {
  const { t } = useTranslation('ui');
  switch (state.kind) {
    case 'saved':
      return state.at === undefined ? t('stateSaved') : t('stateSavedAt', { time: state.at });
    case 'saving':
      return t('stateSaving');
    case 'unsynced':
      return t('stateUnsynced', { count: state.count });
    case 'offline':
      return state.count === 0 ? t('stateOffline') : t('stateUnsynced', { count: state.count });
    case 'readOnly':
      return state.reason === undefined ? t('stateReadOnly') : t('stateReadOnlyBecause', { reason: state.reason });
  }
}
