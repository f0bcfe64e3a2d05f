import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { MEETINGS_KEY } from '../../../app/meetings-due.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import type { DeviceSource } from '../../../live/own-devices.ts';
import { Button, ButtonLink, IconButton } from '../../../ui/button.tsx';
import { checkLink, meetingLink } from '../desk/links.ts';
import { meetingKey } from '../desk/queries.ts';
import type { MeetingDetail } from '../desk/types.ts';
import { useMeetingWords } from '../desk/words.ts';
import styles from './door.module.css';
import { OwnPreview } from './own-preview.tsx';

const REMEMBERED = 'tongyan.meeting.devices';

/** Before coming in: which meeting it is, how one will be seen, and whether it is open yet. */
export function Door({
  meeting,
  onEnter,
}: {
  readonly meeting: MeetingDetail;
  readonly onEnter: (devices: readonly DeviceSource[]) => void;
}): ReactNode {
  const { t } = useTranslation(['meetings', 'live']);
  const words = useMeetingWords();
  const [on, setOn] = useState<ReadonlySet<DeviceSource>>(remembered);
  const isOpen = meeting.state === 'open';

  function turn(source: DeviceSource): void {
    const next = new Set(on);
    if (!next.delete(source)) next.add(source);
    localStorage.setItem(REMEMBERED, [...next].join(' '));
    setOn(next);
  }

  return (
    <main className={styles.door}>
      <div className={styles.picture}>
        <OwnPreview isOn={on.has('camera')} />
        <div className={styles.devices} role="group" aria-label={t('ownDevices')}>
          <DeviceToggle
            isOn={on.has('microphone')}
            icons={['mic', 'mic-off']}
            label={t(on.has('microphone') ? 'doorMicOn' : 'doorMicOff')}
            onPress={() => turn('microphone')}
          />
          <DeviceToggle
            isOn={on.has('camera')}
            icons={['camera', 'camera-off']}
            label={t(on.has('camera') ? 'doorCameraOn' : 'doorCameraOff')}
            onPress={() => turn('camera')}
          />
        </div>
      </div>
      <div className={styles.words}>
        <p className={styles.community}>{meeting.community.name}</p>
        <h1>{meeting.title}</h1>
        <p>{words.when(meeting)}</p>
        <p>{t('hostedBy', { name: meeting.host.displayName })}</p>
        <div role="status" className={styles.state}>
          {isOpen ? <p>{t('presentNow', { count: meeting.present })}</p> : <NotOpen meeting={meeting} />}
        </div>
        {isOpen && meeting.myRole === 'guest' && !meeting.isInvited ? <p>{t('doorKnock')}</p> : null}
        <div className={styles.buttons}>
          {isOpen ? (
            <Button variant="primary" size="large" autoFocus onPress={() => onEnter([...on])}>
              {t('enter')}
            </Button>
          ) : meeting.may.open ? (
            <OpenNow meeting={meeting} />
          ) : null}
          <ButtonLink size="large" href={checkLink(meeting.id)}>
            {t('deviceCheck')}
          </ButtonLink>
          <ButtonLink size="large" variant="quiet" href={meetingLink(meeting.id)}>
            {t('toMeeting')}
          </ButtonLink>
        </div>
      </div>
    </main>
  );
}

function remembered(): ReadonlySet<DeviceSource> {
  const kept = localStorage.getItem(REMEMBERED);
  // In a room full of people a microphone begins silent.
  if (kept === null) return new Set(['camera']);
  return new Set(kept.split(' ').filter((source) => source === 'camera' || source === 'microphone'));
}

function DeviceToggle(props: {
  readonly isOn: boolean;
  readonly icons: readonly ['mic' | 'camera', 'mic-off' | 'camera-off'];
  readonly label: string;
  readonly onPress: () => void;
}): ReactNode {
  const { isOn, icons, label, onPress } = props;
  return (
    <span data-on={isOn || undefined}>
      <IconButton size="large" icon={icons[isOn ? 0 : 1]} label={label} onPress={onPress} />
    </span>
  );
}

function NotOpen({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <>
      <b>{t('notOpen')}</b>
      <p>{meeting.may.open ? t('notOpenHost') : t('notOpenText', { name: meeting.host.displayName })}</p>
    </>
  );
}

function OpenNow({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  const { t } = useTranslation('meetings');
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const opening = useMutation({
    mutationFn: () => api('POST /api/meetings/:meetingId/open', { params: { meetingId: meeting.id } }),
    onSuccess: (opened) => {
      queryClient.setQueryData(meetingKey(meeting.id), opened);
      void queryClient.invalidateQueries({ queryKey: [MEETINGS_KEY, 'list'] });
    },
  });
  return (
    <>
      <Button variant="primary" size="large" isPending={opening.isPending} onPress={() => opening.mutate()}>
        {t('openNow')}
      </Button>
      {opening.error === null ? null : <p role="alert">{problemText(opening.error)}</p>}
    </>
  );
}
