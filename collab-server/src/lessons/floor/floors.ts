import { randomInt } from 'node:crypto';
import type { StageEntry } from '@tongyan/media/timeline';
import type { Static } from 'typebox';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, type Problem } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { type Answer, hear, type LiveSocket } from '../../platform/realtime/index.ts';
import { type Result, ok } from '../../platform/result.ts';
import { classroomsOf } from '../classrooms.ts';
import { floorAct, floorFollow, type FloorView, linkReport } from '../contract-floor.ts';
import type { Follower, Followers } from '../live/followers.ts';
import type { StageKeeper } from '../stage/keeper.ts';
import { type NewCaption, putCaption } from './captions.ts';
import { createPresence, HEARTBEAT_MS } from './presence.ts';
import { decideCaption, decideFloorAct, type FloorActor, type FloorSurroundings } from './rules.ts';
import { factsOf, type FloorSession, openFloorSession, readRoster, viewerOf } from './session.ts';
import { insertLink } from './store.ts';
import { createTelling, type FloorSection } from './telling.ts';
import { type RecordingMark, viewFloor } from './view.ts';

export type FloorsDeps = {
  readonly db: Db;
  readonly log: Log;
  readonly now: () => number;
  readonly followers: Followers;
  readonly stageOf: (lesson: { readonly id: string; readonly openedAtMs: number | null }) => Promise<StageKeeper>;
  /** 32 bits of chance; the machine's source unless a test says otherwise. */
  readonly seed?: () => number;
};

type LessonRef = { readonly id: string; readonly openedAtMs: number | null };

export type Floors = {
  hear(socket: LiveSocket): void;
  left(socket: LiveSocket): void;
  presenceChanged(follower: Follower, isPresent: boolean): void;
  /** H4, V2: what follows on the floor from what happened on the stage. */
  stageChanged(lesson: LessonRef, entry: StageEntry): Promise<void>;
  /** Seats, who leads, or the roll of a lesson changed. */
  rosterChanged(lessonId: string): Promise<void>;
  /** C2: of a speech service. */
  putCaption(lesson: LessonRef, caption: NewCaption): Promise<Result<void, Problem>>;
  lessonNowMs(lesson: LessonRef): Promise<number>;
  setRecording(lessonId: string, mark: RecordingMark | null): Promise<void>;
  /** Keeps who was there to the last. @returns lesson time at the end. */
  ended(lesson: LessonRef): Promise<number>;
  close(): Promise<void>;
};

const LINK_EVERY_MS = 60_000;
/** A line whose rung goes up and down all the time is kept no oftener. */
const RUNG_EVERY_MS = 5_000;
const SEED_BELOW = 0x1_0000_0000;

const sectionOf = {
  'hand.raise': 'hands',
  'hand.lower': 'hands',
  'hand.dismiss': 'hands',
  'answer.give': 'quizzes',
  'answer.count': 'quizzes',
  'quiz.seen': 'quizzes',
  'message.send': 'messages',
  'caption.put': 'captions',
  'note.add': 'notes',
  'timer.start': 'timer',
  'timer.stop': 'timer',
  draw: 'draw',
} as const satisfies Record<string, FloorSection>;

