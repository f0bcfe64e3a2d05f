import type { Command } from '@tongyan/sim-engine/kernel';
import type { Actor } from '@tongyan/sim-engine/log';
import { type RunState, type ViewDelta, withDelta } from '@tongyan/scenes/session';
import type { LiveAnswer, LiveFrame, LiveSaid } from '../contract-live.ts';
import type { FromHost, ToHost } from './protocol.ts';

/** Somebody who follows a run. */
export type Follower = {
  readonly isTrainee: boolean;
  frame(frame: LiveFrame): void;
  surface(whole: boolean, bytes: Uint8Array): void;
  message(text: string, from: string): void;
  /** The run is over, or has to be joined anew. */
  over(state: string): void;
  lost(): void;
};

type HostAnswer = Extract<FromHost, { kind: 'answer' }>['answer'];

/** A run on the server as the server's main thread knows it: who follows it, what it shows, what waits for an answer. */
export class LiveRun {
  readonly attemptId: string;
  readonly #tell: (message: ToHost) => void;
  readonly #now: () => number;
  readonly #followers = new Set<Follower>();
  readonly #waiting = new Map<number, (answer: HostAnswer) => void>();
  #view: Parameters<typeof withDelta>[0] = null;
  #state: RunState = 'paused';
  #entries: number;
  #logBytes: number;
  #said: readonly LiveSaid[];
  #nextId = 1;
  #isRunning = false;
  #isGone = false;
  #deadlineMs: number | null;

  constructor(
    attempt: {
      readonly id: string;
      readonly deadlineMs: number | null;
      readonly entries: number;
      readonly logBytes: number;
      /** What instructors have said into it, oldest first. */
      readonly said: readonly LiveSaid[];
    },
    tell: (message: ToHost) => void,
    now: () => number,
  ) {
    this.attemptId = attempt.id;
    this.#deadlineMs = attempt.deadlineMs;
    this.#entries = attempt.entries;
    this.#logBytes = attempt.logBytes;
    this.#said = attempt.said;
    this.#tell = tell;
    this.#now = now;
  }

  get deadlineMs(): number | null {
    return this.#deadlineMs;
  }

  /** The task's window has been moved. */
  setDeadline(deadlineMs: number | null): void {
    this.#deadlineMs = deadlineMs;
  }

  /** Over or let go: what it still tells leads to nothing that is kept. */
  get isGone(): boolean {
    return this.#isGone;
  }

  get isFollowed(): boolean {
    return this.#followers.size > 0;
  }

  /** Time passes while the trainee is there; the window does not wait. */
  follow(follower: Follower): void {
    this.#followers.add(follower);
    if (this.#view !== null) follower.frame(this.#frameOf({ ...this.#view, whole: true }));
    this.#tell({ kind: 'surface', attemptId: this.attemptId });
    this.#pace();
  }

  /** Everybody gets the whole surface again. */
  wantSurface(): void {
    this.#tell({ kind: 'surface', attemptId: this.attemptId });
  }

  leave(follower: Follower): void {
    if (this.#followers.delete(follower)) this.#pace();
  }

  #pace(): void {
    const isRunning = [...this.#followers].some(({ isTrainee }) => isTrainee);
    if (isRunning === this.#isRunning) return;
    this.#isRunning = isRunning;
    this.#tell({ kind: 'run', attemptId: this.attemptId, running: isRunning });
  }

  ask(actor: Actor, command: Command): Promise<HostAnswer> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#tell({ kind: 'command', attemptId: this.attemptId, id, actor, command });
    });
  }

  answered(id: number, answer: HostAnswer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  /** Bytes of its log's text, for a limit. */
  get logBytes(): number {
    return this.#logBytes;
  }

  /** A command is durable: it counts from now on. */
  grew(entries: number, bytes: number): void {
    this.#entries += entries;
    this.#logBytes += bytes;
  }

  show(state: RunState, delta: ViewDelta): void {
    this.#view = withDelta(this.#view, delta);
    this.#state = state;
    const frame = this.#frameOf(delta);
    for (const follower of this.#followers) follower.frame(frame);
  }

  surface(whole: boolean, bytes: Uint8Array): void {
    for (const follower of this.#followers) follower.surface(whole, bytes);
  }

  /** Whoever comes in later is told too. */
  message(text: string, from: string): void {
    this.#said = [...this.#said, { text, from }];
    for (const follower of this.#followers) follower.message(text, from);
  }

  get said(): readonly LiveSaid[] {
    return this.#said;
  }

  over(state: string): void {
    this.#isGone = true;
    this.#refuseWaiting();
    for (const follower of this.#followers) follower.over(state);
    this.#followers.clear();
  }

  /** The run is gone from memory; whoever follows it joins anew, and it goes on from its log. */
  lost(): void {
    this.#isGone = true;
    this.#refuseWaiting();
    for (const follower of this.#followers) follower.lost();
    this.#followers.clear();
  }

  #refuseWaiting(): void {
    for (const resolve of this.#waiting.values()) resolve({ ok: false, code: 'runIsOver' });
    this.#waiting.clear();
  }

  #frameOf({ whole, tick, timeS, signals, modes }: ViewDelta): LiveFrame {
    return {
      whole,
      state: this.#state,
      tick,
      timeS,
      signals: { ...signals },
      modes: { ...modes },
      entries: this.#entries,
      nowMs: this.#now(),
      deadlineMs: this.#deadlineMs,
    };
  }
}

export type CommandAnswer = LiveAnswer<{ readonly tick: number }>;
