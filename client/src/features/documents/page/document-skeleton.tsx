import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './document-page.module.css';

/** The page before its document: bar, outline and sheet where they will stand. */
export function DocumentSkeleton(): ReactNode {
  const { t } = useTranslation('documents');
  return (
    <div className={styles.page} role="status">
      <span className="visually-hidden">{t('loading')}</span>
      <div className={styles.skeletonBar} aria-hidden="true">
        <span />
      </div>
      <SheetSkeleton />
    </div>
  );
}

/** While the editor's chunk is on its way. */
export function SheetSkeleton(): ReactNode {
  return (
    <div className={styles.skeletonBody} aria-hidden="true">
      <div className={styles.skeletonSheet}>
        <span />
        <span />
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}
