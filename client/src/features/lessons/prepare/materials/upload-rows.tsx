import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../../app/problem-text.ts';
import { IconButton } from '../../../../ui/button.tsx';
import styles from './materials.module.css';
import type { Upload } from './use-materials.ts';

/** Files on their way, and those that were refused, with the reason. */
export function UploadRows({
  uploads,
  onForget,
}: {
  uploads: readonly Upload[];
  onForget: (id: string) => void;
}): ReactNode {
  const { t, i18n } = useTranslation('lessons');
  const problemText = useProblemText();
  if (uploads.length === 0) return null;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (
    <ul className={styles.list} aria-label={t('materials.uploads')}>
      {uploads.map(({ id, name, fraction, error }) => (
        <li key={id} className={styles.upload} data-failed={error !== undefined || undefined}>
          <span>
            <b>{name}</b>
            {error === undefined ? (
              <small role="status">
                {fraction < 1 ? t('materials.sent', { percent: percent.format(fraction) }) : t('materials.looking')}
              </small>
            ) : (
              <small role="alert">{t('materials.refused', { reason: problemText(error) })}</small>
            )}
          </span>
          {error === undefined ? (
            <progress value={fraction} aria-label={name} />
          ) : (
            <IconButton
              icon="close"
              size="small"
              label={t('materials.forget', { name })}
              onPress={() => onForget(id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
