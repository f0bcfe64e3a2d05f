import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.tsx';
import styles from '../workspace.module.css';
import type { SavedState } from './saved-state.ts';

/** The honest line: saved is said only of what the server has. */
export function SavedLine({ state }: { readonly state: SavedState }): ReactNode {
  const words = useSavedWords(state);
  const isCalm = state.kind === 'saved' || state.kind === 'sending';
  return (
    <span className={styles.saved} data-person={!isCalm || undefined} role="status">
      <Icon name={state.kind === 'saved' ? 'check' : isCalm ? 'cloud' : 'cloud-off'} size={16} />
      <span>{words}</span>
    </span>
  );
}

function useSavedWords(state: SavedState): string {
  const { t, i18n } = useTranslation(['training', 'problems']);
  switch (state.kind) {
    case 'saved':
      return t('runSaved');
    case 'sending':
      return t('runSending', { count: state.count });
    case 'onDevice':
      return t('runOnDevice', { count: state.count });
    case 'onlyHere':
      return t('runOnlyHere', { count: state.count });
    case 'notStored':
      return t('runNotStored', { count: state.count });
    case 'storageFull':
      return t('runStorageFull', { count: state.count });
    case 'away':
      return t('runAwayShort');
    case 'refused': {
      const key = `problems:${state.code}`;
      return t('runRefused', { reason: i18n.exists(key) ? t(key as 'problems:unknown') : state.code });
    }
  }
}
