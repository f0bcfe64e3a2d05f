import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { useMedia, useMediaLink } from './media-link.tsx';
import styles from './sound-unlock.module.css';

/** Browsers play no sound before somebody has pressed something. */
export function SoundUnlock(): ReactNode {
  const { t } = useTranslation('live');
  const media = useMediaLink();
  const { isSoundBlocked } = useMedia();
  if (!isSoundBlocked) return null;
  return (
    <div className={styles.unlock} role="alert">
      <p>{t('unlockText')}</p>
      <Button variant="primary" size="large" icon="sound" onPress={() => void media.unlockSound()}>
        {t('unlock')}
      </Button>
    </div>
  );
}
