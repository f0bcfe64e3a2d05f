import type { LiveAnswer, LiveFrame, LiveJoined } from '@tongyan/collab-server/contracts';
import { io, type Socket } from 'socket.io-client';
import { subscribeTo } from '../../session/listeners.ts';

/** As the server opens it: `LIVE_PATH` and `LIVE_NAMESPACE` of its contract. */
const PATH = '/live';
const NAMESPACE = '/training';
const ANSWER_MS = 10_000;
const AGAIN_MS = 2_000;

/** Reasons for which it makes no sense to ask again. */
const FINAL = /^(?:session\.|permission\.|training\.)/u;

type Said = LiveJoined['messages'][number];

export interface StationStatus {
  /** Of the line to the server: `over` once the exam is handed in, `refused` with the code of the reason. */
  readonly line: 'joining' | 'joined' | 'away' | 'over' | 'refused';
  readonly code: string | null;
  /** What the machine is at; null before the first frame, which comes once somebody works at it. */
  readonly machine: LiveFrame['state'] | null;
  readonly timeS: number;
  readonly entries: number;
  /** By this device's clock. */
  readonly deadlineMs: number | null;
  readonly said: readonly Said[];
}

const BEGINNING: StationStatus = {
  line: 'joining',
  code: null,
  machine: null,
  timeS: 0,
  entries: 0,
  deadlineMs: null,
  said: [],
};

export type Led = { readonly ok: true } | { readonly ok: false; readonly code: string | null };

const open = (): Socket => io(NAMESPACE, { path: PATH, transports: ['websocket', 'polling'], forceNew: true });

/** An instructor's line into one exam on the server: looks on, speaks, stops the machine and lets it go on. */
export class StationLine {
  readonly #socket: Socket;
  readonly #attemptId: string;
  readonly #listeners = new Set<() => void>();
  #status: StationStatus = BEGINNING;

  constructor(attemptId: string, socket: Socket = open()) {
    this.#attemptId = attemptId;
    this.#socket = socket;
    this.#socket.on('connect', () => this.#join());
    this.#socket.on('disconnect', (reason) => {
      this.#away();
      // Lines that the server has closed itself are not opened again by themselves.
      if (reason === 'io server disconnect') this.#socket.connect();
    });
    this.#socket.on('connect_error', ({ message }) =>
      FINAL.test(message) ? this.#end('refused', message) : this.#away(),
    );
    this.#socket.on('frame', (frame: LiveFrame) => this.#hear(frame));
    this.#socket.on('message', (said: Said) => this.#set({ said: [...this.#status.said, said] }));
    this.#socket.on('over', () => this.#end('over', null));
  }

  readonly status = (): StationStatus => this.#status;

  readonly subscribe = (listener: () => void): (() => void) => subscribeTo(this.#listeners, listener);

  say(text: string): Promise<Led> {
    return this.#lead('message', { text });
  }

  freeze(): Promise<Led> {
    return this.#lead('freeze', null);
  }

  resume(): Promise<Led> {
    return this.#lead('resume', null);
  }

  close(): void {
    this.#socket.close();
  }

  async #lead(event: string, body: unknown): Promise<Led> {
    try {
      const answer = (await this.#socket.timeout(ANSWER_MS).emitWithAck(event, body)) as LiveAnswer;
      return answer.ok ? { ok: true } : { ok: false, code: answer.code };
    } catch {
      // No answer in time.
      return { ok: false, code: null };
    }
  }

  #join(): void {
    this.#socket
      .timeout(ANSWER_MS)
      .emit('join', { attemptId: this.#attemptId }, (error: Error | null, answer?: LiveAnswer<LiveJoined>) => {
        if (error === null && answer?.ok === true) {
          this.#set({ line: 'joined', said: answer.messages });
          return;
        }
        if (answer?.ok === false && FINAL.test(answer.code)) {
          this.#end(answer.code === 'training.attemptOver' ? 'over' : 'refused', answer.code);
          return;
        }
        setTimeout(() => (this.#socket.connected ? this.#join() : undefined), AGAIN_MS);
      });
  }

  #hear({ state, timeS, entries, deadlineMs, nowMs }: LiveFrame): void {
    const ends = deadlineMs === null ? null : Date.now() + deadlineMs - nowMs;
    this.#set({ machine: state, timeS, entries, deadlineMs: ends });
  }

  #away(): void {
    if (this.#status.line !== 'over' && this.#status.line !== 'refused') this.#set({ line: 'away' });
  }

  #end(line: 'over' | 'refused', code: string | null): void {
    this.#set({ line, code });
    this.close();
  }

  #set(change: Partial<StationStatus>): void {
    this.#status = { ...this.#status, ...change };
    for (const listener of this.#listeners) listener();
  }
}
