import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/text-field.tsx';

export interface NewPassword {
  password: string;
  repeated: string;
}

export function isRepeated({ password, repeated }: NewPassword): boolean {
  return repeated === password;
}

/** A new password, typed twice; what differs is said once something stands in both. */
export function NewPasswordFields({
  form,
  set,
}: {
  form: NewPassword;
  set: (key: keyof NewPassword) => (value: string) => void;
}): ReactNode {
  const { t } = useTranslation('session');
  const differs = form.repeated !== '' && !isRepeated(form);
  return (
    <>
      <TextField
        label={t('newPassword')}
        description={t('newPasswordNote')}
        type="password"
        autoComplete="new-password"
        isRequired
        value={form.password}
        onChange={set('password')}
      />
      <TextField
        label={t('repeatPassword')}
        type="password"
        autoComplete="new-password"
        isRequired
        value={form.repeated}
        onChange={set('repeated')}
        error={differs ? t('passwordsDiffer') : undefined}
      />
    </>
  );
}
