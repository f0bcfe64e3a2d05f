import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlacePage } from '../../../app/place-page.tsx';

/** A page of 课堂 with the head that all of them share. */
export function DeskPage({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <PlacePage
      pageTitle={title}
      title={t('desk.title')}
      isTitleInBar
      places={[
        { to: '/lessons', label: t('desk.timetable'), end: true },
        { to: '/lessons/past', label: t('desk.past'), end: true },
        { to: '/lessons/consents', label: t('desk.consents'), end: true },
        { to: '/lessons/device-check', label: t('desk.check'), end: true },
      ]}
      actions={actions}
    >
      {children}
    </PlacePage>
  );
}
