import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.tsx';
import styles from './seat.module.css';

/** They are on stage: everybody hears them. */
export function OnStageNote({
  isSpeaking,
  isProjected = false,
}: {
  readonly isSpeaking: boolean;
  readonly isProjected?: boolean;
}): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <p className={styles.onStage} data-projected={isProjected || undefined} role="status">
      <Icon name={isSpeaking ? 'mic' : 'mic-off'} />
      <b>{t('liveYouAreOn')}</b>
      <span>{t(isSpeaking ? 'liveYouAreHeard' : 'liveYouAreOnText')}</span>
    </p>
  );
}
