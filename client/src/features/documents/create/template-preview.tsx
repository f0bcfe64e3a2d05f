import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../../ui/states.tsx';
import styles from './new-document-dialog.module.css';
import { templateParts } from './template-parts.ts';

/** What a document of this template starts with: its fields and sections, in order. */
export function TemplatePreview({ template }: { template: string }): ReactNode {
  const { t, i18n } = useTranslation('documents');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const { data: parts, isPending } = useQuery({
    queryKey: ['template-parts', template, locale],
    queryFn: () => templateParts(template, locale),
    staleTime: Infinity,
  });
  return (
    <section className={styles.preview} aria-live="polite" aria-label={t('templatePreview')}>
      <h3>{t('templatePreview')}</h3>
      {isPending ? (
        <LoadingState rows={4} />
      ) : parts === undefined || parts.length === 0 ? (
        <p className={styles.quiet}>{t('templateBlankPreview')}</p>
      ) : (
        <ol>
          {parts.map((part) => (
            <li key={part.key}>
              {part.kind === 'fields'
                ? t('templateFieldsPart', { fields: part.labels.join(t('listSeparator')) })
                : part.label}
              {part.columns.length === 0 ? null : <small>{part.columns.join(' · ')}</small>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
