import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../../app/page-title.ts';
import { PlaceHeader } from '../../../app/place-header.tsx';
import { Page } from '../../../ui/page.tsx';

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
  usePageTitle(title);
  return (
    <Page>
      <PlaceHeader
        title={t('desk.title')}
        isTitleInBar
        places={[
          { to: '/lessons', label: t('desk.timetable'), end: true },
          { to: '/lessons/past', label: t('desk.past'), end: true },
          { to: '/lessons/consents', label: t('desk.consents'), end: true },
          { to: '/lessons/device-check', label: t('desk.check'), end: true },
        ]}
        {...(actions === undefined ? {} : { actions })}
      />
      {children}
    </Page>
  );
}
