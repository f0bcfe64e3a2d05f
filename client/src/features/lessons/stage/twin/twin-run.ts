import { type LessonTimeMs, lessonTimeMs, type StageEvent, twinTick, type TwinState } from '@tongyan/media/timeline';
import {
  type Command,
  type CommandOutcome,
  type SessionFrame,
  type SessionPort,
  type SurfaceChange,
  type TaskStrip,
  withDelta,
} from '@tongyan/scenes/session';
import { CommandLag } from './command-lag.ts';
import type { FromTwin, ToTwin } from './messages.ts';

export interface TwinRunOptions {
  readonly twin: TwinState;
  readonly at: () => LessonTimeMs;
  /** Called with the run once there is something to show. */
  readonly onReady: (run: TwinRun) => void;
  readonly onFailed: (code: string) => void;
  readonly onBehind: (isBehind: boolean) => void;
  /** Asks the server from where a run may be gone on with; left out: it is run from its beginning. */
  readonly placeOf?: TwinPlaceOf | undefined;
}

/** @returns JSON of a `RunPlace` at that tick or before; null where there is none. */
export type TwinPlaceOf = (runId: string, tick: number) => Promise<string | null>;

interface Given {
  readonly command: string;
  readonly sentAt: LessonTimeMs;
  readonly answer: (outcome: CommandOutcome) => void;
  isShown: boolean;
}

const STEP_MS = 33;
/** A shorter way is gone sooner than a place is here. */
const FAR_MS = 15_000;
const ASK_AGAIN_MS = 3_000;
const ANSWER_MS = 8_000;
const STRIP: TaskStrip = { mode: 'exam', steps: [], next: [], hazards: [], progress: null, complete: false };

/** A twin of the stage in this page. It is computed in a worker, which is told the log's commands and the tick of the moment. */
export class TwinRun {
  readonly #worker: Worker;
  readonly #options: TwinRunOptions;
  readonly #frameListeners = new Set<(frame: SessionFrame) => void>();
  readonly #surfaceListeners = new Set<(change: SurfaceChange) => void>();
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #lag = new CommandLag();
  #given: readonly Given[] = [];
  #twin: TwinState;
  #act: ((event: StageEvent) => void) | undefined;
  #exerciseId: string | null = null;
  #frame: SessionFrame | null = null;
  #askedTick = -1;
  #placeAskedAtMs = -Infinity;

  constructor(options: TwinRunOptions) {
    this.#options = options;
    this.#twin = options.twin;
    this.#worker = new Worker(new URL('lesson-twin.ts', import.meta.url), { type: 'module', name: 'lesson-twin' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromTwin>) => this.#hear(data));
    this.#worker.addEventListener('error', () => options.onFailed('workerFailed'));
    const { sceneId, exerciseId, seed, commands } = options.twin;
    this.#tell({ kind: 'open', sceneId, exerciseId, seed });
    this.#tell({ kind: 'commands', commands });
    this.#timer = setInterval(() => this.#step(), STEP_MS);
  }

  /** What a scene's view works with. @param isReadOnly nobody operates it here */
  port(isReadOnly: boolean): SessionPort {
    return {
      sceneId: this.#twin.sceneId,
      exerciseId: this.#exerciseId ?? '',
      mode: 'exam',
      readOnly: isReadOnly,
      frame: () => this.#demandFrame(),
      subscribe: (listener) => {
        this.#frameListeners.add(listener);
        return () => void this.#frameListeners.delete(listener);
      },
      subscribeSurface: (listener) => {
        this.#surfaceListeners.add(listener);
        this.#tell({ kind: 'surface' });
        return () => void this.#surfaceListeners.delete(listener);
      },
      command: (command) =>
        isReadOnly ? Promise.resolve({ ok: false, refusal: { code: 'runIsOver' } }) : this.#command(command),
    };
  }

  /** The newest state of the log, and how something is done, where somebody leads here. */
  follow(twin: TwinState, act: ((event: StageEvent) => void) | undefined): void {
    this.#act = act;
    if (twin.commands !== this.#twin.commands) {
      this.#tell({ kind: 'commands', commands: twin.commands });
      this.#measure(twin);
    }
    this.#twin = twin;
    this.#step();
  }

