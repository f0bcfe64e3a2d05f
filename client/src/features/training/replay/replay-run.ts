import {
  type SessionFrame,
  type SessionPort,
  type TaskStrip,
  type TrainingMode,
  withDelta,
} from '@tongyan/scenes/session';
import { subscribeTo } from '../session/listeners.ts';
import { SurfaceFollowers } from '../session/surface-followers.ts';
import type { FromReplay, ToReplay } from './replay-messages.ts';

export interface ReplayState {
  readonly startTick: number;
  readonly endTick: number;
  readonly tickS: number;
  readonly tick: number;
  readonly rate: number;
  readonly done: number;
  readonly isSeeking: boolean;
  readonly isPrepared: boolean;
}

export interface ReplayHandle {
  readonly port: SessionPort;
  state(): ReplayState;
  subscribe(listener: () => void): () => void;
  seek(tick: number): void;
  setRate(rate: number): void;
  close(): void;
}

export class ReplayFailed extends Error {
  override readonly name = 'ReplayFailed';
}

interface Identity {
  readonly sceneId: string;
  readonly exerciseId: string;
  readonly mode: TrainingMode;
}

/** Opens a log to be played. Rejects with `ReplayFailed` where it is none, or of another model. */
export function openReplay(log: unknown, identity: Identity): Promise<ReplayHandle> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module', name: 'replay' });
  return new Promise((resolve, reject) => {
    const run = new ReplayRun(worker, identity, {
      ready: () => resolve(run),
      failed: (code) => {
        worker.terminate();
        reject(new ReplayFailed(code));
      },
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker did not start')));
    const { sceneId, exerciseId } = identity;
    worker.postMessage({ kind: 'open', sceneId, exerciseId, log } satisfies ToReplay);
  });
}

interface Opening {
  readonly ready: () => void;
  readonly failed: (code: string) => void;
}

class ReplayRun implements ReplayHandle {
  readonly port: SessionPort;
  readonly #worker: Worker;
  readonly #opening: Opening;
  readonly #strip: TaskStrip;
  readonly #frameListeners = new Set<(frame: SessionFrame) => void>();
  readonly #listeners = new Set<() => void>();
  readonly #surface = new SurfaceFollowers(() => this.#tell({ kind: 'surface' }));
  #frame: SessionFrame | null = null;
  #state: ReplayState = {
    startTick: 0,
    endTick: 0,
    tickS: 1,
    tick: 0,
    rate: 0,
    done: 0,
    isSeeking: false,
    isPrepared: false,
  };

  constructor(worker: Worker, identity: Identity, opening: Opening) {
    this.#worker = worker;
    this.#opening = opening;
    this.#strip = { mode: identity.mode, steps: [], next: [], hazards: [], progress: null, complete: false };
    this.port = {
      ...identity,
      readOnly: true,
      frame: () => this.#demandFrame(),
      subscribe: (listener) => subscribeTo(this.#frameListeners, listener),
      subscribeSurface: (listener) => this.#surface.follow(listener),
      command: () => Promise.resolve({ ok: false, refusal: { code: 'runIsOver' } }),
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromReplay>) => this.#hear(data));
  }

  state(): ReplayState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    return subscribeTo(this.#listeners, listener);
  }

  seek(tick: number): void {
    this.#tell({ kind: 'seek', tick });
  }

  setRate(rate: number): void {
    this.#tell({ kind: 'rate', rate });
  }

  close(): void {
    this.#worker.terminate();
  }

  #tell(message: ToReplay): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromReplay): void {
    switch (message.kind) {
      case 'opened': {
        const { startTick, endTick, tickS } = message;
        return this.#setState({ startTick, endTick, tickS });
      }
      case 'failed':
        return this.#opening.failed(message.code);
      case 'surface':
        return this.#surface.tell(message);
      case 'frame':
        return this.#hearFrame(message);
    }
  }

  #hearFrame({ view: delta, rate, done, isSeeking, isPrepared }: Extract<FromReplay, { kind: 'frame' }>): void {
    const before = this.#frame;
    const view = withDelta(before?.view ?? null, delta);
    const state = rate > 0 ? 'running' : 'paused';
    const frame = { state, view, strip: this.#strip, rate, entries: done, durableEntries: done } as const;
    this.#frame = frame;
    this.#setState({ tick: view.tick, rate, done, isSeeking, isPrepared });
    for (const listener of this.#frameListeners) listener(frame);
    if (before === null) this.#opening.ready();
  }

  #demandFrame(): SessionFrame {
    if (this.#frame === null) throw new Error('a replay is shown before its first frame');
    return this.#frame;
  }

  #setState(change: Partial<ReplayState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
