import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.ts';

export default function SignInPage(): ReactNode {
  const { t } = useTranslation('session');
  usePageTitle(t('signIn'));
  return <h1>{t('signIn')}</h1>;
}