/** The floors of open lessons over Socket.IO. */
export function createFloors(deps: FloorsDeps): Floors {
  const { db, log, now, followers, stageOf, seed = () => randomInt(SEED_BELOW) } = deps;
  const sessions = new Map<string, Promise<FloorSession>>();
  const presence = createPresence(db);
  /** Comings and goings one after another, so that no span is closed before it is begun. */
  let presenceTurn: Promise<unknown> = Promise.resolve();

  const view = (session: FloorSession, { seat, classroomId }: Follower): FloorView =>
    viewFloor(factsOf(session), viewerOf(seat, classroomId));
  const telling = createTelling(followers, view, log);

  function sessionOf(lesson: LessonRef): Promise<FloorSession> {
    const known = sessions.get(lesson.id);
    if (known !== undefined) return known;
    const opening = stageOf(lesson).then((stage) => openFloorSession(db, lesson.id, stage, now()));
    sessions.set(lesson.id, opening);
    // The next one who asks tries again.
    opening.catch(() => sessions.delete(lesson.id));
    return opening;
  }

  function surroundings({ stage, roster, presence: there }: FloorSession, at: number): FloorSurroundings {
    const classrooms = classroomsOf(roster.seats);
    const isThere = (seatId: string) => there.get(seatId)?.present === true;
    const connected = classrooms.filter(({ seats }) => seats.some(({ id }) => isThere(id)));
    return {
      at,
      stage: stage.stageNow(),
      classroomIds: classrooms.map(({ id }) => id),
      connectedIds: connected.map(({ id }) => id),
      rolls: roster.rolls,
      pupilsOf: (classroomId) => roster.pupils.get(classroomId),
      seed: seed(),
    };
  }

  async function act(socket: LiveSocket, { page, n, act: done }: Static<typeof floorAct>): Promise<Answer> {
    const { lesson, seat, classroomId, leads } = followers.of(socket);
    const session = await sessionOf(lesson);
    const actKey = `${seat.id} ${page} ${n}`;
    if (done.kind === 'caption.put') {
      orThrow(decideCaption(seat.seat));
      orThrow(await putCaption(session, { ...done, by: 'person', seatId: seat.id, actKey }));
      telling.changed(session, 'captions');
      return { ok: true, seq: session.keeper.state().seq } as Answer;
    }
    const actor: FloorActor = { seatId: seat.id, seat: seat.seat, groupId: classroomId, leads };
    const acted = await session.keeper.append({
      by: seat.id,
      actKey,
      decide(floor, at) {
        const decided = decideFloorAct(floor, actor, done, surroundings(session, at));
        if (!decided.ok) return decided;
        const { personId, displayName } = seat;
        if (decided.value.kind === 'note.add') return ok({ ...decided.value, personId });
        return decided.value.kind === 'message.send' ? ok({ ...decided.value, fromName: displayName }) : decided;
      },
    });
    if (!acted.ok) return { ok: false, code: acted.error.code, details: acted.error.params };
    if (acted.value.isNew) telling.changed(session, sectionOf[done.kind]);
    return { ok: true, seq: acted.value.entry.seq } as Answer;
  }

  async function report(socket: LiveSocket, link: Static<typeof linkReport>): Promise<Answer> {
    const { lesson, seat } = followers.of(socket);
    const session = await sessionOf(lesson);
    const at = Math.floor(session.stage.lessonNow());
    session.links.set(seat.id, { ...link, at });
    telling.changed(session, 'seats');
    const kept = session.linksKept.get(seat.id);
    const dueMs = kept?.rung === link.rung ? LINK_EVERY_MS : RUNG_EVERY_MS;
    if (kept === undefined || at - kept.at >= dueMs) {
      session.linksKept.set(seat.id, { rung: link.rung, at });
      await insertLink(db, { lessonId: lesson.id, seatId: seat.id, atMs: at, report: JSON.stringify(link) });
    }
    return { ok: true };
  }

  const beating = setInterval(() => {
    for (const opening of sessions.values()) {
      opening
        .then((session) => presence.beat(session))
        .catch((error: unknown) => log.error({ err: error }, 'who is in a lesson could not be kept'));
    }
  }, HEARTBEAT_MS);
  beating.unref();

  return {
    hear(socket) {
      hear(socket, 'floorFollow', floorFollow, log, async ({ lessonId }) => {
        const follower = await followers.enter(socket, lessonId);
        const session = await sessionOf(follower.lesson);
        telling.begin(socket);
        return { ok: true, view: view(session, follower) } as Answer;
      });
      hear(socket, 'floorAct', floorAct, log, (body) => act(socket, body));
      hear(socket, 'linkReport', linkReport, log, (body) => report(socket, body));
    },
    left: (socket) => telling.end(socket),
    presenceChanged(follower, isPresent) {
      // Who leaves an ended lesson left it at its end.
      if (!isPresent && !sessions.has(follower.lesson.id)) return;
      presenceTurn = presenceTurn
        .then(async () => {
          const session = await sessionOf(follower.lesson);
          await presence.changed(session, follower, isPresent);
          telling.changed(session, 'seats');
        })
        .catch((error: unknown) => log.error({ err: error }, 'who is in a lesson could not be kept'));
    },
    async stageChanged(lesson, { seq, event }) {
      const session = await sessionOf(lesson);
      if (event.kind.startsWith('quiz.')) telling.changed(session, 'quizzes');
      if (event.kind !== 'call.on') return;
      const groupId = event.classroomId;
      if (!session.keeper.state().hands.some((hand) => hand.groupId === groupId)) return;
      const dismissed = { kind: 'hand.dismiss', groupId } as const;
      await session.keeper.append({ by: null, actKey: `stage ${seq}`, decide: () => ok(dismissed) });
      telling.changed(session, 'hands');
    },
    async rosterChanged(lessonId) {
      const session = await sessions.get(lessonId);
      if (session === undefined) return;
      session.roster = await readRoster(db, lessonId, now());
      telling.changed(session, 'seats', 'rolls', 'quizzes', 'hands');
    },
    async putCaption(lesson, caption) {
      const session = await sessionOf(lesson);
      const put = await putCaption(session, caption);
      telling.changed(session, 'captions');
      return put;
    },
    lessonNowMs: async (lesson) => Math.floor((await sessionOf(lesson)).stage.lessonNow()),
    async setRecording(lessonId, mark) {
      const session = await sessions.get(lessonId);
      if (session === undefined || JSON.stringify(session.recording) === JSON.stringify(mark)) return;
      session.recording = mark;
      telling.changed(session, 'recording');
    },
    async ended(lesson) {
      const session = await sessionOf(lesson);
      await presenceTurn;
      await presence.beat(session);
      sessions.delete(lesson.id);
      return Math.floor(session.stage.lessonNow());
    },
    async close() {
      clearInterval(beating);
      telling.close();
      await presenceTurn;
      for (const opening of sessions.values()) await opening.then((session) => presence.beat(session)).catch(() => {});
    },
  };
}
