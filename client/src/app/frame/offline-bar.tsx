import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/connection.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './frame.module.css';

/** The live region is always there, so that its filling is spoken. */
export function OfflineBar({ connection }: { connection: Connection }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <div role="status">
      {connection === 'online' ? null : (
        <p className={styles.offline}>
          <Icon name="cloud" size={16} />
          {connection === 'offline' ? t('offline') : t('unreachable')}
        </p>
      )}
    </div>
  );
}
