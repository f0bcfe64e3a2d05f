import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useProblemText } from '../../app/problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './account-page.module.css';
import { FormProblem } from './form-problem.tsx';
import { isRepeated, NewPasswordFields } from './new-password-fields.tsx';

const EMPTY = { current: '', password: '', repeated: '' };

export function ChangePassword({ account }: { account: string }): ReactNode {
  const { t } = useTranslation('session');
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const set = (key: keyof typeof form) => (value: string) => setForm((before) => ({ ...before, [key]: value }));
  const change = useMutation({
    mutationFn: () =>
      api('PUT /api/session/password', { body: { currentPassword: form.current, newPassword: form.password } }),
    onSuccess: async ({ endedSessions }) => {
      setForm(EMPTY);
      showToast({ text: t('passwordChanged', { count: endedSessions }) });
      await queryClient.invalidateQueries();
    },
  });
  return (
    <Form
      className={styles.form ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        if (isRepeated(form)) change.mutate();
      }}
    >
      {/* Lets a password manager know whose password changes. */}
      <input type="text" name="username" autoComplete="username" value={account} readOnly hidden />
      <TextField
        label={t('currentPassword')}
        type="password"
        autoComplete="current-password"
        isRequired
        value={form.current}
        onChange={set('current')}
      />
      <NewPasswordFields form={form} set={set} />
      <FormProblem text={change.error === null ? undefined : problemText(change.error)} />
      <Button type="submit" variant="primary" isPending={change.isPending}>
        {t('change')}
      </Button>
    </Form>
  );
}
