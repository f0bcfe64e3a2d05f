import { type MediaRooms, mintToken } from '@tongyan/media/server';
import { lookEvery, type MediaDoorDeps, openMediaDoor } from '../media-rooms/index.ts';
import type { Db } from '../platform/database/index.ts';
import { orThrow } from '../platform/errors.ts';
import { decideStanding, isHosting } from './log/authority.ts';
import { placeOf, type Round } from './log/state.ts';
import type { MeetingSession } from './live/session.ts';
import { grantsIn, standingOf } from './live/view.ts';
import { endAdmissions, insertAdmission, listAdmitted, listRooms } from './store-live.ts';
import type { MeetingRow } from './store.ts';

export type MeetingRoomsDeps = MediaDoorDeps & { readonly db: Db; readonly now: () => number };

type MeetingDoorOpened = {
  /** Who the page is in its room. */
  readonly admissionId: string;
  /** Null in the main room. */
  readonly groupId: string | null;
  /** Where the page reaches the media server: `ws://…` or `wss://…` */
  readonly mediaUrl: string;
  readonly token: string;
};

const SWEEP_EVERY_MS = 15_000;

/** A room is one round's: tokens for it open nothing of the next. */
const roomOf = ({ mediaRoom }: Pick<MeetingRow, 'mediaRoom'>, round: Round | null, groupId: string | null): string =>
  round === null || groupId === null ? mediaRoom : `${mediaRoom}-${round.id}-${groupId}`;

/** Every room that is open now. */
function roomsNow({ meeting, log }: MeetingSession): readonly string[] {
  const { round } = log.state().groups;
  return [meeting.mediaRoom, ...(round?.groups ?? []).map(({ id }) => roomOf(meeting, round, id))];
}

/** The room where somebody belongs; null where they are not inside. */
function roomFor({ meeting, log }: MeetingSession, personId: string): string | null {
  const state = log.state();
  if (standingOf(state, personId) !== 'inside') return null;
  return roomOf(meeting, state.groups.round, placeOf(state.groups, personId));
}

