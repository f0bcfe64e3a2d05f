import { Execution, type LogEntry, type LogHeader, type Observer } from '@tongyan/sim-engine/log';
import { ProcedureMonitor } from '@tongyan/sim-engine/procedures';
import { type JudgedSoFar, LiveScore } from '@tongyan/sim-engine/scoring';

import type { SceneTraining } from './scene.ts';

/**
 * Says while a run goes on what of its score is judged. A run that was opened again is followed from its beginning once more, in the
 * time that is left over: until it has been caught up with, nothing is said.
 */
export class Judge {
  readonly #training: SceneTraining;
  readonly #monitor: ProcedureMonitor;
  readonly #live: LiveScore;
  /** Follows from the beginning; null where the run itself is followed. */
  #behind: { readonly execution: Execution; readonly entries: LogEntry[] } | null = null;
  /** Told by the run from the moment at which it is caught up with. */
  readonly observer: Observer;

  constructor(training: SceneTraining) {
    this.#training = training;
    this.#monitor = new ProcedureMonitor(training.procedure);
    this.#live = new LiveScore(training.system, training.procedure, training.rubric);
    const both: readonly Observer[] = [this.#monitor, this.#live];
    this.observer = {
      signals: both.flatMap(({ signals }) => signals),
      modes: both.flatMap(({ modes }) => modes),
      observe: (moment) => {
        if (this.#behind === null) for (const one of both) one.observe(moment);
      },
    };
  }

  /** The run does not begin here. */
  beginBehind(header: LogHeader, entries: readonly LogEntry[]): void {
    const own = [...entries];
    const { system, reserved } = this.#training;
    const opened = Execution.open(
      system,
      { header, entries: own, checkpoints: [] },
      { observers: [this.#monitor, this.#live], reserved },
    );
    if (opened.ok) this.#behind = { execution: opened.value, entries: own };
  }

  /** Keeps an entry for whoever is still behind. */
  add(entry: LogEntry): void {
    this.#behind?.entries.push(entry);
  }

  get isBehind(): boolean {
    return this.#behind !== null;
  }

  /** Comes nearer to where the run is. */
  catchUp(ticks: number, runTick: number): void {
    if (this.#behind === null) return;
    const { execution } = this.#behind;
    for (let done = 0; done < ticks && execution.simulation.tick < runTick; done++) if (!execution.step().ok) return;
    if (execution.simulation.tick < runTick || !execution.commands().ok) return;
    this.#behind = null;
  }

  /** Null while it is not known. */
  judged(tick: number): JudgedSoFar | null {
    return this.#behind === null ? this.#live.judged(this.#monitor.state(), tick) : null;
  }
}
