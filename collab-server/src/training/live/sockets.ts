import type { Command, Json } from '@tongyan/sim-engine/kernel';
import Type from 'typebox';
import { ProblemError } from '../../platform/errors.ts';
import { type Answer, hear, type LiveSocket, type Realtime } from '../../platform/realtime/index.ts';
import type { AttemptRow } from '../attempt-store.ts';
import {
  LIVE_NAMESPACE,
  type LiveAnswer,
  liveCommand,
  liveJoin,
  type LiveJoined,
  liveMessage,
} from '../contract-live.ts';
import type { OpenAttempt } from '../open-attempt.ts';
import type { Follower, LiveRun } from './live-run.ts';
import type { LiveRuns, LiveRunsDeps } from './live-runs.ts';

/** What a socket has joined. */
type Joined = {
  readonly run: LiveRun;
  readonly row: AttemptRow;
  readonly follower: Follower;
  readonly page: string;
  readonly mayLead: boolean;
};

const nothing = Type.Null();
const REMEMBERED = 200;

/** Sockets of those who work on a run of the server, and of instructors who look on. */
export function serveLiveRuns(
  realtime: Realtime,
  { log }: Pick<LiveRunsDeps, 'log'>,
  live: LiveRuns,
  openAttempt: OpenAttempt,
) {
  /** Answers by page and number: what is sent again is answered again, not carried out again. */
  const answers = new Map<string, Promise<Answer>>();
  const joinedBy = new Map<LiveSocket, Joined>();

  function remember(key: string, answer: Promise<Answer>): Promise<Answer> {
    answers.set(key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= REMEMBERED * Math.max(1, joinedBy.size)) break;
      answers.delete(oldest);
    }
    return answer;
  }

  function leave(socket: LiveSocket): void {
    const left = joinedBy.get(socket);
    joinedBy.delete(socket);
    left?.run.leave(left.follower);
  }

  async function join(socket: LiveSocket, attemptId: string, page: string): Promise<LiveAnswer<LiveJoined>> {
    leave(socket);
    const { personId } = socket.data.viewer;
    const { row, rights } = await openAttempt(attemptId, personId);
    const isTrainee = row.personId === personId;
    if (row.place !== 'server') throw new ProblemError('training.attemptNotFound');
    if (!isTrainee && !rights.readIntegrity) throw new ProblemError('permission.denied');
    const run = await live.open(row);
    // Nobody leaves any more for a page that is gone already; and of two that came in at once, the first has.
    if (!socket.connected) throw new ProblemError('training.attemptNotFound');
    leave(socket);
    const follower = followerOf(socket, isTrainee);
    joinedBy.set(socket, { run, row, follower, page: `${attemptId} ${page}`, mayLead: !isTrainee && rights.mayLead });
    run.follow(follower);
    const { sceneId, exerciseId, state } = row;
    const messages = [...run.said];
    return { ok: true, attemptId, sceneId, exerciseId, state, readOnly: !isTrainee, head: null, messages };
  }

  function joined(socket: LiveSocket): Joined {
    const found = joinedBy.get(socket);
    if (!found) throw new ProblemError('training.attemptNotFound');
    return found;
  }

  /** Somebody works on it: only whoever's attempt it is. */
  function working(socket: LiveSocket): Joined {
    const found = joined(socket);
    if (!found.follower.isTrainee) throw new ProblemError('permission.denied');
    return found;
  }

  async function lead(socket: LiveSocket, name: string, args: Json): Promise<Answer> {
    const { run, mayLead } = joined(socket);
    if (!mayLead) throw new ProblemError('permission.denied');
    const actor = { id: socket.data.viewer.personId, role: 'instructor' } as const;
    return live.command(run, actor, { target: '@session', name, args });
  }

  const namespace = realtime.open(LIVE_NAMESPACE, (socket) => {
    socket.on('disconnect', () => leave(socket));
    hear(socket, 'join', liveJoin, log, ({ attemptId, page }) => join(socket, attemptId, page ?? socket.id));
    hear(socket, 'command', liveCommand, log, ({ n, command }) => {
      const { run, row, page } = working(socket);
      const key = `${page} ${n}`;
      const before = answers.get(key);
      if (before) return before;
      if (isDurable(row.commandKey, page, n)) return Promise.resolve({ ok: true, tick: row.tick });
      const actor = { id: socket.data.viewer.personId, role: 'trainee' } as const;
      const given: Command = { ...command, args: (command.args ?? null) as Json };
      return remember(key, live.command(run, actor, given, key));
    });
    hear(socket, 'finish', nothing, log, async () => {
      const isHandedIn = await live.finish(working(socket).run, false);
      return isHandedIn ? { ok: true } : { ok: false, code: 'server.storageUnavailable' };
    });
    hear(socket, 'surface', nothing, log, async () => {
      joined(socket).run.wantSurface();
      return { ok: true };
    });
    hear(socket, 'message', liveMessage, log, async ({ text }) => {
      const answer = await lead(socket, 'message', { text });
      if (answer.ok) joined(socket).run.message(text, socket.data.viewer.displayName);
      return answer;
    });
    hear(socket, 'freeze', nothing, log, () => lead(socket, 'freeze', null));
    hear(socket, 'resume', nothing, log, () => lead(socket, 'resume', null));
  });

  return {
    /** Somebody's rights or sessions have changed: their sockets are looked at again when they come back. */
    personChanged(personId: string): void {
      for (const socket of namespace.sockets.values())
        if (socket.data.viewer.personId === personId) socket.disconnect(true);
    },
  };
}

/** Whether a command was kept before the server forgot its answer. */
function isDurable(commandKey: string | null, page: string, n: number): boolean {
  const prefix = `${page} `;
  return commandKey?.startsWith(prefix) === true && Number(commandKey.slice(prefix.length)) >= n;
}

function followerOf(socket: LiveSocket, isTrainee: boolean): Follower {
  return {
    isTrainee,
    frame: (frame) => socket.emit('frame', frame),
    surface: (whole, bytes) => socket.emit('surface', { whole, bytes }),
    message: (text, from) => socket.emit('message', { text, from }),
    over: (state) => socket.emit('over', { state }),
    // A new connection joins anew, and the run goes on from its log.
    lost: () => socket.conn.close(),
  };
}
