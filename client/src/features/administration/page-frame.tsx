import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { usePageTitle } from '../../app/page-title.ts';
import { useViewer } from '../../app/session.ts';
import { NoPermissionState } from '../../ui/states.tsx';
import styles from './page-frame.module.css';

/** The head of 管理 and its three places; for who administers nothing, the reason why there is nothing to see. */
export function PageFrame({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const { t } = useTranslation('administration');
  const { memberships } = useViewer();
  usePageTitle(title);
  if (!memberships.some(({ role }) => role === 'administrator')) {
    return <NoPermissionState heading="h1" text={t('notAdministrator')} />;
  }
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{t('title')}</h1>
        <nav aria-label={t('title')}>
          <NavLink to="/administration" end>
            {t('people')}
          </NavLink>
          <NavLink to="/administration/rosters">{t('rosters')}</NavLink>
          <NavLink to="/administration/audit">{t('audit')}</NavLink>
        </nav>
      </header>
      {children}
    </div>
  );
}
