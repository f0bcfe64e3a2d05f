import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../i18n/when.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { documentPath, type DocumentSummary } from './workbench-types.ts';
import styles from './workbench-page.module.css';

export function ChangedByOthers({ documents }: { documents: readonly DocumentSummary[] }): ReactNode {
  const { t } = useTranslation('workbench');
  const { when } = useWhen();
  return (
    <section aria-labelledby="changed">
      <SectionHeading id="changed" note={documents.length === 0 ? undefined : documents.length}>
        {t('changed')}
      </SectionHeading>
      {documents.length === 0 ? (
        <p className={styles.quiet}>{t('changedEmpty')}</p>
      ) : (
        <Rows>
          {documents.map((document) => (
            <Row
              key={document.id}
              title={document.title}
              href={documentPath(document.id)}
              note={[
                ...(document.lastEditedBy === null
                  ? []
                  : [t('changedBy', { name: document.lastEditedBy.displayName })]),
                ...(typeof document.lastEditedBy?.orgUnitName === 'string' ? [document.lastEditedBy.orgUnitName] : []),
              ].join(' · ')}
              aside={when(document.lastEditedAtMs)}
            />
          ))}
        </Rows>
      )}
    </section>
  );
}
