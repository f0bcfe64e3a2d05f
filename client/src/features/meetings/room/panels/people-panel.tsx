import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../../i18n/clock.ts';
import { useMedia } from '../../../../live/media-link.tsx';
import { Avatar } from '../../../../ui/avatar.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Switch } from '../../../../ui/toggles.tsx';
import { useDo, useIsHost, useMeetingNow, useView } from '../links/use-meeting.ts';
import { type Tile, tilesOf } from '../model/tiles.ts';
import { AtDoor } from './at-door.tsx';
import styles from './panels.module.css';
import { PersonMenu } from './person-menu.tsx';

/** Who knocks, whose hand is up, and who is here. */
export function PeoplePanel(): ReactNode {
  const { t } = useTranslation('meetings');
  const view = useView();
  const isHost = useIsHost();
  const tiles = tilesOf(view, useMedia());
  const elsewhere = view.people.filter(({ isPresent, groupId }) => isPresent && groupId !== view.me.groupId);
  return (
    <>
      <div className={styles.body}>
        {isHost ? <AtDoor /> : null}
        <Hands />
        <section aria-labelledby="people-here">
          <h3 id="people-here">{t('peopleHere', { count: tiles.length })}</h3>
          <ul className={styles.people}>
            {tiles.map((tile) => (
              <PersonLine key={tile.person.personId} tile={tile} />
            ))}
          </ul>
        </section>
        {elsewhere.length === 0 ? null : (
          <p className={styles.quiet}>{t('peopleElsewhere', { count: elsewhere.length })}</p>
        )}
      </div>
      {isHost ? <HostRules /> : null}
    </>
  );
}

function PersonLine({ tile }: { readonly tile: Tile }): ReactNode {
  const { t } = useTranslation('meetings');
  const { person, isMe, isMuted, hasPicture, hasWord } = tile;
  return (
    <li>
      <Avatar name={person.displayName} personId={person.personId} />
      <span className={styles.words}>
        <b>
          {person.displayName}
          {isMe ? t('meSuffix') : null}
        </b>
        <small>{[person.orgUnitName, t(`role_${person.role}`)].filter(Boolean).join(' · ')}</small>
      </span>
      <span className={styles.devices}>
        <Icon name={isMuted ? 'mic-off' : 'mic'} size={16} />
        <Icon name={hasPicture ? 'camera' : 'camera-off'} size={16} />
        <span className="visually-hidden">
          {t(isMuted ? 'muted' : 'unmuted')}
          {t('comma')}
          {t(hasPicture ? 'pictureOn' : 'pictureOff')}
        </span>
      </span>
      <PersonMenu person={person} isMe={isMe} isMuted={isMuted} hasPicture={hasPicture} hasWord={hasWord} />
    </li>
  );
}

/** Hands in the order in which they were raised. */
function Hands(): ReactNode {
  const { t } = useTranslation('meetings');
  const { hands, people, speakerId } = useView();
  const isHost = useIsHost();
  const act = useDo();
  const nowMs = useMeetingNow();
  if (hands.length === 0) return null;
  return (
    <section aria-labelledby="people-hands">
      <h3 id="people-hands">{t('hands', { count: hands.length })}</h3>
      <ol className={styles.people}>
        {hands.map(({ personId, at }, index) => {
          const name = people.find((person) => person.personId === personId)?.displayName ?? '';
          return (
            <li key={personId} data-tone="person">
              <span className={styles.number}>{index + 1}</span>
              <span className={styles.words}>
                <b>{name}</b>
                <small>{nowMs === null ? '' : t('handSince', { time: clockText((nowMs - at) / 1000) })}</small>
              </span>
              {isHost ? (
                <>
                  <Button
                    size="small"
                    variant={index === 0 ? 'primary' : 'plain'}
                    isDisabled={speakerId === personId}
                    aria-label={t('wordGiveNamed', { name })}
                    onPress={() => void act({ kind: 'speaker.set', personId })}
                  >
                    {t('wordGive')}
                  </Button>
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={t('handDismissNamed', { name })}
                    onPress={() => void act({ kind: 'hand.dismiss', personId })}
                  >
                    {t('handDismiss')}
                  </Button>
                </>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function HostRules(): ReactNode {
  const { t } = useTranslation('meetings');
  const { meeting, speakerId } = useView();
  const act = useDo();
  return (
    <div className={styles.foot}>
      <Switch
        isSelected={meeting.microphones === 'byHost'}
        onChange={(byHost) => void act({ kind: 'media.microphones', rule: byHost ? 'byHost' : 'free' })}
        note={t('microphonesNote')}
      >
        {t('microphonesByHost')}
      </Switch>
      <Switch
        isSelected={meeting.entersMuted}
        onChange={(isMuted) => void act({ kind: 'media.entering', isMuted })}
        note={t('entersMutedNote')}
      >
        {t('entersMuted')}
      </Switch>
      <Switch
        isSelected={meeting.isLocked}
        onChange={(isLocked) => void act({ kind: 'meeting.lock', isLocked })}
        note={t('lockNote')}
      >
        {t('lock')}
      </Switch>
      <div className={styles.buttons}>
        <Button icon="mic-off" onPress={() => void act({ kind: 'media.mute', personId: null })}>
          {t('muteAll')}
        </Button>
        {speakerId === null ? null : (
          <Button onPress={() => void act({ kind: 'speaker.set', personId: null })}>{t('wordTake')}</Button>
        )}
      </div>
    </div>
  );
}
