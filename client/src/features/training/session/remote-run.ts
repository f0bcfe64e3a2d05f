import {
  type Command,
  type CommandOutcome,
  type Json,
  type SessionFrame,
  type SessionPort,
  type TaskStrip,
  type ViewDelta,
  withDelta,
} from '@tongyan/scenes/session';
import type { LiveAnswer, LiveFrame, LiveJoined } from '@tongyan/collab-server/contracts';
import { io, type Socket } from 'socket.io-client';
import { subscribeTo } from './listeners.ts';
import type { RunEnd, RunHandle, RunMessage, RunStatus } from './run-handle.ts';
import { SurfaceFollowers } from './surface-followers.ts';
import type { OpenedRun } from './worker-run.ts';

/** As the server opens it: `LIVE_PATH` and `LIVE_NAMESPACE` of its contract. */
const PATH = '/live';
const NAMESPACE = '/training';

const EMPTY_STRIP: TaskStrip = { mode: 'exam', steps: [], next: [], hazards: [], progress: null, complete: false };
const ANSWER_MS = 10_000;
/** A machine that runs shows itself several times a second: one that is silent for so long is not heard any more. */
const SILENT_MS = 5_000;
const WATCH_MS = 1_000;
const AGAIN_MS = 2_000;
/** Reasons for which it makes no sense to ask again. */
const FINAL = /^(?:session\.|permission\.|training\.(?:attemptNotFound|attemptOver|otherVersion|replayDiffers))/u;

/** Joins a run that the server computes. */
export function openRemoteRun(
  attemptId: string,
  identity: { readonly sceneId: string; readonly exerciseId: string },
): Promise<OpenedRun> {
  const socket = io(NAMESPACE, { path: PATH, transports: ['websocket', 'polling'], forceNew: true });
  return new Promise((resolve) => {
    const run = new RemoteRun(socket, attemptId, identity, {
      ready: () => resolve({ ok: true, handle: run }),
      refused: (code) => {
        socket.close();
        resolve({ ok: false, problem: { code } });
      },
    });
  });
}

interface Opening {
  readonly ready: () => void;
  readonly refused: (code: string) => void;
}

interface Waiting {
  readonly n: number;
  readonly command: Command;
  readonly answered: (outcome: CommandOutcome) => void;
}

