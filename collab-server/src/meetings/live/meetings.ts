import { randomInt } from 'node:crypto';
import type { Static } from 'typebox';
import { recordAudit } from '../../audit/index.ts';
import { lookEvery } from '../../media-rooms/index.ts';
import { orThrow, problem, ProblemError } from '../../platform/errors.ts';
import { type Answer, hear, type LiveSocket, type Realtime } from '../../platform/realtime/index.ts';
import { err, ok } from '../../platform/result.ts';
import { removalRecord } from '../audit-records.ts';
import { MEETING_NAMESPACE, type MeetingAct, meetingAct, meetingFollow } from '../contract-live.ts';
import { arrivalOf, decideStanding } from '../log/authority.ts';
import { decideMeetingAct, type MeetingSurroundings } from '../log/decide.ts';
import type { MeetingLogState } from '../log/state.ts';
import { createMeetingRooms, type MeetingRoomsDeps } from '../media-rooms.ts';
import type { Scribe } from '../minutes/scribe.ts';
import { decideCome, decideSee, isForgotten } from '../rules.ts';
import { findMeeting, listUnfinished, type MeetingRow } from '../store.ts';
import { keepMeetings } from './keeping.ts';
import { leaversOf } from './leavers.ts';
import { createPages } from './pages.ts';
import { createPresence } from './presence.ts';
import { isConnected, type MeetingSession, readRoster } from './session.ts';
import { standingOf, viewMeeting } from './view.ts';

export type MeetingsLiveDeps = MeetingRoomsDeps & {
  readonly realtime: Realtime;
  /** By which meeting time goes; unless given, by `now`. */
  readonly clock?: { readonly now: () => number };
  /** 32 bits of chance, for dealing; the machine's source unless a test says otherwise. */
  readonly seed?: () => number;
};

const LOOK_EVERY_MS = 15_000;
const SEED_BELOW = 0x1_0000_0000;