  /** The tick at which something that is done now is to happen: once it has come to everybody. */
  tickAhead(): number {
    const ahead = twinTick(this.#twin, lessonTimeMs(this.#options.at() + this.#lag.ms));
    return Math.max(ahead, this.#twin.commands.at(-1)?.atTick ?? 0);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#worker.terminate();
    for (const { answer } of this.#given) answer({ ok: false, refusal: { code: 'runIsOver' } });
    this.#given = [];
  }

  #step(): void {
    const tick = twinTick(this.#twin, this.#options.at());
    if (tick !== this.#askedTick) this.#tell({ kind: 'goTo', tick });
    this.#askedTick = tick;
    this.#lookForPlace(tick);
  }

  /** Where the way is long, somebody may have gone most of it. */
  #lookForPlace(tick: number): void {
    const { placeOf } = this.#options;
    const { runId, tickMs } = this.#twin;
    const nowMs = performance.now();
    const isFar = (tick - (this.#frame?.view.tick ?? 0)) * tickMs > FAR_MS;
    if (placeOf === undefined || !isFar || nowMs - this.#placeAskedAtMs < ASK_AGAIN_MS) return;
    this.#placeAskedAtMs = nowMs;
    placeOf(runId, tick).then(
      (text) => {
        if (text !== null) this.#tell({ kind: 'place', text });
      },
      // It is on its way all the same.
      () => undefined,
    );
  }

  #command(command: Command): Promise<CommandOutcome> {
    const act = this.#act;
    if (act === undefined) return Promise.resolve({ ok: false, refusal: { code: 'runIsOver' } });
    const text = JSON.stringify(command);
    return new Promise((resolve) => {
      const given: Given = { command: text, sentAt: this.#options.at(), answer: resolve, isShown: false };
      this.#given = [...this.#given, given];
      // The log may refuse it, or the line be gone: what comes later is shown all the same.
      setTimeout(() => this.#answer(given, { ok: false, refusal: { code: 'notAnswered' } }), ANSWER_MS);
      act({ kind: 'twin.command', atTick: this.tickAhead(), command: text });
    });
  }

  #measure(twin: TwinState): void {
    const known = this.#twin.runId === twin.runId ? this.#twin.commands.length : 0;
    for (const { command } of twin.commands.slice(known)) {
      const given = this.#given.find((one) => one.command === command && !one.isShown);
      if (given === undefined) continue;
      given.isShown = true;
      this.#lag.measured(given.sentAt, this.#options.at());
    }
  }

  #answer(given: Given, outcome: CommandOutcome): void {
    if (!this.#given.includes(given)) return;
    this.#given = this.#given.filter((other) => other !== given);
    given.answer(outcome);
  }

  #tell(message: ToTwin): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromTwin): void {
    switch (message.kind) {
      case 'opened':
        this.#exerciseId = message.exerciseId;
        return;
      case 'failed':
        return this.#options.onFailed(message.code);
      case 'surface': {
        const { whole, bytes } = message;
        for (const listener of this.#surfaceListeners) listener({ whole, bytes });
        return;
      }
      case 'done': {
        const given = this.#given.find((one) => one.isShown && one.command === message.command);
        if (given === undefined) return;
        const tick = this.#frame?.view.tick ?? 0;
        return this.#answer(
          given,
          message.refusal === null ? { ok: true, tick } : { ok: false, refusal: message.refusal },
        );
      }
      case 'frame':
        return this.#hearFrame(message);
    }
  }

  #hearFrame({ view: delta, isBehind }: Extract<FromTwin, { kind: 'frame' }>): void {
    const before = this.#frame;
    const { rate } = this.#twin.pace;
    const { length } = this.#twin.commands;
    const state = rate > 0 ? 'running' : 'paused';
    const view = withDelta(before?.view ?? null, delta);
    const frame: SessionFrame = { state, view, strip: STRIP, rate, entries: length, durableEntries: length };
    this.#frame = frame;
    for (const listener of this.#frameListeners) listener(frame);
    this.#options.onBehind(isBehind);
    if (before === null) this.#options.onReady(this);
  }

  #demandFrame(): SessionFrame {
    if (this.#frame === null) throw new Error('a twin is shown before its first frame');
    return this.#frame;
  }
}
