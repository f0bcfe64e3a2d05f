import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.ts';
import { useProblemText } from '../../app/problem-text.ts';
import { adoptSession } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FormProblem } from './form-problem.tsx';
import { isRepeated, NewPasswordFields } from './new-password-fields.tsx';
import styles from './sign-in-page.module.css';

/** The first person of an installation that has none; the token proves that they can read the server's terminal. */
export function FirstAdministrator({ returnTo }: { returnTo: string }): ReactNode {
  const { t } = useTranslation('session');
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [form, setForm] = useState({ setupToken: '', account: '', displayName: '', password: '', repeated: '' });
  const set = (key: keyof typeof form) => (value: string) => setForm((before) => ({ ...before, [key]: value }));
  const setUp = useMutation({
    mutationFn: () =>
      api('POST /api/installation/administrator', {
        body: {
          setupToken: form.setupToken.trim(),
          account: form.account.trim(),
          displayName: form.displayName.trim(),
          password: form.password,
        },
      }),
    onSuccess: async (viewer) => {
      adoptSession(queryClient, viewer);
      await navigate(returnTo, { replace: true });
    },
  });
  return (
    <section aria-labelledby="set-up">
      <h1 id="set-up" className={styles.title}>
        {t('setUpTitle')}
      </h1>
      <p className={styles.lede}>{t('setUpText')}</p>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          if (isRepeated(form)) setUp.mutate();
        }}
      >
        <TextField
          label={t('setupToken')}
          description={t('setupTokenNote')}
          autoComplete="off"
          isRequired
          value={form.setupToken}
          onChange={set('setupToken')}
        />
        <TextField
          label={t('displayName')}
          autoComplete="name"
          isRequired
          value={form.displayName}
          onChange={set('displayName')}
        />
        <TextField
          label={t('account')}
          autoComplete="username"
          isRequired
          value={form.account}
          onChange={set('account')}
        />
        <NewPasswordFields form={form} set={set} />
        <FormProblem text={setUp.error === null ? undefined : problemText(setUp.error)} />
        <Button type="submit" variant="primary" size="large" isPending={setUp.isPending}>
          {t('setUp')}
        </Button>
      </Form>
    </section>
  );
}