class RemoteRun implements RunHandle {
  readonly port: SessionPort;
  readonly tickS = 1;
  readonly #socket: Socket;
  readonly #attemptId: string;
  /** By which the server knows what was sent before the line was lost. */
  readonly #page = crypto.randomUUID();
  readonly #opening: Opening;
  readonly #frameListeners = new Set<(frame: SessionFrame) => void>();
  readonly #statusListeners = new Set<() => void>();
  readonly #surface = new SurfaceFollowers(() => this.#socket.emit('surface'));
  /** Not answered yet: sent again after the line came back, with the number by which the server knows them. */
  #waiting: readonly Waiting[] = [];
  #frame: SessionFrame | null = null;
  #count = 0;
  #isJoined = false;
  #heardAtMs = 0;
  readonly #watch = setInterval(() => this.#look(), WATCH_MS);
  #status: RunStatus = {
    keeping: null,
    pace: 1,
    entries: [],
    judged: null,
    end: null,
    isAway: true,
    isEnding: false,
    messages: [],
    deadlineMs: null,
  };

  constructor(
    socket: Socket,
    attemptId: string,
    identity: { readonly sceneId: string; readonly exerciseId: string },
    opening: Opening,
  ) {
    this.#socket = socket;
    this.#attemptId = attemptId;
    this.#opening = opening;
    this.port = {
      ...identity,
      mode: 'exam',
      readOnly: false,
      frame: () => this.#demandFrame(),
      subscribe: (listener) => subscribeTo(this.#frameListeners, listener),
      subscribeSurface: (listener) => this.#surface.follow(listener),
      command: (command) => this.#command(command),
    };
    socket.on('connect', () => this.#join());
    socket.on('disconnect', () => this.#away());
    socket.on('connect_error', ({ message }) => {
      this.#away();
      if (FINAL.test(message)) this.#cutOff(message);
    });
    socket.on('frame', (frame: LiveFrame) => this.#hearFrame(frame));
    socket.on('surface', ({ whole, bytes }: { whole: boolean; bytes: ArrayBuffer }) =>
      this.#surface.tell({ whole, bytes: new Uint8Array(bytes) }),
    );
    socket.on('message', ({ text, from }: RunMessage) =>
      this.#setStatus({ messages: [...this.#status.messages, { text, from }] }),
    );
    socket.on('over', () => this.#over({ kind: 'handedIn' }));
  }

  attemptId(): string {
    return this.#attemptId;
  }

  status(): RunStatus {
    return this.#status;
  }

  subscribeStatus(listener: () => void): () => void {
    return subscribeTo(this.#statusListeners, listener);
  }

  /** The server's clock goes on for everybody alike. */
  setPace(): void {}

  /** Asked until it is answered: whoever hands in and loses the line has handed in once it is back. */
  finish(): void {
    this.#setStatus({ isEnding: true });
    this.#askToEnd();
  }

  #askToEnd(): void {
    if (!this.#isJoined || !this.#status.isEnding || this.#status.end !== null) return;
    this.#socket.timeout(ANSWER_MS).emit('finish', null, (error: Error | null, answer: LiveAnswer | undefined) => {
      if (error === null && answer?.ok === true) return this.#over({ kind: 'handedIn' });
      setTimeout(() => this.#askToEnd(), AGAIN_MS);
    });
  }

  close(): void {
    clearInterval(this.#watch);
    this.#socket.close();
  }

  #over(end: RunEnd): void {
    this.#setStatus({ end });
    this.close();
  }

  #away(): void {
    this.#isJoined = false;
    this.#setStatus({ isAway: true });
  }

  /** The server has said for good that it does not go on. */
  #cutOff(code: string): void {
    if (this.#frame === null) return this.#opening.refused(code);
    this.#over(code === 'training.attemptOver' ? { kind: 'handedIn' } : { kind: 'cutOff', code });
  }

  #look(): void {
    // Lines that the server has closed itself are not opened again by themselves.
    if (!this.#socket.active) this.#socket.connect();
    if (this.#isJoined && !this.#status.isAway && performance.now() - this.#heardAtMs > SILENT_MS)
      this.#setStatus({ isAway: true });
  }

  #join(): void {
    const attemptId = this.#attemptId;
    this.#socket
      .timeout(ANSWER_MS)
      .emit(
        'join',
        { attemptId, page: this.#page },
        (error: Error | null, answer: LiveAnswer<LiveJoined> | undefined) => {
          if (error !== null || answer?.ok !== true) {
            if (answer?.ok === false && (FINAL.test(answer.code) || this.#frame === null))
              return this.#cutOff(answer.code);
            setTimeout(() => (this.#socket.connected ? this.#join() : undefined), AGAIN_MS);
            return;
          }
          this.#isJoined = true;
          this.#heardAtMs = performance.now();
          this.#setStatus({ isAway: false, messages: answer.messages });
          for (const waiting of this.#waiting) this.#emit(waiting);
          this.#askToEnd();
        },
      );
  }

  #command(command: Command): Promise<CommandOutcome> {
    this.#count += 1;
    const n = this.#count;
    return new Promise((resolve) => {
      const waiting = {
        n,
        command,
        answered: (outcome: CommandOutcome): void => {
          this.#waiting = this.#waiting.filter((one) => one.n !== n);
          resolve(outcome);
        },
      };
      this.#waiting = [...this.#waiting, waiting];
      this.#emit(waiting);
    });
  }

  #emit({ n, command, answered }: Waiting): void {
    // Before it is joined the server knows no run of this line: it is sent once it is.
    if (!this.#isJoined) return;
    this.#socket.emit('command', { n, command }, (answer: LiveAnswer<{ readonly tick: number }>) => {
      if (answer.ok) return answered({ ok: true, tick: answer.tick });
      const details = answer.details === undefined ? {} : { details: answer.details as Json };
      return answered({ ok: false, refusal: { code: answer.code, ...details } });
    });
  }

  #hearFrame(live: LiveFrame): void {
    const before = this.#frame;
    // A change to a picture that this page does not have.
    if (!live.whole && before === null) return;
    const { whole, tick, timeS, signals, state, entries } = live;
    const delta: ViewDelta = { whole, tick, timeS, signals, modes: live.modes as ViewDelta['modes'] };
    const view = withDelta(before?.view ?? null, delta);
    const frame = {
      state,
      view,
      strip: EMPTY_STRIP,
      rate: 1,
      entries: entries + this.#waiting.length,
      durableEntries: entries,
    };
    this.#frame = frame;
    this.#heardAtMs = performance.now();
    if (this.#isJoined && this.#status.isAway) this.#setStatus({ isAway: false });
    const deadlineMs = live.deadlineMs === null ? null : Date.now() + live.deadlineMs - live.nowMs;
    // Frames come often; the clock of the page moves in seconds.
    if (Math.abs((deadlineMs ?? 0) - (this.#status.deadlineMs ?? 0)) > 1_000) this.#setStatus({ deadlineMs });
    for (const listener of this.#frameListeners) listener(frame);
    if (before === null) this.#opening.ready();
  }

  #demandFrame(): SessionFrame {
    if (this.#frame === null) throw new Error('a run is shown before its first frame');
    return this.#frame;
  }

  #setStatus(change: Partial<RunStatus>): void {
    this.#status = { ...this.#status, ...change };
    for (const listener of this.#statusListeners) listener();
  }
}
