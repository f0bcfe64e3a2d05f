import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import styles from './research-header.module.css';

/** The head of 教研: its two places and what can be begun there. */
export function ResearchHeader({ actions }: { actions: ReactNode }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <header className={styles.header}>
      <h1>{t('research')}</h1>
      <nav aria-label={t('research')}>
        <NavLink to="/documents">{t('researchDocuments')}</NavLink>
        <NavLink to="/communities">{t('researchCommunities')}</NavLink>
      </nav>
      <div className={styles.actions}>{actions}</div>
    </header>
  );
}
