import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskPage } from '../desk/desk-page.tsx';

/** A lesson before and after it is held. */
export default function LessonPage(): ReactNode {
  const { t } = useTranslation('lessons');
  return <DeskPage title={t('desk.title')}>{null}</DeskPage>;
}
