import { leadMs } from '@tongyan/media/timeline';
import Type from 'typebox';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { type Answer, hear, type LiveSocket, type Realtime } from '../../platform/realtime/index.ts';
import { STAGE_NAMESPACE, stageAct, stageCatchUp, stageFollow } from '../contract-stage.ts';
import { decideAct, decideEnter } from '../rules.ts';
import { findLesson, listSeats, type SeatRow } from '../store.ts';
import { openStageKeeper, type StageAnswer, type StageKeeper } from './keeper.ts';

export type StageDeps = {
  readonly db: Db;
  readonly realtime: Realtime;
  readonly log: Log;
  readonly now: () => number;
};

export type Stages = {
  /** Somebody was brought on stage, sent back, or sent out. */
  seatChanged(seat: SeatRow): void;
  ended(lessonId: string): void;
  /** Somebody's account or sessions changed: their sockets come back and are looked at again. */
  personChanged(personId: string): void;
  close(): void;
};

type Following = { readonly lessonId: string; readonly keeper: StageKeeper; seat: SeatRow; roundTripMs: number };
type Followed = { readonly ok: true } & StageAnswer;

const HEAD_EVERY_MS = 2_000;

/** The stages of lessons over Socket.IO: who follows, who acts, and how far away everybody is. */
export function serveStages({ db, realtime, log, now }: StageDeps): Stages {
  const keepers = new Map<string, Promise<StageKeeper>>();
  const followings = new Map<LiveSocket, Following>();

  const followersOf = (lessonId: string) => [...followings].filter(([, following]) => following.lessonId === lessonId);

  function keeperOf(lesson: { readonly id: string; readonly openedAtMs: number }): Promise<StageKeeper> {
    const known = keepers.get(lesson.id);
    if (known !== undefined) return known;
    const opening = openStageKeeper(db, lesson, now);
    keepers.set(lesson.id, opening);
    // The next one who asks tries again.
    opening.catch(() => keepers.delete(lesson.id));
    return opening;
  }

  async function follow(socket: LiveSocket, lessonId: string, haveSeq: number): Promise<Followed> {
    followings.delete(socket);
    const lesson = await findLesson(db, lessonId);
    const seat = (await listSeats(db, [lessonId])).find(({ personId }) => personId === socket.data.viewer.personId);
    if (lesson === undefined || seat === undefined) throw new ProblemError('lesson.notFound');
    orThrow(decideEnter({ seat: seat.seat, barred: seat.barred === 1 }, lesson.state));
    const keeper = await keeperOf({ id: lessonId, openedAtMs: lesson.openedAtMs ?? now() });
    if (socket.connected) followings.set(socket, { lessonId, keeper, seat, roundTripMs: 0 });
    measure(socket);
    return { ok: true, ...keeper.catchUp(haveSeq) };
  }

  function followingOf(socket: LiveSocket): Following {
    const found = followings.get(socket);
    if (found === undefined) throw new ProblemError('lesson.notFound');
    return found;
  }

  async function act(socket: LiveSocket, { page, n, event }: Type.Static<typeof stageAct>): Promise<Answer> {
    const { lessonId, keeper, seat } = followingOf(socket);
    orThrow(decideAct({ seat: seat.seat, onStage: seat.onStage === 1 }, event.kind));
    const roundTripsMs = followersOf(lessonId).map(([, { roundTripMs }]) => roundTripMs);
    const actKey = `${seat.id} ${page} ${n}`;
    const before = keeper.headSeq();
    const acted = await keeper.act({ event, by: seat.id, leadMs: leadMs(roundTripsMs), actKey });
    if (!acted.ok) return { ok: false, code: acted.error.code, details: acted.error.params };
    const entry = acted.value;
    if (entry.seq > before) for (const [follower] of followersOf(lessonId)) follower.emit('entries', [entry]);
    return { ok: true, seq: entry.seq } as Answer;
  }

  /** F3 and L3 in one: tells the log's length, and measures how long the answer takes. */
  function measure(socket: LiveSocket): void {
    const found = followings.get(socket);
    if (found === undefined) return;
    const askedAtMs = performance.now();
    socket.emit('head', { seq: found.keeper.headSeq() }, () => {
      found.roundTripMs = performance.now() - askedAtMs;
    });
  }

  const namespace = realtime.open(STAGE_NAMESPACE, (socket) => {
    socket.on('disconnect', () => void followings.delete(socket));
    hear(socket, 'follow', stageFollow, log, ({ lessonId, haveSeq }) => follow(socket, lessonId, haveSeq));
    hear(socket, 'catchUp', stageCatchUp, log, async ({ haveSeq }) => {
      const answer: Followed = { ok: true, ...followingOf(socket).keeper.catchUp(haveSeq) };
      return answer;
    });
    hear(socket, 'act', stageAct, log, (body) => act(socket, body));
    hear(socket, 'clock', Type.Null(), log, async () => {
      const receivedAtMs = now();
      return { ok: true, receivedAtMs, answeredAtMs: now() } as Answer;
    });
  });
  const measuring = setInterval(() => {
    for (const socket of followings.keys()) measure(socket);
  }, HEAD_EVERY_MS);
  measuring.unref();

  return {
    seatChanged(seat) {
      for (const [socket, found] of followersOf(seat.lessonId)) {
        if (found.seat.id !== seat.id) continue;
        if (seat.barred === 1) socket.disconnect(true);
        else found.seat = seat;
      }
    },
    ended(lessonId) {
      keepers.delete(lessonId);
      for (const [socket] of followersOf(lessonId)) {
        followings.delete(socket);
        socket.emit('ended');
      }
    },
    personChanged(personId) {
      for (const socket of namespace.sockets.values()) {
        if (socket.data.viewer.personId === personId) socket.disconnect(true);
      }
    },
    close: () => clearInterval(measuring),
  };
}
