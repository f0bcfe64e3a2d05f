import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useConnection } from '../../api/connection.ts';
import { Icon } from '../../ui/icon.tsx';
import { useDeviceDrafts } from '../device-drafts.ts';
import styles from './frame.module.css';

/** Says that the network is away, and what this device keeps meanwhile. The live region stays, so that it is spoken. */
export function OfflineBar(): ReactNode {
  const { t } = useTranslation('app');
  const connection = useConnection();
  const unsynced = useDeviceDrafts().reduce((sum, draft) => sum + draft.unsynced, 0);
  const away = connection === 'offline' ? t('offline') : t('unreachable');
  return (
    <div role="status">
      {connection === 'online' ? null : (
        <p className={styles.offline}>
          <Icon name="cloud" size={16} />
          <span>
            {away}
            {unsynced === 0 ? null : t('offlineUnsynced', { count: unsynced })}
          </span>
          {unsynced === 0 ? null : <Link to="/">{t('offlineShow')}</Link>}
        </p>
      )}
    </div>
  );
}
