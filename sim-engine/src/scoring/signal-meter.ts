import { type Question, questionOf } from '../predicates/evaluate.ts';
import type { Operand, Readings } from '../predicates/predicate.ts';
import { AT_REST, keepCommand, type Resting } from './gauge.ts';
import type { Measured, Meter } from './measured.ts';
import type { Measure, Window } from './rubric.ts';
import { sampleOf, Samples } from './samples.ts';
import { OpenWindow } from './window.ts';

type SignalMeasure = Extract<Measure, { kind: 'signal' }>;

function readDifference(moment: Readings, signal: string, minus: Operand = 0): number {
  const value = moment.read(signal) ?? Number.NaN;
  return value - (typeof minus === 'number' ? minus : (moment.read(minus.signal) ?? Number.NaN));
}

/** One value out of all that a signal takes in a window. A value that is no number spoils it: there is none then. */
export class SignalMeter implements Meter {
  readonly #measure: SignalMeasure;
  readonly #window: OpenWindow;
  readonly #samples: Samples;
  #min = Infinity;
  #max = -Infinity;
  #minTick = -1;
  #maxTick = -1;
  #spoiled = false;
  #first: number | null = null;
  #firstTick = -1;
  #last = 0;
  #sum = 0;
  #squares = 0;
  #ticks = 0;

  constructor(measure: SignalMeasure, window: Window) {
    this.#measure = measure;
    this.#window = new OpenWindow(window);
    this.#samples = new Samples(measure.signal);
  }

  observe(moment: Readings): void {
    if (this.#window.holds(moment)) this.#take(moment);
  }

  resting(moment: Readings): Resting {
    return { takesAll: this.#window.isOpen, untilTick: this.#window.wakeTick(moment) };
  }

  stay(moment: Readings): void {
    this.#window.stay(moment.tick);
    this.#take(moment);
  }

  #take(moment: Readings): void {
    const { tick } = moment;
    const value = readDifference(moment, this.#measure.signal, this.#measure.minus);
    if (this.#first === null) {
      this.#first = value;
      this.#firstTick = tick;
    }
    this.#last = value;
    if (!Number.isFinite(value)) this.#spoiled = true;
    if (value < this.#min) {
      this.#min = value;
      this.#minTick = tick;
    }
    if (value > this.#max) {
      this.#max = value;
      this.#maxTick = tick;
    }
    // In time: each tick counts once, by the state with which it is left.
    if (moment.commands.length > 0) return;
    this.#samples.add(tick, value);
    this.#sum += value;
    this.#squares += value * value;
    this.#ticks += 1;
  }

  measured(): Measured {
    const { fromTick, toTick } = this.#window;
    const value = this.#first === null || this.#spoiled ? Number.NaN : this.#value();
    const [from, to] = this.#decisive(fromTick, toTick);
    return {
      value: Number.isFinite(value) ? value : null,
      fromTick: from,
      toTick: to,
      samples: this.#samples.list(),
      commands: [],
    };
  }

  #value(): number {
    switch (this.#measure.take) {
      case 'min':
        return this.#min;
      case 'max':
        return this.#max;
      case 'range':
        return this.#max - this.#min;
      case 'first':
        return this.#first ?? Number.NaN;
      case 'last':
        return this.#last;
      case 'mean':
        return this.#sum / this.#ticks;
      case 'rms':
        return Math.sqrt(this.#squares / this.#ticks);
    }
  }

  /** The ticks to look at: that of an extreme, or the whole window. */
  #decisive(fromTick: number, toTick: number): readonly [number, number] {
    switch (this.#measure.take) {
      case 'min':
        return [this.#minTick, this.#minTick];
      case 'max':
        return [this.#maxTick, this.#maxTick];
      case 'first':
        return [this.#firstTick, this.#firstTick];
      case 'last':
        return [toTick, toTick];
      case 'range':
      case 'mean':
      case 'rms':
        return [fromTick, toTick];
    }
  }
}

/** The value that a command met. */
export class AtCommandMeter implements Meter {
  readonly #measure: Extract<Measure, { kind: 'atCommand' }>;
  readonly #window: OpenWindow;
  readonly #looks: Question;
  #value = Number.NaN;
  #tick = -1;
  #commands: number[] = [];

  constructor(measure: Extract<Measure, { kind: 'atCommand' }>, window: Window) {
    this.#measure = measure;
    this.#looks = questionOf(measure.command);
    this.#window = new OpenWindow(window);
  }

  observe(moment: Readings, seq: number): void {
    if (!this.#window.holds(moment) || !this.#looks(moment, [])) return;
    if (this.#measure.which === 'first' && this.#tick >= 0) return;
    this.#value = readDifference(moment, this.#measure.signal, this.#measure.minus);
    this.#tick = moment.tick;
    this.#commands = [];
    keepCommand(this.#commands, seq);
  }

  resting(moment: Readings): Resting {
    return { ...AT_REST, untilTick: this.#window.wakeTick(moment) };
  }

  stay(): void {
    // It looks at commands.
  }

  measured(): Measured {
    const { signal } = this.#measure;
    return {
      value: Number.isFinite(this.#value) ? this.#value : null,
      fromTick: this.#tick,
      toTick: this.#tick,
      samples: this.#tick < 0 ? [] : [sampleOf(this.#tick, signal, this.#value)],
      commands: this.#commands,
    };
  }
}
