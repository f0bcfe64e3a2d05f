import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskPage } from '../desk/desk-page.tsx';

/** My lessons of a week. */
export default function TimetablePage(): ReactNode {
  const { t } = useTranslation('lessons');
  return <DeskPage title={t('desk.timetable')}>{null}</DeskPage>;
}
