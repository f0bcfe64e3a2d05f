import {
  type Command,
  type CommandOutcome,
  type SessionFrame,
  type SessionPort,
  type SurfaceChange,
  type TrainingMode,
  withDelta,
} from '@tongyan/scenes/session';
import { subscribeTo } from './listeners.ts';
import type { FromWorker, OpenProblem, StartRequest, ToWorker } from './messages.ts';
import type { RunHandle, RunStatus } from './run-handle.ts';
import { SurfaceFollowers } from './surface-followers.ts';
import type { RunRow } from './store/run-rows.ts';

export interface RunIdentity {
  readonly sceneId: string;
  readonly exerciseId: string;
  readonly mode: TrainingMode;
}

export type OpenedRun =
  | { readonly ok: true; readonly handle: RunHandle }
  | { readonly ok: false; readonly problem: OpenProblem };

const NOTHING: RunStatus = {
  keeping: null,
  pace: 1,
  entries: [],
  judged: null,
  end: null,
  isAway: false,
  isEnding: false,
  messages: [],
  deadlineMs: null,
};

/** Starts a worker, and a run in it. */
export function openWorkerRun(start: StartRequest, identity: RunIdentity, owner: string): Promise<OpenedRun> {
  const worker = new Worker(new URL('host/worker.ts', import.meta.url), { type: 'module', name: 'training' });
  return new Promise((resolve, reject) => {
    const run = new WorkerRun(worker, identity, owner, {
      ready: () => resolve({ ok: true, handle: run }),
      notOpened: (problem) => {
        run.close();
        resolve({ ok: false, problem });
      },
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker did not start')));
    run.open(start);
  });
}

interface Opening {
  readonly ready: () => void;
  readonly notOpened: (problem: OpenProblem) => void;
}

class WorkerRun implements RunHandle {
  readonly port: SessionPort;
  readonly #worker: Worker;
  readonly #owner: string;
  readonly #opening: Opening;
  readonly #frameListeners = new Set<(frame: SessionFrame) => void>();
  readonly #statusListeners = new Set<() => void>();
  readonly #surface = new SurfaceFollowers(() => this.#tell({ kind: 'surface' }));
  readonly #asked = new Map<number, (outcome: CommandOutcome) => void>();
  #row: RunRow | null = null;
  #tickS = 1;
  #frame: SessionFrame | null = null;
  #status: RunStatus = NOTHING;
  #count = 0;
  #isClosed = false;

  constructor(worker: Worker, identity: RunIdentity, owner: string, opening: Opening) {
    this.#worker = worker;
    this.#owner = owner;
    this.#opening = opening;
    this.port = {
      ...identity,
      readOnly: identity.mode === 'demonstration',
      frame: () => this.#demandFrame(),
      subscribe: (listener) => subscribeTo(this.#frameListeners, listener),
      subscribeSurface: (listener: (change: SurfaceChange) => void) => this.#surface.follow(listener),
      command: (command) => this.#command(command),
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    addEventListener('pagehide', this.#leave);
    document.addEventListener('visibilitychange', this.#leave);
  }

  get tickS(): number {
    return this.#tickS;
  }

  open(start: StartRequest): void {
    this.#tell({ kind: 'open', start, owner: this.#owner });
  }

  attemptId(): string | null {
    return this.#status.keeping?.sent?.attemptId ?? null;
  }

  status(): RunStatus {
    return this.#status;
  }

  subscribeStatus(listener: () => void): () => void {
    return subscribeTo(this.#statusListeners, listener);
  }

  setPace(pace: { readonly paused: boolean; readonly rate: number }): void {
    this.#tell({ kind: 'pace', ...pace });
  }

  finish(): void {
    this.#setStatus({ isEnding: true });
    this.#tell({ kind: 'end' });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    removeEventListener('pagehide', this.#leave);
    document.removeEventListener('visibilitychange', this.#leave);
    this.#tell({ kind: 'leave' });
    // What it has just been told is written before it ends.
    setTimeout(() => this.#worker.terminate(), TO_WRITE_MS);
  }

  readonly #leave = (): void => {
    if (document.visibilityState === 'hidden') this.#tell({ kind: 'leave' });
  };

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #command(command: Command): Promise<CommandOutcome> {
    this.#count += 1;
    const n = this.#count;
    return new Promise((resolve) => {
      this.#asked.set(n, resolve);
      this.#tell({ kind: 'command', n, command });
    });
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case 'opened':
        this.#row = message.row;
        this.#tickS = message.tickS;
        this.#setStatus({ deadlineMs: message.row?.deadlineMs ?? null });
        return;
      case 'notOpened':
        return this.#opening.notOpened(message.problem);
      case 'frame':
        return this.#hearFrame(message);
      case 'surface':
        return this.#surface.tell(message);
      case 'answer':
        this.#asked.get(message.n)?.(message.outcome);
        this.#asked.delete(message.n);
        return;
      case 'entries':
        return this.#setStatus({ entries: [...this.#status.entries, ...message.entries] });
      case 'keeping':
        return this.#setStatus({ keeping: message.keeping });
      case 'judged':
        return this.#setStatus({ judged: message.judged });
      case 'takenOver':
        return this.#setStatus({ end: { kind: 'takenOver' } });
      case 'ended':
        return this.#setStatus({ end: this.#endOf(message.score) });
    }
  }

  #endOf(score: Extract<FromWorker, { kind: 'ended' }>['score']): RunStatus['end'] {
    if (this.#row === null) return { kind: 'shown' };
    return this.#status.keeping?.sent?.finished === true ? { kind: 'handedIn' } : { kind: 'kept', score };
  }

  #hearFrame(message: Extract<FromWorker, { kind: 'frame' }>): void {
    const { state, rate, entries, durableEntries } = message;
    const before = this.#frame;
    const strip = message.strip ?? before?.strip;
    if (strip === undefined) throw new Error('the first frame has no strip');
    const view = withDelta(before?.view ?? null, message.view);
    const frame = { state, view, strip, rate, entries, durableEntries };
    this.#frame = frame;
    if (message.pace !== this.#status.pace) this.#setStatus({ pace: message.pace });
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

const TO_WRITE_MS = 1_500;
