import { isDeepStrictEqual } from 'node:util';
import { grantsOf, type MediaRooms, mintToken, type SeatGrants } from '@tongyan/media/server';
import { lookEvery, type MediaDoorDeps, openMediaDoor } from '../media-rooms/index.ts';
import type { Db } from '../platform/database/index.ts';
import { consentsOfLesson, seatsWithConsent } from './consents/lesson-consents.ts';
import { type LessonRow, listInside, listOpenRooms, listSeats, type SeatRow } from './store.ts';

export type LessonRoomsDeps = MediaDoorDeps & { readonly db: Db; readonly now: () => number };

/** A recorder asks again every few seconds. */
const RECORDER_CONNECT_MS = 2_000;
const SWEEP_EVERY_MS = 15_000;

/** What lessons ask of the media server. */
export function createLessonRooms(deps: LessonRoomsDeps) {
  const { db, log, now } = deps;
  const door = openMediaDoor(deps, 'lesson.mediaMissing');

  /** What the media server did not do is done by the sweep, or by the next entering. */
  async function attempt(what: string, act: (rooms: MediaRooms) => Promise<void>): Promise<void> {
    try {
      const { rooms } = await door.connect();
      await act(rooms);
    } catch (error) {
      log.warn({ err: error }, `the media server did not ${what}`);
    }
  }

  const turns = new Map<string, Promise<unknown>>();
  /** One thing after the other in a room: rights that were read before a consent was withdrawn are not set after it. */
  function inTurn<T>(room: string, task: () => Promise<T>): Promise<T> {
    const result = (turns.get(room) ?? Promise.resolve()).then(task);
    const turn = result.catch(() => undefined);
    turns.set(room, turn);
    void turn.then(() => (turns.get(room) === turn ? turns.delete(room) : false));
    return result;
  }

  type OpenRoom = Awaited<ReturnType<typeof listOpenRooms>>[number];
  type Entered = Awaited<ReturnType<typeof listInside>>[number];

  /**
   * Everybody inside has what they may have now. LiveKit lets in by a token that still lives: somebody who was sent out, or with rights that
   * have ended since; consents run out, notices change, and a change may not have reached the media server.
   */
  const settle = (
    { id, mediaRoom }: OpenRoom,
    rooms: MediaRooms,
    isMeant: (entered: Entered) => boolean = () => true,
  ): Promise<void> =>
    inTurn(mediaRoom, async () => {
      const inside = (await rooms.participants(mediaRoom)).map(({ identity }) => identity);
      const entered = (await listInside(db, inside)).filter(isMeant);
      if (entered.length === 0) return;
      const seats = await listSeats(db, [id]);
      const consented = seatsWithConsent(await consentsOfLesson(db, id, seats, now()), 'camera');
      for (const { identity, seatId, removedAtMs } of entered) {
        const seat = seats.find((each) => each.id === seatId);
        try {
          if (seat === undefined || removedAtMs !== null || seat.barred === 1) await rooms.remove(mediaRoom, identity);
          else await rooms.setGrants(mediaRoom, identity, seatGrants(seat, consented.has(seat.id)));
        } catch (error) {
          // Somebody who left just now, and not the others with them.
          log.warn({ err: error }, 'the media server did not change what somebody may send');
        }
      }
    });

  async function sweep(of?: { readonly room: string; readonly identity?: string }): Promise<void> {
    // Nobody is inside of a server that is not there.
    const rooms = door.runningRooms();
    if (rooms === undefined) return;
    const isMeant = ({ identity }: Entered) => of?.identity === undefined || of.identity === identity;
    for (const open of await listOpenRooms(db, of?.room)) {
      try {
        await settle(open, rooms, isMeant);
      } catch (error) {
        log.warn({ err: error }, 'the media server did not show who is inside');
      }
    }
  }

  /** Pupils are seen and heard where they have consented, or their guardians have. */
  async function grantsFor(seat: SeatRow): Promise<SeatGrants> {
    const seats = await listSeats(db, [seat.lessonId]);
    const classrooms = await consentsOfLesson(db, seat.lessonId, seats, now());
    const asItIsNow = seats.find(({ id }) => id === seat.id) ?? seat;
    return seatGrants(asItIsNow, seatsWithConsent(classrooms, 'camera').has(seat.id));
  }

  const stop = lookEvery(SWEEP_EVERY_MS, log, sweep);

  return {
    sweep,
    /** An address and a token for one entering. The room is opened where it is not: also after the media server fell. */
    async admit(lesson: LessonRow, seat: SeatRow, admissionId: string) {
      const { connection, rooms } = await door.connect();
      await rooms.open(lesson.mediaRoom);
      const mint = (grants: SeatGrants) =>
        mintToken(connection, {
          room: lesson.mediaRoom,
          identity: admissionId,
          // The media server tells everybody: who learns from home is known by name to a few, who find it by the seat.
          displayName: seat.seat === 'student' ? '' : seat.displayName,
          seat: seat.seat,
          seatId: seat.id,
          classroomId: seat.classroomOrgUnitId,
          grants,
        });
      let grants = await grantsFor(seat);
      let token = await mint(grants);
      // A consent that was withdrawn meanwhile.
      for (let later = await grantsFor(seat); !isDeepStrictEqual(later, grants); later = await grantsFor(seat)) {
        grants = later;
        token = await mint(grants);
      }
      return { mediaUrl: door.addressOf(connection), token };
    },
    /** The same for the machine that records; undefined while there is no media server. */
    async admitRecorder(lesson: LessonRow): Promise<{ mediaUrl: string; token: string } | undefined> {
      const grants = grantsOf('recorder', { consented: true, onStage: false, recording: true });
      if (grants === undefined) throw new Error('a recorder is admitted while a lesson is recorded');
      try {
        const { connection, rooms } = await door.connect(RECORDER_CONNECT_MS);
        await rooms.open(lesson.mediaRoom);
        const identity = `recorder-${lesson.id}`;
        const machine = { displayName: '', seat: 'recorder', seatId: null, classroomId: null } as const;
        const token = await mintToken(connection, { room: lesson.mediaRoom, identity, ...machine, grants });
        return { mediaUrl: connection.url.replace(/^http/, 'ws'), token };
      } catch (error) {
        log.warn({ err: error }, 'the media server did not admit a recorder');
        return undefined;
      }
    },
    /** Somebody's rights changed while they may be inside. */
    seatChanged: (lesson: LessonRow, { id }: Pick<SeatRow, 'id'>): Promise<void> =>
      attempt('change a seat', (rooms) => settle(lesson, rooms, ({ seatId }) => seatId === id)),
    close: (lesson: LessonRow): Promise<void> => attempt('close a room', (rooms) => rooms.close(lesson.mediaRoom)),
    stop,
  };
}

/** @throws where the seat is none that people take */
function seatGrants({ seat, onStage }: SeatRow, consented: boolean): SeatGrants {
  const grants = grantsOf(seat, { consented, onStage: onStage === 1, recording: false });
  if (grants === undefined) throw new Error(`${seat} is a seat that people take`);
  return grants;
}
