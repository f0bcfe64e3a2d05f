import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { api } from '../../api/client.ts';
import { usePageTitle } from '../../app/page-title.ts';
import { safeReturnPath } from '../../app/return-path.ts';
import { isSignedOut, useSession } from '../../app/session.ts';
import { LoadingState } from '../../ui/states.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { FirstAdministrator } from './first-administrator.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { SignInForm } from './sign-in-form.tsx';
import styles from './sign-in-page.module.css';
import { useSignIn } from './use-sign-in.ts';
import { Logo } from '../../ui/logo.tsx';

export default function SignInPage(): ReactNode {
  const { t } = useTranslation('session');
  const { t: app } = useTranslation('app');
  const [search] = useSearchParams();
  const session = useSession();
  const installation = useQuery({
    queryKey: ['installation'],
    queryFn: ({ signal }) => api('GET /api/installation', { signal }),
  });
  const signIn = useSignIn(safeReturnPath(search.get('next')));
  const isFirst = installation.data?.needsFirstAdministrator === true;
  usePageTitle(isFirst ? t('setUpTitle') : t('signIn'));

  if (session.data !== undefined && !isSignedOut(session) && !signIn.isPending) {
    return <Navigate to={safeReturnPath(search.get('next'))} replace />;
  }
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Logo size={36} />
        <div>
          <p className={styles.name}>{app('productName')}</p>
          <p className={styles.slogan}>{t('slogan')}</p>
        </div>
        <LanguageChoice />
      </header>
      <main className={styles.main}>
        {installation.isPending ? <LoadingState rows={3} /> : null}
        {installation.isPending || isFirst ? null : <SignInForm signIn={signIn} />}
        {isFirst ? <FirstAdministrator returnTo={safeReturnPath(search.get('next'))} /> : null}
        {installation.data?.demo === true && !isFirst ? (
          <DemoAccounts accounts={installation.data.demoAccounts} signIn={signIn} />
        ) : null}
      </main>
    </div>
  );
}
