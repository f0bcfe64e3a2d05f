import {
  beginAnew,
  freshMemory,
  type PredicateMemory,
  type Question,
  questionOf,
  wakeTickOf,
} from '../predicates/evaluate.ts';
import { type Predicate, type Readings, signalsOf } from '../predicates/predicate.ts';
import { type Finding, NO_EVIDENCE } from './evidence.ts';
import { AT_REST, type Gauge, keepCommand, type Resting } from './gauge.ts';
import type { Criterion } from './rubric.ts';
import { sampleOf } from './samples.ts';
import { OpenWindow } from './window.ts';

type Condition = Exclude<Criterion, { kind: 'value' }>;

/** What is asked at every moment. */
function predicateOf(criterion: Condition): Predicate {
  return criterion.kind === 'held' ? { kind: 'held', of: criterion.when, forS: criterion.forS } : criterion.when;
}

interface Decision {
  /** Whether this moment is the one to remember. */
  readonly keeps: boolean;
  /** Whether nothing that follows can change it. */
  readonly settles: boolean;
  readonly holds: boolean;
}

/** What a moment that a criterion looks at means for it. */
function decide(criterion: Condition, now: boolean): Decision {
  switch (criterion.kind) {
    case 'ever':
    case 'held':
      return { keeps: now, settles: now, holds: now };
    case 'never':
      return { keeps: now, settles: now, holds: !now };
    case 'atEnd':
      return { keeps: true, settles: false, holds: now };
    case 'atCommand': {
      const settles = { first: true, last: false, any: now, every: !now }[criterion.which];
      return { keeps: true, settles, holds: now };
    }
  }
}

/** Looks for the moment that decides whether a condition holds. */
export class ConditionGauge implements Gauge {
  readonly #criterion: Condition;
  readonly #predicate: Predicate;
  readonly #asks: Question;
  /** Of the command whose moments it looks at; none where it looks at all. */
  readonly #looks: Question | undefined;
  readonly #signals: readonly string[];
  readonly #memory: PredicateMemory;
  readonly #window: OpenWindow;
  /** What was decided last; null where nothing has been. */
  #holds: boolean | null = null;
  /** The moment that decided; −1 where none has. */
  #tick = -1;
  #settled = false;
  /** What the signals were at that moment. */
  readonly #values: (number | undefined)[] = [];
  readonly #commands: number[] = [];

  constructor(criterion: Condition) {
    this.#criterion = criterion;
    const predicate = predicateOf(criterion);
    this.#predicate = predicate;
    this.#asks = questionOf(predicate);
    this.#looks = criterion.kind === 'atCommand' ? questionOf(criterion.command) : undefined;
    this.#signals = [...new Set(signalsOf(criterion.when))];
    this.#memory = freshMemory(predicate);
    this.#window = new OpenWindow(criterion.window);
  }

  observe(moment: Readings, seq: number): void {
    if (this.#settled) return;
    const inside = this.#window.holds(moment);
    // What remembers nothing need not be asked where nobody looks.
    if (this.#memory.length === 0 && !(inside && this.#concerns(moment))) return;
    const now = this.#asks(moment, this.#memory);
    // How long something has held counts from the opening of the window.
    if (this.#criterion.kind === 'held' && !inside) beginAnew(this.#memory);
    if (!inside || !this.#concerns(moment)) return;
    const { keeps, settles, holds } = decide(this.#criterion, now);
    this.#settled = settles;
    if (!keeps) return;
    this.#holds = holds;
    this.#keep(moment);
    if (this.#criterion.kind !== 'atEnd') keepCommand(this.#commands, seq);
  }

  resting(moment: Readings): Resting {
    if (this.#settled) return AT_REST;
    return {
      takesAll: this.#window.isOpen,
      untilTick: Math.min(wakeTickOf(this.#predicate, this.#memory, moment), this.#window.wakeTick(moment)),
    };
  }

  stay(moment: Readings): void {
    this.#window.stay(moment.tick);
    if (this.#criterion.kind === 'atEnd') this.#keep(moment);
  }

  finding(): Finding {
    const { kind, when } = this.#criterion;
    // What was to be avoided was not seen, or what was to be seen was not.
    const holds = this.#holds ?? (kind === 'never' && this.#window.fromTick >= 0);
    return {
      share: holds ? 1 : 0,
      evidence: {
        ...NO_EVIDENCE,
        limit: { kind: 'condition', when },
        holds,
        fromTick: this.#tick < 0 ? this.#window.fromTick : this.#tick,
        toTick: this.#tick < 0 ? this.#window.toTick : this.#tick,
        samples:
          this.#tick < 0 ? [] : this.#signals.map((signal, index) => sampleOf(this.#tick, signal, this.#values[index])),
        commands: this.#commands,
      },
    };
  }

  #keep(moment: Readings): void {
    this.#tick = moment.tick;
    for (const [index, signal] of this.#signals.entries()) this.#values[index] = moment.read(signal);
  }

  /** Whether a moment of the window is one that the criterion looks at. */
  #concerns(moment: Readings): boolean {
    return this.#looks === undefined || this.#looks(moment, []);
  }
}
