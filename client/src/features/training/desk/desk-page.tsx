import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlacePage } from '../../../app/place-page.tsx';
import { useRoles } from './use-roles.ts';

/** A page of 实训 with the head that all of them share. */
export function DeskPage({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('training');
  const { isTeacher, isOverseer } = useRoles();
  return (
    <PlacePage
      pageTitle={title}
      title={t('deskTitle')}
      isTitleInBar
      places={[
        { to: '/training', label: t('desk.catalogue'), end: true },
        { to: '/training/attempts', label: t('desk.mine'), end: true },
        ...(isTeacher ? [{ to: '/training/assignments', label: t('desk.tasks') }] : []),
        ...(isOverseer ? [{ to: '/training/statistics', label: t('desk.statistics') }] : []),
        { to: '/records', label: t('desk.records') },
      ]}
      actions={actions}
    >
      {children}
    </PlacePage>
  );
}
