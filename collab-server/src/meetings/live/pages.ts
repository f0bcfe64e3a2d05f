import type { Log } from '../../platform/log.ts';
import { createSectionTelling, type LiveSocket } from '../../platform/realtime/index.ts';
import type { MeetingView } from '../contract-live.ts';
import type { MeetingSession } from './session.ts';
import { viewMeeting } from './view.ts';

type Page = { readonly session: MeetingSession; readonly personId: string };

export type PagesDeps = {
  readonly log: Log;
  readonly now: () => number;
  /** Somebody's first page came, or the last one went. */
  readonly onPresence: (session: MeetingSession) => void;
};

export type MeetingSection = Exclude<keyof MeetingView, 'seq' | 'now'>;

const SECTIONS: readonly MeetingSection[] = [
  'me',
  'meeting',
  'people',
  'door',
  'agenda',
  'hands',
  'speakerId',
  'mutedAt',
  'laid',
  'groups',
  'broadcast',
  'messages',
  'decisions',
  'tasks',
];

/** The pages that are connected to meetings, and what they are told. */
export function createPages({ log, now, onPresence }: PagesDeps) {
  const pages = new Map<LiveSocket, Page>();
  const ofSession = (session: MeetingSession) => [...pages].filter(([, page]) => page.session === session);
  const telling = createSectionTelling<MeetingSession, MeetingView>({
    message: 'meeting',
    always: ['seq', 'now'],
    viewsOf: (session) =>
      ofSession(session).map(([socket, { personId }]) => [socket, () => viewMeeting(session, personId)] as const),
    log,
  });
  const changed = (session: MeetingSession, sections = SECTIONS): void => telling.changed(session, ...sections);

  function leave(socket: LiveSocket): void {
    const gone = pages.get(socket);
    if (gone === undefined) return;
    pages.delete(socket);
    telling.end(socket);
    const { session, personId } = gone;
    const left = (session.pages.get(personId) ?? 1) - 1;
    if (left > 0) session.pages.set(personId, left);
    else session.pages.delete(personId);
    if (session.pages.size === 0) session.emptySinceMs = now();
    onPresence(session);
    changed(session);
  }

  return {
    of: (socket: LiveSocket): Page | undefined => pages.get(socket),
    /** Something of a meeting changed: each page is told what of it concerns it. */
    changed,
    leave,
    enter(socket: LiveSocket, session: MeetingSession, personId: string): void {
      if (pages.get(socket)?.session !== session) leave(socket);
      // A line that broke meanwhile has no page.
      if (!socket.connected) return;
      if (!pages.has(socket)) {
        pages.set(socket, { session, personId });
        session.pages.set(personId, (session.pages.get(personId) ?? 0) + 1);
        session.emptySinceMs = null;
      }
      telling.begin(socket);
      onPresence(session);
      changed(session);
    },
    ended(session: MeetingSession): void {
      for (const [socket] of ofSession(session)) {
        leave(socket);
        socket.emit('ended');
      }
    },
    close: (): void => telling.close(),
  };
}
