import type { MeetingView } from '@tongyan/collab-server/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { IconButton } from '../../../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator, MenuTrigger } from '../../../../ui/menu.tsx';
import { useMeetingAction } from '../../desk/queries.ts';
import { useDo, useHere, useIsHost, useView } from '../links/use-meeting.ts';

export interface PersonMenuProps {
  readonly person: MeetingView['people'][number];
  readonly isMe: boolean;
  readonly isMuted: boolean;
  readonly hasPicture: boolean;
  readonly hasWord: boolean;
}

/** What a host may do with somebody; nothing for everybody else. */
export function PersonMenu({ person, isMe, isMuted, hasPicture, hasWord }: PersonMenuProps): ReactNode {
  const { t } = useTranslation('meetings');
  const { meeting } = useHere();
  const { me, hands } = useView();
  const isHost = useIsHost();
  const act = useDo();
  const { personId, stopped } = person;
  const params = { meetingId: meeting.id, personId };
  const promoting = useMeetingAction(() =>
    api('PUT /api/meetings/:meetingId/people/:personId', { params, body: { role: 'coHost' } }),
  );
  const demoting = useMeetingAction(() => api('DELETE /api/meetings/:meetingId/people/:personId', { params }));
  if (!isHost || isMe) return null;
  const isCameraStopped = stopped.includes('camera');
  const isMicrophoneStopped = stopped.includes('microphone');
  return (
    <MenuTrigger>
      <IconButton icon="more" size="small" label={t('personMenu', { name: person.displayName })} />
      <Menu aria-label={t('personMenu', { name: person.displayName })} placement="bottom end">
        <MenuItem
          id="word"
          icon="comment"
          label={t(hasWord ? 'wordTake' : 'wordGive')}
          onAction={() => void act({ kind: 'speaker.set', personId: hasWord ? null : personId })}
        />
        {hands.some((hand) => hand.personId === personId) ? (
          <MenuItem
            id="dismiss"
            icon="hand"
            label={t('handDismiss')}
            onAction={() => void act({ kind: 'hand.dismiss', personId })}
          />
        ) : null}
        <MenuItem
          id="mute"
          icon="mic-off"
          label={t('mute')}
          isDisabled={isMuted}
          onAction={() => void act({ kind: 'media.mute', personId })}
        />
        <MenuItem
          id="microphone"
          icon={isMicrophoneStopped ? 'mic' : 'mic-off'}
          label={t(isMicrophoneStopped ? 'microphoneAllow' : 'microphoneStop')}
          onAction={() =>
            void act({ kind: isMicrophoneStopped ? 'media.allow' : 'media.stop', personId, source: 'microphone' })
          }
        />
        <MenuItem
          id="camera"
          icon={isCameraStopped ? 'camera' : 'camera-off'}
          label={t(isCameraStopped ? 'cameraAllow' : 'cameraStop')}
          isDisabled={!isCameraStopped && !hasPicture}
          onAction={() =>
            void act({ kind: isCameraStopped ? 'media.allow' : 'media.stop', personId, source: 'camera' })
          }
        />
        {me.role === 'host' && person.role === 'member' ? (
          <MenuItem id="promote" icon="star" label={t('promote')} onAction={() => promoting.mutate(undefined)} />
        ) : null}
        {me.role === 'host' && person.role === 'coHost' ? (
          <MenuItem id="demote" icon="star" label={t('demote')} onAction={() => demoting.mutate(undefined)} />
        ) : null}
        {person.role === 'host' ? null : (
          <>
            <MenuSeparator />
            <MenuItem
              id="remove"
              icon="sign-out"
              isDanger
              label={t('remove')}
              note={t('removeNote')}
              onAction={() => void act({ kind: 'person.remove', personId })}
            />
          </>
        )}
      </Menu>
    </MenuTrigger>
  );
}
