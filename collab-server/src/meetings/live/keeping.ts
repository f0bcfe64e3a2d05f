import type { Db } from '../../platform/database/index.ts';
import { orThrow, type Problem, problem } from '../../platform/errors.ts';
import type { LogAppend } from '../../platform/live/ordered-log.ts';
import type { Log } from '../../platform/log.ts';
import { err, ok, type Result } from '../../platform/result.ts';
import type { MeetingEntry, MeetingEvent } from '../log/entries.ts';
import type { MeetingLogState, Round } from '../log/state.ts';
import type { MeetingRooms } from '../media-rooms.ts';
import type { Scribe } from '../minutes/scribe.ts';
import { agendaOf, findMeeting, markEnded, type MeetingRow } from '../store.ts';
import type { createPages, MeetingSection } from './pages.ts';
import type { createPresence } from './presence.ts';
import { createRoundTimers } from './rounds.ts';
import { type MeetingSession, openSession } from './session.ts';

export type KeepingDeps = {
  readonly db: Db;
  readonly log: Log;
  /** By which meeting time goes. */
  readonly clock: () => number;
  readonly scribe: Scribe;
  readonly pages: ReturnType<typeof createPages>;
  readonly presence: ReturnType<typeof createPresence>;
  readonly rooms: MeetingRooms;
  readonly opened: Map<string, MeetingSession>;
};

type Appended = Promise<Result<{ readonly entry: MeetingEntry; readonly isNew: boolean }, Problem>>;

/** Who was put elsewhere goes there by themselves, sooner than that. */
const MOVE_MS = 2_000;

const GROUPS: readonly MeetingSection[] = ['me', 'laid', 'groups', 'people', 'messages'];
const MEDIA: readonly MeetingSection[] = ['me', 'meeting', 'people', 'mutedAt'];

/** What of a view an event can change; undefined: anything. */
function sectionsOf(kind: MeetingEvent['kind']): readonly MeetingSection[] | undefined {
  switch (kind) {
    case 'hand.raise':
    case 'hand.lower':
      return ['hands'];
    case 'speaker.set':
      return ['speakerId', 'hands', 'me'];
    case 'broadcast':
      return ['broadcast'];
    case 'decision.record':
      return ['decisions'];
    case 'task.record':
      return ['tasks'];
    case 'message.send':
      return ['messages'];
    default:
      if (kind.startsWith('agenda.')) return ['agenda'];
      if (kind.startsWith('media.')) return MEDIA;
      return kind.startsWith('group') ? GROUPS : undefined;
  }
}

/** Sessions of open meetings: their logs, and what follows from an entry beyond the log. */
export function keepMeetings({ db, log, clock, scribe, pages, presence, rooms, opened }: KeepingDeps) {
  const opening = new Map<string, Promise<MeetingSession>>();
  const rounds = createRoundTimers((session, round) => inBackground(closeAtTime(session, round)));

  /** The next look does what fails. */
  function inBackground(what: Promise<unknown>): void {
    what.catch((error: unknown) => log.error({ err: error }, 'what follows in a meeting was not done'));
  }

  function sessionOf(meeting: MeetingRow): Promise<MeetingSession> {
    const known = opening.get(meeting.id);
    if (known !== undefined) return known;
    const session = openSession(db, meeting, clock).then((ready) => {
      opened.set(meeting.id, ready);
      rounds.arm(ready);
      return ready;
    });
    opening.set(meeting.id, session);
    // The next one who asks tries again.
    session.catch(() => opening.delete(meeting.id));
    return session;
  }

  async function append(session: MeetingSession, what: LogAppend<MeetingLogState, MeetingEvent>): Appended {
    const appended = await session.log.append(what);
    if (appended.ok && appended.value.isNew) follow(session, appended.value.entry);
    return appended;
  }

  function follow(session: MeetingSession, { event }: MeetingEntry): void {
    pages.changed(session, sectionsOf(event.kind));
    switch (event.kind) {
      case 'person.enter':
      case 'person.admit':
      case 'meeting.lock':
        return inBackground(presence.changed(session));
      case 'person.remove':
      case 'person.leave':
        inBackground(presence.changed(session));
        return inBackground(rooms.removed(session, event.personId));
      case 'media.stop':
      case 'media.allow':
      case 'media.microphones':
      case 'speaker.set':
        return inBackground(rooms.settle(session));
      case 'media.mute':
        return inBackground(rooms.mute(session, event.personId));
      case 'groups.open':
      case 'groups.extend':
      case 'groups.close':
        rounds.arm(session);
        return moveSoon(session);
      case 'group.move':
      case 'group.leave':
      case 'group.return':
      case 'group.visit':
        return moveSoon(session);
      case 'decision.record':
      case 'task.record':
        return inBackground(scribe.write(session));
      default:
        return undefined;
    }
  }

  function moveSoon(session: MeetingSession): void {
    setTimeout(() => inBackground(rooms.settle(session)), MOVE_MS).unref();
  }

  function closeAtTime(session: MeetingSession, { id, endsAt }: Round): Appended {
    return append(session, {
      by: null,
      actKey: `time ${id} ${endsAt}`,
      decide: ({ groups: { round } }) =>
        round?.id === id && round.endsAt === endsAt
          ? ok({ kind: 'groups.close', why: 'time' })
          : err(problem('meeting.groupsRefused', { reason: 'notOpen' })),
    });
  }

  /** Everything after the log's last entry; done again where the server fell in between. */
  async function finish(session: MeetingSession): Promise<void> {
    const { meeting } = session;
    const lastedMs = session.log.state().endedAt ?? 0;
    await presence.changed(session);
    if (meeting.state === 'open') {
      await markEnded(db, meeting.id, (meeting.openedAtMs ?? clock()) + lastedMs);
      session.meeting = (await findMeeting(db, meeting.id)) ?? meeting;
    }
    pages.ended(session);
    rounds.disarm(session);
    await rooms.close(meeting);
    await scribe.write(session);
    if (session.meeting.minutesWrittenAtMs === null) return;
    opening.delete(meeting.id);
    opened.delete(meeting.id);
  }

  return {
    sessionOf,
    append,
    finish,
    /** L1: the log's first entry, and the minutes document. */
    async begin(meeting: MeetingRow, actorId: string): Promise<MeetingSession> {
      const session = await sessionOf(meeting);
      const agenda = agendaOf(meeting);
      const event = { kind: 'meeting.open', agenda } as const;
      orThrow(await append(session, { by: actorId, actKey: 'open', decide: () => ok(event) }));
      // The host's, unless the host may make none there any more.
      if (!(await scribe.make(session, meeting.hostId))) await scribe.make(session, actorId);
      return session;
    },
    async end(session: MeetingSession, by: string | null): Promise<void> {
      const event = { kind: 'meeting.end', why: by === null ? 'forgotten' : 'host' } as const;
      const decide = ({ endedAt }: MeetingLogState) => (endedAt === null ? ok(event) : err(problem('meeting.over')));
      orThrow(await append(session, { by, actKey: 'end', decide }));
      await finish(session);
    },
    stop: (): void => rounds.stop(),
  };
}
