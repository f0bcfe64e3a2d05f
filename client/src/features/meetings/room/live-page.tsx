import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { usePageTitle } from '../../../app/page-title.ts';
import { useDarkRoom } from '../../../app/preferences/use-dark-room.ts';
import { QueryView } from '../../../app/query-view.tsx';
import type { DeviceSource } from '../../../live/own-devices.ts';
import { LoadingState } from '../../../ui/states.tsx';
import { useMeeting } from '../desk/queries.ts';
import type { MeetingDetail } from '../desk/types.ts';
import { Door } from './door.tsx';
import frame from './frame/frame.module.css';
import { EndedNotice, NoEntryNotice } from './notices.tsx';
import { OpenMeeting } from './open-meeting.tsx';

/** Whoever stands at the door sees soon that it opens. */
const ASK_AGAIN_MS = 4_000;

/** A meeting that goes on: first its door, then the room. */
export default function LivePage(): ReactNode {
  const { t } = useTranslation('meetings');
  const { meetingId = '' } = useParams();
  useDarkRoom();
  const query = useMeeting(meetingId, ASK_AGAIN_MS);
  usePageTitle(query.data?.title ?? t('entering'));
  return (
    <div className={frame.page}>
      <QueryView
        query={query}
        heading="h1"
        loading={
          <div className={frame.notice}>
            <LoadingState rows={4} label={t('entering')} />
          </div>
        }
      >
        {(meeting) => <Place key={meeting.id} meeting={meeting} />}
      </QueryView>
    </div>
  );
}

function Place({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  /** What is turned on when coming in; null: still before the door. */
  const [devices, setDevices] = useState<readonly DeviceSource[] | null>(null);
  const isOpen = meeting.state === 'open';
  // Whoever leaves by the browser is told that the meeting goes on without them.
  useEffect(() => {
    if (!isOpen) setDevices(null);
  }, [isOpen]);
  if (meeting.state === 'ended') return <EndedNotice meeting={meeting} />;
  if (isOpen && !meeting.may.enter) return <NoEntryNotice meeting={meeting} />;
  if (!isOpen || devices === null) return <Door meeting={meeting} onEnter={setDevices} />;
  return <OpenMeeting meeting={meeting} devices={devices} onLeave={() => setDevices(null)} />;
}
