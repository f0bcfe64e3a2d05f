import { Worker } from 'node:worker_threads';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err } from '../../platform/result.ts';
import type { Answers, Task } from './conversion.ts';
import { Turns } from './turns.ts';

export type Converter = {
  /**
   * Converts for a person, whose turn comes round with everybody else's. Problems: what the file brings about,
   * `transfer.timedOut`, `transfer.busy`, `transfer.tooManyOfYours`.
   */
  convert<T extends Task>(task: T, personId: string): Promise<Result<Answers[T['kind']], Problem>>;
  close(): Promise<void>;
};

export type ConverterOptions = {
  /** A conversion that takes longer is stopped, and its thread with it. */
  readonly timeLimitMs?: number;
  /** Conversions that may wait for the one at work, of everybody and of one person. */
  readonly maxWaiting?: number;
  readonly maxWaitingOfOne?: number;
  /** The thread ends when nothing was asked of it for so long: fonts and heap go back to the system. */
  readonly idleMs?: number;
  /** Called with what went wrong where a conversion threw, or its thread ran out of memory. */
  readonly onFailure?: (reason: string) => void;
};

type Answer = { readonly id: number } & ({ readonly result: Result<unknown, Problem> } | { readonly failure: string });
type Job = { readonly task: Task; readonly resolve: (result: Result<unknown, Problem>) => void };

/** With these an import or an export begins. */
const beginning: readonly Task['kind'][] = ['import', 'references'];

/** The heap of the thread: a conversion that needs more ends the thread, not the server. */
const maxHeapMb = 1_024;

/**
 * Runs conversions one after another in a thread of its own, started when first needed, so that live typing never waits for
 * one, and in turn by person, so that nobody's pile of files keeps the others from theirs. Whatever happens to a conversion, the answer is a value and the next one runs.
 */
export function openConverter(options: ConverterOptions = {}): Converter {
  const { timeLimitMs = 60_000, maxWaiting = 32, maxWaitingOfOne = 4, idleMs = 60_000 } = options;
  const { onFailure = () => undefined } = options;
  const waiting = new Turns<Job>();
  let worker: Worker | undefined;
  let current: (Job & { readonly id: number; readonly timer: NodeJS.Timeout }) | undefined;
  let idle: NodeJS.Timeout | undefined;
  let nextId = 1;
  let closed = false;

  function start(): Worker {
    const started = new Worker(new URL('./conversion-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    started.unref();
    started.on('message', (answer: Answer) => {
      if (answer.id !== current?.id) return;
      if ('result' in answer) return settle(answer.result);
      onFailure(answer.failure);
      settle(err(failureOf(current.task)));
    });
    started.on('error', (error: unknown) => {
      onFailure(error instanceof Error ? error.message : String(error));
      lose(started);
    });
    started.on('exit', () => lose(started));
    return started;
  }

  function lose(lost: Worker): void {
    if (worker !== lost) return;
    worker = undefined;
    if (current) settle(err(problem('transfer.fileTooComplex')));
  }

  function settle(result: Result<unknown, Problem>): void {
    const job = current;
    if (!job) return;
    clearTimeout(job.timer);
    current = undefined;
    job.resolve(result);
    next();
  }

  function next(): void {
    clearTimeout(idle);
    const job = current ? undefined : waiting.shift();
    if (!job) {
      if (!current) idle = setTimeout(() => void stop(), idleMs).unref();
      return;
    }
    const id = nextId++;
    const timer = setTimeout(() => {
      void stop();
      settle(err(problem('transfer.timedOut')));
    }, timeLimitMs);
    current = { ...job, id, timer };
    worker ??= start();
    worker.postMessage({ id, task: job.task });
  }

  async function stop(): Promise<void> {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  }

  async function run(task: Task, personId: string): Promise<Result<unknown, Problem>> {
    if (closed) return err(problem('transfer.busy'));
    // What goes on with work that was let in is not refused in the middle of it.
    if (beginning.includes(task.kind)) {
      if (waiting.waitingOf(personId) >= maxWaitingOfOne) {
        return err(problem('transfer.tooManyOfYours', { most: maxWaitingOfOne }));
      }
      if (waiting.size >= maxWaiting) return err(problem('transfer.busy'));
    }
    return new Promise((resolve) => {
      waiting.push(personId, { task, resolve });
      next();
    });
  }

  return {
    convert: async <T extends Task>(task: T, personId: string) =>
      (await run(task, personId)) as Result<Answers[T['kind']], Problem>,
    async close() {
      closed = true;
      clearTimeout(idle);
      for (const job of waiting.drain()) job.resolve(err(problem('transfer.busy')));
      const stopping = stop();
      settle(err(problem('transfer.busy')));
      await stopping;
    },
  };
}

/** A file that makes a reader throw is damaged in a way that it does not know; a document that cannot be written is our fault. */
function failureOf(task: Task): Problem {
  return problem(task.kind === 'import' ? 'transfer.fileBroken' : 'server.internal');
}
