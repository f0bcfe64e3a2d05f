import { freshMemory, type PredicateMemory, type Question, questionOf, wakeTickOf } from '../predicates/evaluate.ts';
import type { Predicate, Readings } from '../predicates/predicate.ts';
import type { Window } from './rubric.ts';

/** Follows where in a run a window opens and closes. */
export class OpenWindow {
  readonly #window: Window;
  readonly #begins: Question | undefined;
  readonly #ends: Question | undefined;
  readonly #from: PredicateMemory;
  readonly #to: PredicateMemory;
  #state: 'before' | 'open' | 'closed' = 'before';
  /** First and last tick in the window so far; −1 before it has opened. */
  fromTick = -1;
  toTick = -1;

  constructor(window: Window) {
    this.#window = window;
    this.#begins = questionIn(window.from);
    this.#ends = questionIn(window.to);
    this.#from = memoryOf(window.from);
    this.#to = memoryOf(window.to);
  }

  /** Whether a moment lies in the window. To be asked at every moment. */
  holds(moment: Readings): boolean {
    if (this.#state === 'closed') return false;
    const begins = this.#begins === undefined || this.#begins(moment, this.#from);
    const ends = this.#ends !== undefined && this.#ends(moment, this.#to);
    if (this.#state === 'before' && begins) {
      this.#state = 'open';
      this.fromTick = moment.tick;
    }
    if (this.#state !== 'open') return false;
    this.toTick = moment.tick;
    if (ends) this.#state = 'closed';
    return true;
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** One more tick in the open window. */
  stay(tick: number): void {
    this.toTick = tick;
  }

  /** As `wakeTickOf`. */
  wakeTick(moment: Readings): number {
    const { from, to } = this.#window;
    return Math.min(
      from === undefined ? Infinity : wakeTickOf(from, this.#from, moment),
      to === undefined ? Infinity : wakeTickOf(to, this.#to, moment),
    );
  }
}

const questionIn = (predicate: Predicate | undefined): Question | undefined =>
  predicate === undefined ? undefined : questionOf(predicate);

const memoryOf = (predicate: Predicate | undefined): PredicateMemory =>
  predicate === undefined ? [] : freshMemory(predicate);
