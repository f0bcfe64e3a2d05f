import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/states.tsx';
import { usePageTitle } from './page-title.ts';

export function NotFoundPage(): ReactNode {
  const { t } = useTranslation('app');
  usePageTitle(t('notFoundTitle'));
  return (
    <Notice
      icon="search"
      heading="h1"
      title={t('notFoundTitle')}
      text={t('notFoundText')}
      action={<ButtonLink href="/">{t('toWorkbench')}</ButtonLink>}
    />
  );
}
