import { leadMs, type StageEntry } from '@tongyan/media/timeline';
import Type from 'typebox';
import type { Db } from '../../platform/database/index.ts';
import { orThrow } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { type Answer, hear, type LiveSocket } from '../../platform/realtime/index.ts';
import { stageAct, stageCatchUp, stageFollow } from '../contract-stage.ts';
import type { Followers } from '../live/followers.ts';
import { decideAct } from '../rules.ts';
import type { LessonsClock } from './clock.ts';
import { createDistances } from './distances.ts';
import { openStageKeeper, type StageAnswer, type StageKeeper } from './keeper.ts';

type StagesDeps = {
  readonly db: Db;
  readonly log: Log;
  /** By which moments of lessons are told. */
  readonly clock: LessonsClock;
  readonly followers: Followers;
  /** Something new happened on a lesson's stage, and is durable. */
  readonly onEntry: (lessonId: string, entry: StageEntry) => void;
};

export type Stages = {
  hear(socket: LiveSocket): void;
  left(socket: LiveSocket): void;
  /** The stage of a lesson that is open or was. */
  keeperOf(lesson: { readonly id: string; readonly openedAtMs: number | null }): Promise<StageKeeper>;
  /** By lesson: those that are open and were followed or opened since the server began. */
  opened: ReadonlyMap<string, StageKeeper>;
  ended(lessonId: string): void;
  close(): void;
};

type Followed = { readonly ok: true } & StageAnswer;

const HEAD_EVERY_MS = 2_000;

/** The stages of lessons over Socket.IO: who acts, and how far away everybody is. */
export function createStages({ db, log, clock, followers, onEntry }: StagesDeps): Stages {
  const keepers = new Map<string, Promise<StageKeeper>>();
  const opened = new Map<string, StageKeeper>();
  const distances = createDistances<LiveSocket>();

  function keeperOf(lesson: { readonly id: string; readonly openedAtMs: number | null }): Promise<StageKeeper> {
    const known = keepers.get(lesson.id);
    if (known !== undefined) return known;
    const opening = openStageKeeper(db, { id: lesson.id, openedAtMs: lesson.openedAtMs ?? clock.now() }, clock.now);
    keepers.set(lesson.id, opening);
    opening.then(
      (keeper) => opened.set(lesson.id, keeper),
      // The next one who asks tries again.
      () => keepers.delete(lesson.id),
    );
    return opening;
  }

  async function follow(socket: LiveSocket, lessonId: string, haveSeq: number): Promise<Followed> {
    const { lesson } = await followers.enter(socket, lessonId);
    const keeper = await keeperOf(lesson);
    measure(socket);
    return { ok: true, ...keeper.catchUp(haveSeq) };
  }

  async function act(socket: LiveSocket, { page, n, event }: Type.Static<typeof stageAct>): Promise<Answer> {
    const { lesson, seat, leads } = followers.of(socket);
    orThrow(decideAct({ seat: seat.seat, leads, onStage: seat.onStage === 1 }, event.kind));
    const keeper = await keeperOf(lesson);
    const there = followers.ofLesson(lesson.id);
    const keepMs = keeper.usualKeepMs();
    const farMs = there.map(([follower]) => keepMs + distances.wayMs(follower));
    const actKey = `${seat.id} ${page} ${n}`;
    const before = keeper.headSeq();
    const acted = await keeper.act({ event, by: seat.id, leadMs: leadMs(farMs), actKey });
    if (!acted.ok) return { ok: false, code: acted.error.code, details: acted.error.params };
    const entry = acted.value;
    if (entry.seq > before) {
      for (const [follower] of followers.ofLesson(lesson.id)) follower.emit('entries', [entry]);
      onEntry(lesson.id, entry);
    }
    return { ok: true, seq: entry.seq } as Answer;
  }

  /** F3 and L3 in one: tells the log's length, and measures how long the answer takes. */
  function measure(socket: LiveSocket): void {
    if (!followers.isFollowing(socket)) return;
    const seq = opened.get(followers.of(socket).lesson.id)?.headSeq();
    if (seq === undefined) return;
    const askedAtMs = performance.now();
    socket.emit('head', { seq }, () => distances.measured(socket, performance.now() - askedAtMs));
  }

  const measuring = setInterval(() => {
    for (const socket of followers.sockets()) measure(socket);
  }, HEAD_EVERY_MS);
  measuring.unref();

  return {
    hear(socket) {
      hear(socket, 'follow', stageFollow, log, ({ lessonId, haveSeq }) => follow(socket, lessonId, haveSeq));
      hear(socket, 'catchUp', stageCatchUp, log, async ({ haveSeq }) => {
        const keeper = await keeperOf(followers.of(socket).lesson);
        const answer: Followed = { ok: true, ...keeper.catchUp(haveSeq) };
        return answer;
      });
      hear(socket, 'act', stageAct, log, (body) => act(socket, body));
      hear(socket, 'clock', Type.Null(), log, async () => {
        const receivedAtMs = clock.now();
        return { ok: true, clockId: clock.id, receivedAtMs, answeredAtMs: clock.now() } as Answer;
      });
    },
    left: (socket) => distances.left(socket),
    keeperOf,
    opened,
    ended(lessonId) {
      keepers.delete(lessonId);
      opened.delete(lessonId);
    },
    close: () => clearInterval(measuring),
  };
}