/** Meetings that go on, over Socket.IO. */
export function serveMeetings(deps: MeetingsLiveDeps, scribe: Scribe) {
  const { db, log, realtime, now, clock = { now }, seed = () => randomInt(SEED_BELOW) } = deps;
  const opened = new Map<string, MeetingSession>();
  const presence = createPresence(db, log);
  const rooms = createMeetingRooms(deps, () => opened.values());
  const pages = createPages({ log, now, onPresence: (session) => void presence.changed(session) });
  const keeping = keepMeetings({ db, log, clock: clock.now, scribe, pages, presence, rooms, opened });

  /** The session of an open meeting that somebody may come to. */
  async function come(meetingId: string, personId: string): Promise<MeetingSession> {
    const meeting = await findMeeting(db, meetingId);
    if (meeting === undefined) throw new ProblemError('meeting.notFound');
    orThrow(decideCome(meeting.state));
    const session = await keeping.sessionOf(meeting);
    await readRoster(db, session, now(), personId);
    const state = session.log.state();
    const person = session.people.get(personId);
    if (person === undefined) throw new ProblemError('meeting.notFound');
    orThrow(decideSee({ ...person, wasInside: standingOf(state, personId) === 'inside' }));
    if (!state.isOpen) throw new ProblemError(state.endedAt === null ? 'meeting.notOpen' : 'meeting.over');
    return session;
  }

  async function follow(socket: LiveSocket, meetingId: string): Promise<Answer> {
    const { personId } = socket.data.viewer;
    const session = await come(meetingId, personId);
    const role = roleOf(session, personId);
    // W1: whether somebody comes in or knocks is decided in the log's turn; who is inside already does neither.
    const arrived = await keeping.append(session, {
      by: personId,
      actKey: `come ${socket.id} ${session.log.state().seq}`,
      decide(state) {
        if (!state.isOpen) return err(problem('meeting.over'));
        const kind = arrivalOf(role, standingOf(state, personId), state.people.isLocked);
        return kind === null ? err(problem('meeting.actRefused')) : ok({ kind, personId });
      },
    });
    if (!arrived.ok && arrived.error.code !== 'meeting.actRefused') throw new ProblemError(arrived.error);
    pages.enter(socket, session, personId);
    return { ok: true, view: viewMeeting(session, personId) } as Answer;
  }

  async function act(socket: LiveSocket, { page, n, act: asked }: Static<typeof meetingAct>): Promise<Answer> {
    const follower = pages.of(socket);
    if (follower === undefined) throw new ProblemError('meeting.notFound');
    const { session, personId } = follower;
    const actor = { personId, role: roleOf(session, personId) };
    const before = session.log.state();
    const acted = await keeping.append(session, {
      by: personId,
      actKey: `${personId} ${page} ${n}`,
      decide: (state, at) => decideMeetingAct(state, actor, asked, surroundings(session, at)),
    });
    if (acted.ok && acted.value.isNew) await recordSending(session, personId, asked, before);
    if (!acted.ok) return { ok: false, code: acted.error.code, details: acted.error.params };
    return { ok: true, seq: acted.value.entry.seq } as Answer;
  }

  /** W8 */
  async function recordSending(
    session: MeetingSession,
    by: string,
    asked: MeetingAct,
    before: MeetingLogState,
  ): Promise<void> {
    const isOut = asked.kind === 'person.remove';
    const isBack = asked.kind === 'person.admit' && standingOf(before, asked.personId) === 'removed';
    if (!isOut && !isBack) return;
    const { personId } = asked;
    await recordAudit(db, await removalRecord(db, { session, personId, by, isOut }), now());
  }

  /** W7 */
  async function sendLeaversOut(session: MeetingSession): Promise<void> {
    for (const personId of await leaversOf(db, session, now())) {
      await keeping.append(session, {
        by: null,
        actKey: `left ${personId} ${session.log.state().seq}`,
        decide: (state) =>
          standingOf(state, personId) === 'inside'
            ? ok({ kind: 'person.leave', personId })
            : err(problem('meeting.actRefused')),
      });
    }
  }

  const roleOf = ({ people }: MeetingSession, personId: string) => people.get(personId)?.role ?? 'guest';

  function surroundings(session: MeetingSession, at: number): MeetingSurroundings {
    const { people } = session;
    return {
      at,
      roleOf: (personId) => roleOf(session, personId),
      isConnected: (personId) => isConnected(session, personId),
      levelOf: (personId) => people.get(personId)?.schoolType ?? null,
      nameOf: (personId) => people.get(personId)?.displayName ?? '',
      seed: seed(),
    };
  }

  async function look(): Promise<void> {
    for (const session of opened.values()) {
      await presence.beat(session);
      if (session.log.state().isOpen) await sendLeaversOut(session);
      if (session.log.state().endedAt !== null) await keeping.finish(session);
      else if (isForgotten(session.meeting, session.emptySinceMs, now())) await keeping.end(session, null);
      else await scribe.write(session);
    }
  }
  const stopLooking = lookEvery(LOOK_EVERY_MS, log, look);

  const namespace = realtime.open(MEETING_NAMESPACE, (socket) => {
    socket.on('disconnect', () => pages.leave(socket));
    hear(socket, 'meetingFollow', meetingFollow, log, ({ meetingId }) => follow(socket, meetingId));
    hear(socket, 'meetingAct', meetingAct, log, (body) => act(socket, body));
  });

  return {
    /** By the clock that meetings go by, in whole milliseconds. */
    nowMs: () => Math.floor(clock.now()),
    open: (meeting: MeetingRow, actorId: string) => keeping.begin(meeting, actorId),
    end: async (meeting: MeetingRow, personId: string) => keeping.end(await keeping.sessionOf(meeting), personId),
    /** Goes on with what was open when the server fell, and with minutes that were not whole. */
    async resume(): Promise<void> {
      for (const meeting of await listUnfinished(db)) {
        try {
          const session = await keeping.begin(meeting, meeting.hostId);
          if (session.log.state().endedAt === null) await scribe.write(session);
          else await keeping.finish(session);
        } catch (error) {
          log.error({ err: error, meetingId: meeting.id }, 'a meeting could not be gone on with');
        }
      }
    },
    sessionOf: (meeting: MeetingRow) => keeping.sessionOf(meeting),
    present: (meetingId: string): number => opened.get(meetingId)?.pages.size ?? 0,
    /** A token for where somebody inside belongs. */
    async admit(meetingId: string, personId: string) {
      const session = await come(meetingId, personId);
      orThrow(decideStanding(standingOf(session.log.state(), personId)));
      return rooms.admit(session, personId);
    },
    /** Who is host, co-host or invited changed. */
    async peopleChanged(meetingId: string): Promise<void> {
      const session = opened.get(meetingId);
      if (session === undefined) return;
      await readRoster(db, session, now());
      pages.changed(session);
      await rooms.settle(session);
    },
    /** A page came into a media room, as the media server tells. */
    joined: (room: string) => rooms.joined(room),
    look,
    sweep: () => rooms.sweep(),
    /** Somebody's account or sessions changed: their sockets come back and are looked at again. */
    personChanged(personId: string): void {
      for (const socket of namespace.sockets.values()) {
        if (socket.data.viewer.personId === personId) socket.disconnect(true);
      }
    },
    async close(): Promise<void> {
      stopLooking();
      rooms.stop();
      keeping.stop();
      pages.close();
      for (const session of opened.values()) await presence.beat(session);
      await scribe.idle();
    },
  };
}
