import type { StageEntry } from '@tongyan/media/timeline';
import type { Db } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import type { Realtime } from '../../platform/realtime/index.ts';
import { classroomIdOf } from '../classrooms.ts';
import { STAGE_NAMESPACE } from '../contract-stage.ts';
import { createFloors, type Floors } from '../floor/floors.ts';
import type { LessonsClock } from '../stage/clock.ts';
import type { StageKeeper } from '../stage/keeper.ts';
import { createStages } from '../stage/sockets.ts';
import { findLesson, listSeats, type LessonRow, type SeatRow, setSeat } from '../store.ts';
import { createFollowers, type Followers } from './followers.ts';

export type LiveDeps = {
  readonly db: Db;
  readonly realtime: Realtime;
  readonly log: Log;
  readonly now: () => number;
  /** By which moments of lessons are told; unless given, by `now`. */
  readonly clock?: LessonsClock;
  /** 32 bits of chance, for draws; the machine's source unless a test says otherwise. */
  readonly seed?: () => number;
};

export type Live = {
  readonly floors: Floors;
  readonly followers: Followers;
  /** Stages of open lessons, by lesson. */
  readonly stages: ReadonlyMap<string, StageKeeper>;
  /** By the clock that lessons go by, in whole milliseconds. */
  nowMs(): number;
  /** A lesson was opened: its time runs. */
  opened(lesson: LessonRow): Promise<void>;
  /** Somebody was brought on stage, sent back, sent out, or leads now. */
  seatsChanged(lessonId: string): Promise<void>;
  /** @returns lesson time at the end. */
  end(lesson: LessonRow): Promise<number>;
  /** Tells everybody that the lesson has ended. */
  ended(lessonId: string): void;
  /** Somebody's account or sessions changed: their sockets come back and are looked at again. */
  personChanged(personId: string): void;
  close(): Promise<void>;
};

/** The live side of lessons: stage and floor over one namespace of Socket.IO. */
export function serveLive(
  { db, realtime, log, now, clock = { id: 'now', now }, seed }: LiveDeps,
  onSeatChanged: (lesson: LessonRow, seat: SeatRow) => Promise<void>,
): Live {
  const followers = createFollowers(db, {
    presenceChanged: (follower, isPresent) => floors.presenceChanged(follower, isPresent),
  });
  const stages = createStages({
    db,
    log,
    clock,
    followers,
    onEntry(lessonId, entry) {
      stageChanged(lessonId, entry).catch((error: unknown) =>
        log.error({ err: error }, 'what follows from the stage was not done'),
      );
    },
  });
  const floors = createFloors({
    db,
    log,
    now,
    followers,
    stageOf: (lesson) => stages.keeperOf(lesson),
    ...(seed === undefined ? {} : { seed }),
  });

  async function stageChanged(lessonId: string, entry: StageEntry): Promise<void> {
    const lesson = await findLesson(db, lessonId);
    if (lesson === undefined) return;
    const { event } = entry;
    if (event.kind === 'call.on' || event.kind === 'call.end') {
      await call(lesson, event.classroomId, event.kind === 'call.on');
    }
    await floors.stageChanged(lesson, entry);
  }

  /** H4: whoever is called on may speak, until that ends. */
  async function call(lesson: LessonRow, groupId: string, onStage: boolean): Promise<void> {
    const seats = await listSeats(db, [lesson.id]);
    const called = seats.filter((seat) => classroomIdOf(seat, seats) === groupId && seat.onStage !== Number(onStage));
    for (const seat of called) {
      await setSeat(db, seat.id, { onStage }, now());
      await onSeatChanged(lesson, { ...seat, onStage: Number(onStage) });
    }
    if (called.length > 0) await seatsChanged(lesson.id);
  }

  async function seatsChanged(lessonId: string): Promise<void> {
    await followers.refresh(lessonId);
    await floors.rosterChanged(lessonId);
  }

  const namespace = realtime.open(STAGE_NAMESPACE, (socket) => {
    socket.on('disconnect', () => {
      followers.leave(socket);
      stages.left(socket);
      floors.left(socket);
    });
    stages.hear(socket);
    floors.hear(socket);
  });

  return {
    floors,
    followers,
    stages: stages.opened,
    nowMs: () => Math.floor(clock.now()),
    async opened(lesson) {
      await stages.keeperOf(lesson);
    },
    seatsChanged,
    end: (lesson) => floors.ended(lesson),
    ended(lessonId) {
      stages.ended(lessonId);
      for (const [socket] of followers.ofLesson(lessonId)) {
        followers.leave(socket);
        floors.left(socket);
        socket.emit('ended');
      }
    },
    personChanged(personId) {
      for (const socket of namespace.sockets.values()) {
        if (socket.data.viewer.personId === personId) socket.disconnect(true);
      }
    },
    async close() {
      stages.close();
      await floors.close();
    },
  };
}
