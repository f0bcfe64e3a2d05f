import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.ts';
import { PlaceHeader } from '../../app/place-header.tsx';
import { useViewer } from '../../app/session.ts';
import { Page } from '../../ui/page.tsx';
import { NoPermissionState } from '../../ui/states.tsx';

/** The head of 管理 and its three places; for who administers nothing, the reason why there is nothing to see. */
export function PageFrame({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const { t } = useTranslation('administration');
  const { memberships } = useViewer();
  usePageTitle(title);
  if (!memberships.some(({ role }) => role === 'administrator')) {
    return <NoPermissionState heading="h1" text={t('notAdministrator')} />;
  }
  return (
    <Page>
      <PlaceHeader
        title={t('title')}
        places={[
          { to: '/administration', label: t('people'), end: true },
          { to: '/administration/rosters', label: t('rosters') },
          { to: '/administration/audit', label: t('audit') },
        ]}
      />
      {children}
    </Page>
  );
}
