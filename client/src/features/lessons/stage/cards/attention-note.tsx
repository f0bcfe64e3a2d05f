import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.tsx';
import styles from './cards.module.css';

/** Everybody looks up until it is taken back. */
export function AttentionNote({ note }: { readonly note: string }): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <div className={styles.veil}>
      <div className={styles.attention} role="alert">
        <Icon name="eye" />
        <p>{note === '' ? t('stageAttention') : note}</p>
      </div>
    </div>
  );
}