/** What meetings ask of the media server. */
export function createMeetingRooms(deps: MeetingRoomsDeps, sessions: () => Iterable<MeetingSession>) {
  const { db, log, now } = deps;
  const door = openMediaDoor(deps, 'meeting.mediaMissing');
  /** Closed, and not opened again since. */
  const closed = new Set<string>();

  /**
   * Everybody in a meeting's rooms is where they belong and has what they may have: LiveKit lets in by a token that still lives, whoever was
   * sent out or put elsewhere since.
   */
  async function settle(session: MeetingSession, rooms: MediaRooms): Promise<void> {
    const open = roomsNow(session);
    // G7: rooms of rounds that are over.
    await closeAll(
      (await listRooms(db, session.meeting.id)).filter((room) => !open.includes(room) && !closed.has(room)),
    );
    for (const room of open) {
      const inside = (await rooms.participants(room)).map(({ identity }) => identity);
      if (inside.length === 0) continue;
      const admitted = new Map((await listAdmitted(db, session.meeting.id, inside)).map((each) => [each.id, each]));
      for (const identity of inside) {
        const admission = admitted.get(identity);
        const mayStay =
          admission !== undefined &&
          admission.removedAtMs === null &&
          admission.mediaRoom === room &&
          roomFor(session, admission.personId) === room;
        try {
          if (mayStay) await rooms.setGrants(room, identity, grantsOf(session, admission.personId));
          else await rooms.remove(room, identity);
        } catch (error) {
          // Somebody who goes at this moment keeps nobody else inside who was sent out.
          log.warn({ err: error }, 'the media server did not change what somebody may send');
        }
      }
    }
  }

  async function sweep(only?: (session: MeetingSession) => boolean): Promise<void> {
    const rooms = door.runningRooms();
    if (rooms === undefined) return;
    for (const session of sessions()) {
      if (only !== undefined && !only(session)) continue;
      try {
        await settle(session, rooms);
      } catch (error) {
        log.warn({ err: error }, 'the media server did not show who is inside');
      }
    }
  }

  const stop = lookEvery(SWEEP_EVERY_MS, log, () => sweep());

  return {
    sweep: () => sweep(),
    /** Somebody's place or rights changed. */
    settle: (session: MeetingSession): Promise<void> => sweep((each) => each === session),
    /** A page came in, as the media server tells. */
    joined: (room: string): Promise<void> => sweep((session) => roomsNow(session).includes(room)),

    /** An address and a token for the room where somebody inside belongs. It is opened where it is not. */
    async admit(session: MeetingSession, personId: string): Promise<MeetingDoorOpened> {
      const { connection, rooms } = await door.connect();
      // Asked once the media server is there: the place may have changed meanwhile.
      const mediaRoom = roomFor(session, personId) ?? session.meeting.mediaRoom;
      const groupId = placeOf(session.log.state().groups, personId);
      await rooms.open(mediaRoom);
      closed.delete(mediaRoom);
      const admission = { meetingId: session.meeting.id, personId, mediaRoom, admittedAtMs: now() };
      const admissionId = await insertAdmission(db, admission);
      const person = session.people.get(personId);
      const token = await mintToken(connection, {
        room: mediaRoom,
        identity: admissionId,
        displayName: person?.displayName ?? '',
        seat: person?.role ?? 'guest',
        seatId: personId,
        classroomId: groupId,
        grants: grantsOf(session, personId),
      });
      // Making a token takes a while: what has happened meanwhile counts.
      orThrow(decideStanding(standingOf(session.log.state(), personId)));
      if (roomFor(session, personId) !== mediaRoom) {
        // G7: a round that ended meanwhile has closed this room, and it was opened once more here.
        await sweep((each) => each === session);
        return this.admit(session, personId);
      }
      return { admissionId, groupId, mediaUrl: door.addressOf(connection), token };
    },

    /** W5. */
    async removed(session: MeetingSession, personId: string): Promise<void> {
      await endAdmissions(db, session.meeting.id, personId, now());
      await sweep((each) => each === session);
    },

    /** M1: one, or everybody but hosts. */
    async mute(session: MeetingSession, personId: string | null): Promise<void> {
      const rooms = door.runningRooms();
      if (rooms === undefined) return;
      for (const room of roomsNow(session)) {
        const inside = (await rooms.participants(room)).map(({ identity }) => identity);
        const meant = (await listAdmitted(db, session.meeting.id, inside)).filter(({ personId: who }) =>
          personId === null ? !isHosting(session.people.get(who)?.role ?? 'guest') : who === personId,
        );
        await Promise.all(meant.map(({ id }) => muteOne(rooms, room, id)));
      }
    },

    /** All that were ever opened for it. */
    close: async (meeting: MeetingRow): Promise<void> => closeAll(await listRooms(db, meeting.id)),
    stop,
  };

  /** Somebody who goes at this moment keeps nobody else from being muted. */
  async function muteOne(rooms: MediaRooms, room: string, identity: string): Promise<void> {
    try {
      await rooms.mute(room, identity, 'microphone');
    } catch (error) {
      log.warn({ err: error }, 'the media server did not mute somebody');
    }
  }

  async function closeAll(names: readonly string[]): Promise<void> {
    const rooms = door.runningRooms();
    if (rooms === undefined) return;
    for (const name of names) {
      try {
        await rooms.close(name);
        closed.add(name);
      } catch (error) {
        log.warn({ err: error }, 'the media server did not close a room');
      }
    }
  }
}

export type MeetingRooms = ReturnType<typeof createMeetingRooms>;

const grantsOf = (session: MeetingSession, personId: string) =>
  grantsIn(session.log.state(), personId, session.people.get(personId)?.role ?? 'guest');
