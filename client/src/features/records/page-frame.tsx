import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { PlacePage } from '../../app/place-page.tsx';
import { useViewer } from '../../app/session.ts';

export function useScopes() {
  return useQuery({
    queryKey: ['records', 'scopes'],
    queryFn: ({ signal }) => api('GET /api/records/scopes', { signal }),
  });
}

/** The head of 学习记录 and its places. */
export function PageFrame({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const { t } = useTranslation('records');
  const { memberships } = useViewer();
  const administers = memberships.some(({ role }) => role === 'administrator');
  return (
    <PlacePage
      pageTitle={title}
      title={t('title')}
      places={[
        { to: '/records', label: t('statements'), end: true },
        { to: '/records/credentials', label: t('credentials') },
        ...(administers ? [{ to: '/records/targets', label: t('targets') }] : []),
        { to: '/training', label: t('toTraining') },
      ]}
    >
      {children}
    </PlacePage>
  );
}
