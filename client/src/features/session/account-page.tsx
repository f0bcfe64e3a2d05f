import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.ts';

export default function AccountPage(): ReactNode {
  const { t } = useTranslation('session');
  usePageTitle(t('account'));
  return <h1>{t('account')}</h1>;
}
