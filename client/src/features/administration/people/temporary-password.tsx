import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { TemporaryPassword } from '../types.ts';
import styles from './form.module.css';

/** A password that is shown this once: to be copied, or read out. */
export function TemporaryPasswordNote({
  account,
  temporary,
}: {
  account: string;
  temporary: TemporaryPassword;
}): ReactNode {
  const { t, i18n } = useTranslation('administration');
  const until = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(temporary.expiresAtMs);
  return (
    <div className={styles.form} role="status">
      <p>{t('temporaryFor', { account })}</p>
      <p className={styles.secret}>{temporary.temporaryPassword}</p>
      <p className={styles.note}>{t('temporaryNote', { until })}</p>
      <div>
        <Button
          icon="copy"
          onPress={() =>
            void navigator.clipboard.writeText(temporary.temporaryPassword).then(
              () => showToast({ text: t('copied') }),
              () => showToast({ text: t('notCopied'), tone: 'person' }),
            )
          }
        >
          {t('copy')}
        </Button>
      </div>
    </div>
  );
}
