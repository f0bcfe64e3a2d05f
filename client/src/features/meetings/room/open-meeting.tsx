import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../api/problem.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { MediaLinkContext } from '../../../live/media-link.tsx';
import type { DeviceSource } from '../../../live/own-devices.ts';
import { SoundUnlock } from '../../../live/sound-unlock.tsx';
import { LoadingState } from '../../../ui/states.tsx';
import { meetingKey } from '../desk/queries.ts';
import type { MeetingDetail } from '../desk/types.ts';
import frame from './frame/frame.module.css';
import { LineBanner } from './frame/line-banner.tsx';
import { MeetingFrame } from './frame/meeting-frame.tsx';
import { type Here, HereContext, useActs, useHere, useMeetingLinks } from './links/use-meeting.ts';
import { EndedNotice, LineRefusedNotice, TurnedAwayNotice } from './notices.tsx';
import { WaitingRoom } from './waiting-room.tsx';

export interface OpenMeetingProps {
  readonly meeting: MeetingDetail;
  /** What is turned on as soon as one is inside. */
  readonly devices: readonly DeviceSource[];
  readonly onLeave: () => void;
}

/** A meeting that is open: its lines stand as long as the page does. */
export function OpenMeeting({ meeting, devices, onLeave }: OpenMeetingProps): ReactNode {
  const links = useMeetingLinks(meeting.id);
  const here = useMemo<Here | null>(() => (links === null ? null : { meeting, links }), [meeting, links]);
  if (here === null) return <Entering />;
  return (
    <HereContext value={here}>
      <MediaLinkContext value={here.links.media}>
        <Standing devices={devices} onLeave={onLeave} />
      </MediaLinkContext>
    </HereContext>
  );
}

function Entering(): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <div className={frame.notice}>
      <LoadingState rows={4} label={t('entering')} />
    </div>
  );
}

/** Where I stand: before the door, in the waiting room, inside, or turned away. */
function Standing({ devices, onLeave }: Omit<OpenMeetingProps, 'meeting'>): ReactNode {
  const { meeting } = useHere();
  const { view, refusal } = useActs();
  const problemText = useProblemText();
  useFreshMeeting();
  if (refusal === 'meeting.over') return <EndedNotice meeting={meeting} />;
  if (refusal === 'meeting.removed') return <TurnedAwayNotice meeting={meeting} why="removed" />;
  if (refusal === 'meeting.refused') return <TurnedAwayNotice meeting={meeting} why="refused" />;
  if (refusal !== null) {
    const reason = problemText(new ApiProblem({ code: refusal as 'unknown', status: 409 }));
    return <LineRefusedNotice meeting={meeting} code={refusal} reason={reason} />;
  }
  if (view === null) return <Entering />;
  switch (view.me.standing) {
    case 'outside':
    case 'waiting':
      return <WaitingRoom onLeave={onLeave} />;
    case 'refused':
    case 'removed':
      return <TurnedAwayNotice meeting={meeting} why={view.me.standing} />;
    case 'inside':
      return <Inside devices={devices} onLeave={onLeave} />;
  }
}

function Inside({ devices, onLeave }: Omit<OpenMeetingProps, 'meeting'>): ReactNode {
  const { view } = useActs();
  // Asked once: who is inside already is not muted by a rule for those who come.
  const [first] = useState(() => {
    const isQuiet = view?.meeting.entersMuted === true && view.me.role !== 'host' && view.me.role !== 'coHost';
    return isQuiet ? devices.filter((source) => source !== 'microphone') : devices;
  });
  return (
    <>
      <MeetingFrame devices={first} onLeave={onLeave} />
      <LineBanner />
      <SoundUnlock />
    </>
  );
}

/** Asks for the meeting again when the lines say that it is not what was read. */
function useFreshMeeting(): void {
  const { meeting, links } = useHere();
  const { view, refusal } = useActs();
  const queryClient = useQueryClient();
  const standing = view?.me.standing;
  const role = view?.me.role;
  useEffect(() => {
    const again = (): void => void queryClient.invalidateQueries({ queryKey: meetingKey(meeting.id) });
    if (refusal !== null || standing !== undefined || role !== undefined) again();
    return links.onEnded(again);
  }, [links, meeting.id, queryClient, refusal, standing, role]);
}
