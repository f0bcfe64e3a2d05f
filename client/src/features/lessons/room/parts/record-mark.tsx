import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.tsx';
import { useFloor } from '../links/use-links.ts';
import styles from './parts.module.css';

/** The red mark: whoever is recorded sees that they are. */
export function RecordMark(): ReactNode {
  const { t } = useTranslation('lessons');
  const recording = useFloor().view?.recording ?? null;
  if (recording === null) return null;
  const { pupils, consented, apart } = recording;
  return (
    <p className={styles.recordMark} role="status">
      <b>
        <Icon name="record" size={16} />
        {t('liveRecording')}
      </b>
      <span>{t('liveConsent', { consented, all: pupils })}</span>
      {apart === 0 ? null : <em>{t('liveConsentOut', { count: apart })}</em>}
    </p>
  );
}
