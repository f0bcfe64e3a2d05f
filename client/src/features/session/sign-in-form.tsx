import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../api/connection.ts';
import { useProblemText } from '../../app/problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FormProblem } from './form-problem.tsx';
import styles from './sign-in-page.module.css';
import type { SignIn } from './use-sign-in.ts';

export function SignInForm({ signIn }: { signIn: SignIn }): ReactNode {
  const { t } = useTranslation('session');
  const problemText = useProblemText();
  const isOffline = useConnection() === 'offline';
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  return (
    <section aria-labelledby="sign-in">
      <h1 id="sign-in" className={styles.title}>
        {t('signIn')}
      </h1>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ account: account.trim(), password });
        }}
      >
        <TextField
          label={t('account')}
          name="account"
          autoComplete="username"
          isRequired
          value={account}
          onChange={setAccount}
        />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          isRequired
          value={password}
          onChange={setPassword}
        />
        <FormProblem
          text={isOffline ? t('offlineSignIn') : signIn.error === null ? undefined : problemText(signIn.error)}
          tone={isOffline ? 'person' : 'danger'}
        />
        <Button type="submit" variant="primary" size="large" isPending={signIn.isPending}>
          {t('signIn')}
        </Button>
      </Form>
      <p className={styles.small}>{t('forgotten')}</p>
    </section>
  );
}
