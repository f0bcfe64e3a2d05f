import { Worker } from 'node:worker_threads';
import type { Result } from '../platform/result.ts';
import type { EngineTask, ReadLog, ReadTask, Scored, ScoreTask, Sealed, SealTask, TaskValue } from './engine-task.ts';
import type { LogRefusal } from './log-rules.ts';
import type { Rehearsed, RehearseTask } from './rehearsal.ts';

export type EngineRequest = { readonly id: number; readonly task: EngineTask };
export type EngineAnswer =
  | { readonly id: number; readonly ok: true; readonly outcome: Result<TaskValue, LogRefusal> }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** Why a thread gave no answer. `interrupted`: it was to make way. */
type EngineEnd = 'failed' | 'died' | 'tookTooLong' | 'interrupted' | 'closed';

/** A thread that died, or was ended for taking too long, with what was asked of it. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  readonly end: EngineEnd;

  constructor(end: EngineEnd, message: string) {
    super(message);
    this.end = end;
  }
}

type Waiting = { resolve(outcome: Result<TaskValue, LogRefusal>): void; reject(error: Error): void };

/** Ten hours of simulated time at a hundred times its speed, and some more. */
const LONGEST_MS = 15 * 60_000;
/** Enough for the longest log; a hostile one shall not take the server's memory. */
const MOST_HEAP_MB = 1_536;

/** Threads that run logs: one for scores, one for uploads, so that nobody who hands in waits for a score. */
export class Engine {
  readonly #scenesUrl: string;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #nextId = 1;
  #isClosed = false;
  readonly #waiting = new Map<number, Waiting>();

  /** @param scenesUrl module that exports `source`, a `SceneSource` */
  constructor(scenesUrl: string) {
    this.#scenesUrl = scenesUrl;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  score(task: Omit<ScoreTask, 'kind'>): Promise<Result<Scored, LogRefusal>> {
    return this.#ask({ kind: 'score', ...task }) as Promise<Result<Scored, LogRefusal>>;
  }

  seal(task: Omit<SealTask, 'kind'>): Promise<Result<Sealed, LogRefusal>> {
    return this.#ask({ kind: 'seal', ...task }) as Promise<Result<Sealed, LogRefusal>>;
  }

  read(task: Omit<ReadTask, 'kind'>): Promise<Result<ReadLog, LogRefusal>> {
    return this.#ask({ kind: 'read', ...task }) as Promise<Result<ReadLog, LogRefusal>>;
  }

  rehearse(task: Omit<RehearseTask, 'kind'>): Promise<Result<Rehearsed, LogRefusal>> {
    return this.#ask({ kind: 'rehearse', ...task }) as Promise<Result<Rehearsed, LogRefusal>>;
  }

  /** Rejects with an EngineFailure where the thread does not answer. */
  #ask(task: EngineTask): Promise<Result<TaskValue, LogRefusal>> {
    if (this.#isClosed) return Promise.reject(new EngineFailure('closed', 'the server closes'));
    const worker = (this.#worker ??= this.#start());
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#watch(worker);
      worker.postMessage({ id, task } satisfies EngineRequest);
    });
  }

  #watch(worker: Worker): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#lose(worker, new EngineFailure('tookTooLong', 'the thread took too long'));
      void worker.terminate();
    }, LONGEST_MS);
    this.#timer.unref();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./scoring-worker.ts', import.meta.url), {
      workerData: { scenesUrl: this.#scenesUrl },
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    worker.unref();
    worker.on('message', (answer: EngineAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      this.#watch(worker);
      if (answer.ok) waiting?.resolve(answer.outcome);
      else waiting?.reject(new EngineFailure('failed', answer.message));
    });
    worker.on('error', (error) => this.#lose(worker, new EngineFailure('died', String(error))));
    worker.on('exit', () => this.#lose(worker, new EngineFailure('died', 'the thread has ended')));
    return worker;
  }

  #lose(worker: Worker, error: EngineFailure): void {
    if (this.#worker !== worker) return;
    clearTimeout(this.#timer);
    this.#worker = undefined;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }

  /** Gives up what is being run: whoever asked for it is told, and may ask again. */
  interrupt(): void {
    const worker = this.#worker;
    if (worker === undefined || this.#waiting.size === 0) return;
    this.#lose(worker, new EngineFailure('interrupted', 'the thread makes way'));
    void worker.terminate();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#lose(worker, new EngineFailure('closed', 'the server closes'));
    await worker.terminate();
  }
}
