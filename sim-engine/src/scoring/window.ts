import { freshMemory, type PredicateMemory, type Question, questionOf } from '../predicates/evaluate.ts';
import type { Predicate, Readings } from '../predicates/predicate.ts';
import type { Window } from './rubric.ts';

/** Follows where in a run a window opens and closes. */
export class OpenWindow {
  readonly #begins: Question | undefined;
  readonly #ends: Question | undefined;
  readonly #from: PredicateMemory;
  readonly #to: PredicateMemory;
  #state: 'before' | 'open' | 'closed' = 'before';
  /** First and last tick in the window so far; −1 before it has opened. */
  fromTick = -1;
  toTick = -1;

  constructor(window: Window) {
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
}

const questionIn = (predicate: Predicate | undefined): Question | undefined =>
  predicate === undefined ? undefined : questionOf(predicate);

const memoryOf = (predicate: Predicate | undefined): PredicateMemory =>
  predicate === undefined ? [] : freshMemory(predicate);
