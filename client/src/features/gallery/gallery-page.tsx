import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.ts';

export default function GalleryPage(): ReactNode {
  const { t } = useTranslation('gallery');
  usePageTitle(t('title'));
  return <h1>{t('title')}</h1>;
}
