import { ask, freshMemory, type PredicateMemory, wakeTickOf } from '../predicates/evaluate.ts';
import { commandsOf, type Predicate, type Readings } from '../predicates/predicate.ts';
import { AT_REST, type Ending, keepCommand, type Resting } from './gauge.ts';
import { type Measured, type Meter, NOTHING_MEASURED } from './measured.ts';
import type { Measure, Window } from './rubric.ts';
import { OpenWindow } from './window.ts';

interface Stretch {
  readonly fromTick: number;
  readonly toTick: number;
}

const longer = (one: Stretch | null, other: Stretch): Stretch =>
  one === null || other.toTick - other.fromTick > one.toTick - one.fromTick ? other : one;

/** Seconds from one event to the next other one. */
export class BetweenMeter implements Meter {
  readonly #measure: Extract<Measure, { kind: 'between' }>;
  readonly #window: OpenWindow;
  readonly #from: PredicateMemory;
  readonly #to: PredicateMemory;
  #wasFrom = false;
  /** Where the time that runs began; −1 while none runs. */
  #runsFrom = -1;
  #best: Stretch | null = null;
  readonly #commands: number[] = [];

  constructor(measure: Extract<Measure, { kind: 'between' }>, window: Window) {
    this.#measure = measure;
    this.#window = new OpenWindow(window);
    this.#from = freshMemory(measure.from);
    this.#to = freshMemory(measure.to);
  }

  observe(moment: Readings, seq: number): void {
    if (this.#measure.take === 'first' && this.#best !== null) return;
    const inside = this.#window.holds(moment);
    const from = ask(this.#measure.from, moment, this.#from);
    const to = ask(this.#measure.to, moment, this.#to);
    const begins = from && !this.#wasFrom;
    this.#wasFrom = from;
    if (!inside) return;
    if (begins && this.#runsFrom < 0) {
      this.#runsFrom = moment.tick;
      keepCommand(this.#commands, seq);
    }
    if (!to || this.#runsFrom < 0) return;
    this.#stop(moment.tick);
    keepCommand(this.#commands, seq);
  }

  resting(moment: Readings): Resting {
    if (this.#measure.take === 'first' && this.#best !== null) return AT_REST;
    const untilTick = Math.min(
      this.#window.wakeTick(moment),
      wakeTickOf(this.#measure.from, this.#from, moment),
      wakeTickOf(this.#measure.to, this.#to, moment),
    );
    return { takesAll: this.#window.isOpen, untilTick };
  }

  stay(moment: Readings): void {
    this.#window.stay(moment.tick);
  }

  measured({ tickS }: Ending): Measured {
    const best = this.#bestNow();
    if (best === null) return { ...NOTHING_MEASURED, fromTick: this.#runsFrom, commands: this.#commands };
    const { fromTick, toTick } = best;
    return { value: (toTick - fromTick) * tickS, fromTick, toTick, samples: [], commands: this.#commands };
  }

  #stop(toTick: number): void {
    const fromTick = this.#runsFrom;
    this.#runsFrom = -1;
    this.#best = longer(this.#best, { fromTick, toTick });
  }

  /** With the time that runs, where the longest is asked for: it may go on after this was asked. */
  #bestNow(): Stretch | null {
    if (this.#measure.take !== 'longest' || this.#runsFrom < 0) return this.#best;
    return longer(this.#best, { fromTick: this.#runsFrom, toTick: this.#window.toTick });
  }
}

/** Seconds during which something was true: a tick counts where it was left with it. */
export class TotalMeter implements Meter {
  readonly #measure: Extract<Measure, { kind: 'total' }>;
  readonly #window: OpenWindow;
  readonly #memory: PredicateMemory;
  #ticks = 0;
  #sinceTick = -1;
  #fromTick = -1;
  #toTick = -1;

  constructor(measure: Extract<Measure, { kind: 'total' }>, window: Window) {
    this.#measure = measure;
    this.#window = new OpenWindow(window);
    this.#memory = freshMemory(measure.when);
  }

  observe(moment: Readings): void {
    const inside = this.#window.holds(moment);
    const now = ask(this.#measure.when, moment, this.#memory) && inside;
    if (moment.commands.length === 0) this.#leave(moment.tick, now);
  }

  resting(moment: Readings): Resting {
    return {
      takesAll: this.#sinceTick >= 0,
      untilTick: Math.min(this.#window.wakeTick(moment), wakeTickOf(this.#measure.when, this.#memory, moment)),
    };
  }

  stay(moment: Readings): void {
    this.#leave(moment.tick, true);
  }

  #leave(tick: number, now: boolean): void {
    if (this.#sinceTick >= 0) {
      this.#ticks += tick - this.#sinceTick;
      this.#toTick = tick;
    }
    if (now && this.#fromTick < 0) this.#fromTick = tick;
    this.#sinceTick = now ? tick : -1;
  }

  measured({ tickS }: Ending): Measured {
    const fits = this.#window.fromTick >= 0;
    return {
      value: fits ? this.#ticks * tickS : null,
      fromTick: this.#fromTick,
      toTick: this.#toTick,
      samples: [],
      commands: [],
    };
  }
}

/** How many commands were given, or how often something became true. */
export class CountMeter implements Meter {
  readonly #measure: Extract<Measure, { kind: 'count' }>;
  readonly #window: OpenWindow;
  readonly #memory: PredicateMemory;
  readonly #counted: readonly Predicate[];
  #was = false;
  #count = 0;
  #fromTick = -1;
  #toTick = -1;
  readonly #commands: number[] = [];

  constructor(measure: Extract<Measure, { kind: 'count' }>, window: Window) {
    this.#measure = measure;
    this.#window = new OpenWindow(window);
    this.#memory = freshMemory(measure.when);
    this.#counted = commandsOf(measure.when);
  }

  observe(moment: Readings, seq: number): void {
    const inside = this.#window.holds(moment);
    const now = ask(this.#measure.when, moment, this.#memory);
    // Two commands in a row are two, though nothing was false between them.
    const counts = now && (!this.#was || this.#counted.some((command) => ask(command, moment, [])));
    this.#was = now;
    if (!inside || !counts) return;
    this.#count += 1;
    if (this.#fromTick < 0) this.#fromTick = moment.tick;
    this.#toTick = moment.tick;
    keepCommand(this.#commands, seq);
  }

  resting(moment: Readings): Resting {
    const untilTick = Math.min(this.#window.wakeTick(moment), wakeTickOf(this.#measure.when, this.#memory, moment));
    return { ...AT_REST, untilTick };
  }

  stay(): void {
    // What goes on being true is counted once.
  }

  measured(): Measured {
    return {
      value: this.#window.fromTick >= 0 ? this.#count : null,
      fromTick: this.#fromTick,
      toTick: this.#toTick,
      samples: [],
      commands: this.#commands,
    };
  }
}
