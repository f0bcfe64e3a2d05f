import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { EmptyState, ErrorState, LoadingState, NoPermissionState, OfflineState } from '../../ui/states.tsx';
import styles from './gallery.module.css';
import { Part, Specimen } from './part.tsx';

export function StatesPart(): ReactNode {
  const { t } = useTranslation('gallery');
  const { t: ui } = useTranslation('ui');
  return (
    <Part id="states" title={t('states')}>
      <Specimen name="EmptyState">
        <EmptyState
          icon="document"
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={<Button icon="plus">{t('create')}</Button>}
        />
      </Specimen>
      <Specimen name="LoadingState">
        <div className={styles.stack}>
          <LoadingState rows={3} />
        </div>
      </Specimen>
      <Specimen name="ErrorState">
        <ErrorState text={t('errorText')} requestId="7f3a2c10-9d" action={<Button>{ui('retry')}</Button>} />
      </Specimen>
      <Specimen name="OfflineState">
        <OfflineState action={<Button>{ui('retry')}</Button>} />
      </Specimen>
      <Specimen name="NoPermissionState">
        <NoPermissionState />
      </Specimen>
    </Part>
  );
}
