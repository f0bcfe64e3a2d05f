import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { usePageTitle } from '../../app/page-title.ts';
import { QueryView } from '../../app/query-view.tsx';
import { useViewer } from '../../app/session.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { EmptyState } from '../../ui/states.tsx';
import styles from './account-page.module.css';
import { ChangePassword } from './change-password.tsx';
import { useRoleName } from './role-names.ts';
import { SessionList } from './session-list.tsx';

export default function AccountPage(): ReactNode {
  const { t } = useTranslation('session');
  const { person, memberships } = useViewer();
  usePageTitle(t('accountTitle'));
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api('GET /api/sessions', { signal }),
    enabled: !person.mustChangePassword,
  });
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{t('accountTitle')}</h1>
        <p>{t('signedInAs', { name: person.displayName, account: person.account })}</p>
      </header>
      <section aria-labelledby="change-password">
        <SectionHeading id="change-password">{t('changePassword')}</SectionHeading>
        {person.mustChangePassword ? <p className={styles.mustChange}>{t('mustChange')}</p> : null}
        <ChangePassword account={person.account} />
      </section>
      <div className={styles.column}>
        {person.mustChangePassword ? null : (
          <section aria-labelledby="sessions">
            <SectionHeading id="sessions" note={sessions.data?.sessions.length}>
              {t('sessions')}
            </SectionHeading>
            <QueryView query={sessions} loading={2}>
              {(data) => <SessionList sessions={data.sessions} />}
            </QueryView>
          </section>
        )}
        <section aria-labelledby="memberships">
          <SectionHeading id="memberships">{t('memberships')}</SectionHeading>
          <Memberships memberships={memberships} />
        </section>
      </div>
    </div>
  );
}

function Memberships({ memberships }: Pick<ReturnType<typeof useViewer>, 'memberships'>): ReactNode {
  const { t } = useTranslation('session');
  const roleName = useRoleName();
  if (memberships.length === 0) {
    return <EmptyState icon="people" title={t('membershipsNone')} text={t('membershipsNoneText')} />;
  }
  const byOrganisation = Map.groupBy(memberships, (membership) => membership.orgUnitId);
  return (
    <Rows>
      {[...byOrganisation].map(([orgUnitId, held]) => (
        <Row
          key={orgUnitId}
          title={held[0]?.orgUnitName ?? ''}
          note={held
            .map(({ role, endsOn }) =>
              [roleName(role), ...(endsOn === null ? [] : [t('until', { date: endsOn })])].join(' '),
            )
            .join(' · ')}
        />
      ))}
    </Rows>
  );
}
