import type { MeetingAct, MeetingView } from '@tongyan/collab-server/contracts';
import { createMediaLink, type MediaLink } from '@tongyan/media/client';
import { type ActLink, createActLink } from '../../../../live/act-link.ts';
import { after } from '../../../../live/after.ts';
import { probe } from '../../../../live/probe.ts';
import { openLiveSocket } from '../../../../live/socket.ts';
import { admit } from '../../desk/admit.ts';
import { createMeetingClock, type MeetingClock } from './meeting-clock.ts';

/** Everything through which a page takes part in a meeting. */
export interface MeetingLinks {
  readonly acts: ActLink<MeetingView, MeetingAct>;
  readonly media: MediaLink;
  readonly clock: MeetingClock;
  /** Told once the meeting is over. @returns what takes the listener away */
  onEnded(listener: () => void): () => void;
  close(): void;
}

const NAMES = { follow: 'meetingFollow', act: 'meetingAct', changed: 'meeting' } as const;

export function openMeetingLinks(meetingId: string): MeetingLinks {
  const line = openLiveSocket('/meetings');
  const { socket } = line;
  const acts = createActLink<MeetingView, MeetingAct>({
    socket,
    names: NAMES,
    of: { meetingId },
    page: crypto.randomUUID(),
    after,
  });
  const clock = createMeetingClock(() => performance.now());
  acts.subscribe(() => {
    const { view } = acts.getSnapshot();
    if (view !== null) clock.heard(view.now);
  });
  const media = createMediaLink({ admit: () => admit(meetingId), probe });
  const ended = new Set<() => void>();
  socket.on('ended', () => {
    for (const listener of ended) listener();
  });
  return {
    acts,
    media,
    clock,
    onEnded(listener) {
      ended.add(listener);
      return () => void ended.delete(listener);
    },
    close() {
      ended.clear();
      acts.close();
      void media.leave();
      line.close();
    },
  };
}
