import { memo, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMediaLink } from '../../../../live/media-link.tsx';
import { PersonVideo } from '../../../../live/person-video.tsx';
import { personColour } from '../../../../ui/avatar.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import type { Tile } from '../model/tiles.ts';
import { PersonMenu } from '../panels/person-menu.tsx';
import styles from './grid.module.css';

const LOOK_MS = 120;
/** A voice seldom goes above this. */
const LOUD = 0.5;

/** Somebody in the meeting: their picture, who they are, and whether they are heard. */
export function PersonTile({ tile, isFront = false }: { readonly tile: Tile; readonly isFront?: boolean }): ReactNode {
  const { t } = useTranslation('meetings');
  const { person, isMe, media, isMuted, hasPicture, handPlace, hasWord } = tile;
  const camera = media?.tracks.find(({ source }) => source === 'camera');
  const isStopped = hasPicture && !isMe && (camera?.isHeldBack === true || camera?.isReceived === false);
  return (
    <>
      {hasPicture && media !== null ? (
        <PersonVideo identity={media.identity} source="camera" label={t('pictureOf', { name: person.displayName })} />
      ) : (
        <span className={styles.avatar} style={{ background: personColour(person.personId) }} aria-hidden="true">
          {Array.from(person.displayName.trim())[0] ?? '·'}
        </span>
      )}
      {isMuted || media === null ? null : <Loudness identity={media.identity} />}
      {isStopped ? <span className={styles.stopped}>{t('pictureStopped')}</span> : null}
      <span className={styles.badges}>
        {hasWord ? <b data-tone="word">{t('hasWord')}</b> : null}
        {handPlace === null ? null : (
          <b data-tone="hand">
            <Icon name="hand" size={16} />
            {handPlace}
            <span className="visually-hidden">{t('handUp')}</span>
          </b>
        )}
      </span>
      <span className={styles.name}>
        <span className={styles.mic} data-muted={isMuted || undefined}>
          <Icon name={isMuted ? 'mic-off' : 'mic'} size={16} />
          <span className="visually-hidden">{t(isMuted ? 'muted' : 'unmuted')}</span>
        </span>
        <span>
          {person.displayName}
          {isMe ? t('meSuffix') : null}
        </span>
        {person.orgUnitName === null ? null : <small>{person.orgUnitName}</small>}
        {person.role === 'host' || person.role === 'coHost' ? <em>{t(`role_${person.role}`)}</em> : null}
      </span>
      {isFront ? null : (
        <span className={styles.menu}>
          <PersonMenu person={person} isMe={isMe} isMuted={isMuted} hasPicture={hasPicture} hasWord={hasWord} />
        </span>
      )}
    </>
  );
}

/** A frame that grows with the voice. */
const Loudness = memo(({ identity }: { readonly identity: string }): ReactNode => {
  const media = useMediaLink();
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      const level = Math.min(1, media.level(identity) / LOUD);
      element.current?.style.setProperty('--level', level.toFixed(2));
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [media, identity]);
  return <span ref={element} className={styles.loudness} aria-hidden="true" />;
});
Loudness.displayName = 'Loudness';
