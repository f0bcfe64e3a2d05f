import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import type { LiveSocket } from '../../platform/realtime/index.ts';
import { classroomIdOf, leadingSeatId } from '../classrooms.ts';
import { decideEnter } from '../rules.ts';
import { findLesson, type LessonRow, listSeats, type SeatRow } from '../store.ts';

/** One page of a seat that is connected to its lesson. */
export type Follower = {
  readonly lesson: LessonRow;
  readonly seat: SeatRow;
  readonly classroomId: string | null;
  /** Leads now. */
  readonly leads: boolean;
};

export type FollowersListener = {
  /** A seat's first page came, or its last one went. */
  presenceChanged(follower: Follower, isPresent: boolean): void;
};

export type Followers = {
  /** Lets a page of a seat in. Problems: of `decideEnter`, `lesson.notFound`. */
  enter(socket: LiveSocket, lessonId: string): Promise<Follower>;
  leave(socket: LiveSocket): void;
  /** @throws `lesson.notFound` for a page that was not let in */
  of(socket: LiveSocket): Follower;
  isFollowing(socket: LiveSocket): boolean;
  ofLesson(lessonId: string): readonly (readonly [LiveSocket, Follower])[];
  sockets(): Iterable<LiveSocket>;
  isPresent(seatId: string): boolean;
  /** Seats of a lesson changed: each page is told what it may do now; who may not be there any longer goes. */
  refresh(lessonId: string): Promise<void>;
};

export function createFollowers(db: Db, listener: FollowersListener): Followers {
  const followers = new Map<LiveSocket, Follower>();
  /** Counts the times that seats were read anew because they had changed. */
  let refreshes = 0;

  function describe(lesson: LessonRow, seats: readonly SeatRow[], seat: SeatRow): Follower {
    const leads = leadingSeatId(lesson, seats) === seat.id;
    return { lesson, seat, classroomId: classroomIdOf(seat, seats), leads };
  }
  const read = async (lessonId: string) => [await findLesson(db, lessonId), await listSeats(db, [lessonId])] as const;
  const isPresent = (seatId: string) => [...followers.values()].some(({ seat }) => seat.id === seatId);
  const ofLesson = (lessonId: string) => [...followers].filter(([, { lesson }]) => lesson.id === lessonId);

  function leave(socket: LiveSocket): void {
    const gone = followers.get(socket);
    if (gone === undefined) return;
    followers.delete(socket);
    if (!isPresent(gone.seat.id)) listener.presenceChanged(gone, false);
  }

  return {
    async enter(socket, lessonId) {
      let before = refreshes;
      let [lesson, seats] = await read(lessonId);
      // Who lost their seat while it was being read was not yet among those who are told.
      while (before !== refreshes) {
        before = refreshes;
        [lesson, seats] = await read(lessonId);
      }
      const seat = seats.find(({ personId }) => personId === socket.data.viewer.personId);
      if (lesson === undefined || seat === undefined) throw new ProblemError('lesson.notFound');
      orThrow(decideEnter({ seat: seat.seat, barred: seat.barred === 1 }, lesson.state));
      const follower = describe(lesson, seats, seat);
      if (followers.get(socket)?.seat.id !== seat.id) leave(socket);
      if (!socket.connected) return follower;
      const isFirst = !isPresent(seat.id);
      followers.set(socket, follower);
      if (isFirst) listener.presenceChanged(follower, true);
      return follower;
    },
    leave,
    of(socket) {
      const found = followers.get(socket);
      if (found === undefined) throw new ProblemError('lesson.notFound');
      return found;
    },
    isFollowing: (socket) => followers.has(socket),
    ofLesson,
    sockets: () => followers.keys(),
    isPresent,
    async refresh(lessonId) {
      refreshes += 1;
      const [lesson, seats] = await read(lessonId);
      for (const [socket, { seat: old }] of ofLesson(lessonId)) {
        const seat = seats.find(({ id }) => id === old.id);
        const stays = lesson !== undefined && seat !== undefined && seat.barred === 0;
        if (stays && seat.personId === old.personId) followers.set(socket, describe(lesson, seats, seat));
        else socket.disconnect(true);
      }
    },
  };
}
