import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../links/use-links.ts';
import { sends } from '../../../../live/media-link.tsx';
import styles from './lead-picture.module.css';
import { PersonVideo } from '../../../../live/person-video.tsx';

/** A screen that somebody shares: it stands over the stage, whole and sharp, until it is taken back. */
export function SharedScreen(): ReactNode {
  const { t } = useTranslation('live');
  const { others } = useMedia();
  const sharer = others.find((person) => sends(person, 'screen'));
  if (sharer === undefined) return null;
  const label = t('screenOf', { name: sharer.displayName });
  return (
    <figure className={styles.screen}>
      <PersonVideo identity={sharer.identity} source="screen" label={label} />
      <figcaption>{label}</figcaption>
    </figure>
  );
}
