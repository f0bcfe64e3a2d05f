import type { SessionRun } from '@tongyan/scenes/session/run';
import type { LogEnd } from '../store/run-rows.ts';
import { RunLost, RunTakenOver, type RunStore } from '../store/run-store.ts';

/** `lost`: the device has no more what it kept, or has closed its storage for good. */
export type WriteProblem = 'full' | 'failed' | 'lost' | 'takenOver';

/** Writes one run down as it goes on, one write after the other, and says when an entry is durable. */
export class RunWriter {
  #store: RunStore;
  readonly #runId: string;
  readonly #owner: string;
  readonly #dateMs: () => number;
  readonly #told: (problem: WriteProblem | null) => void;
  #entries: number;
  #checkpoints: number;
  #tick: number;
  #problem: WriteProblem | null = null;
  #writing: Promise<void> | null = null;
  #wanted: { readonly snapshot: boolean } | null = null;
  #waiting: { readonly seq: number; readonly done: () => void }[] = [];

  /** @param run as it was read or has just been created: that much is durable. */
  constructor(
    store: RunStore,
    { runId, owner }: { readonly runId: string; readonly owner: string },
    run: SessionRun,
    tools: { readonly dateMs: () => number; readonly told: (problem: WriteProblem | null) => void },
  ) {
    this.#store = store;
    this.#runId = runId;
    this.#owner = owner;
    this.#dateMs = tools.dateMs;
    this.#told = tools.told;
    const { entries, checkpoints } = run.kept;
    this.#entries = entries.length;
    this.#checkpoints = checkpoints.length;
    this.#tick = run.tick;
  }

  get durableEntries(): number {
    return this.#entries;
  }

  get problem(): WriteProblem | null {
    return this.#problem;
  }

  /** Resolves once the entry with this place is durable. While the store fails, it waits. */
  entryDurable(run: SessionRun, seq: number): Promise<void> {
    if (seq < this.#entries) return Promise.resolve();
    const durable = new Promise<void>((done) => {
      this.#waiting.push({ seq, done });
    });
    void this.write(run);
    return durable;
  }

  /** Writes what has come about; resolves when it has been tried. */
  write(run: SessionRun, snapshot = false): Promise<void> {
    if (this.#problem === 'takenOver') return Promise.resolve();
    this.#wanted = { snapshot: snapshot || this.#wanted?.snapshot === true };
    this.#writing ??= this.#pump(run).finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  /** Writes the end behind all that was done; false where the device does not take one of the two yet. */
  async end(run: SessionRun, end: LogEnd): Promise<boolean> {
    await this.write(run);
    const { entries, checkpoints } = run.kept;
    const isWhole = this.#entries === entries.length && this.#checkpoints === checkpoints.length;
    if (!isWhole || this.#problem === 'takenOver') return false;
    try {
      await this.#store.end(this.#runId, end, this.#owner);
    } catch (error) {
      this.#tell(problemOf(error));
      return false;
    }
    this.#tell(null);
    return true;
  }

  /** From now on another store has the run, and all of it. */
  moved(store: RunStore, run: SessionRun): void {
    this.#store = store;
    this.#wrote(run.kept);
  }

  async #pump(run: SessionRun): Promise<void> {
    while (this.#wanted !== null) {
      const { snapshot } = this.#wanted;
      this.#wanted = null;
      if (!(await this.#append(run, snapshot))) return;
    }
  }

  async #append(run: SessionRun, withSnapshot: boolean): Promise<boolean> {
    const { entries, checkpoints, tick } = run.kept;
    const snapshot = withSnapshot ? (run.snapshot() ?? undefined) : undefined;
    const news = { entries: entries.slice(this.#entries), checkpoints: checkpoints.slice(this.#checkpoints) };
    if (news.entries.length === 0 && tick === this.#tick && snapshot === undefined) return true;
    try {
      await this.#store.append(this.#runId, { ...news, tick, atMs: this.#dateMs(), snapshot }, this.#owner);
    } catch (error) {
      this.#tell(problemOf(error));
      return false;
    }
    this.#wrote({ entries, checkpoints, tick });
    return true;
  }

  #wrote({ entries, checkpoints, tick }: Pick<SessionRun['kept'], 'entries' | 'checkpoints' | 'tick'>): void {
    this.#entries = entries.length;
    this.#checkpoints = checkpoints.length;
    this.#tick = tick;
    this.#tell(null);
    for (const { seq, done } of this.#waiting) if (seq < this.#entries) done();
    this.#waiting = this.#waiting.filter(({ seq }) => seq >= this.#entries);
  }

  #tell(problem: WriteProblem | null): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#told(problem);
  }
}

function problemOf(error: unknown): WriteProblem {
  if (error instanceof RunTakenOver) return 'takenOver';
  if (error instanceof RunLost || (error instanceof DOMException && error.name === 'InvalidStateError')) return 'lost';
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failed';
}
