import type { Json } from '../kernel/json.ts';
import { itemAt } from '../maths/at.ts';
import type { Operand, Predicate, Readings, Relation } from './predicate.ts';

/** What `held`, `once` and `since` remember: ticks, −1 where there is nothing yet. Plain numbers, so that a snapshot carries them. */
export type PredicateMemory = number[];

const NOTHING = -1;

function slotsOf(predicate: Predicate): number {
  switch (predicate.kind) {
    case 'signal':
    case 'between':
    case 'mode':
    case 'command':
      return 0;
    case 'all':
    case 'any':
      return predicate.of.reduce((sum, part) => sum + slotsOf(part), 0);
    case 'not':
      return slotsOf(predicate.of);
    case 'held':
    case 'once':
      return 1 + slotsOf(predicate.of);
    case 'since':
      return 2 + slotsOf(predicate.of) + slotsOf(predicate.after);
  }
}

/** The memory of a predicate that has seen nothing yet. */
export function freshMemory(predicate: Predicate): PredicateMemory {
  return Array.from({ length: slotsOf(predicate) }, () => NOTHING);
}

function compare(left: number, is: Relation, right: number): boolean {
  switch (is) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
  }
}

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether `value` holds all that `part` names; lists must agree whole. */
function includesJson(value: Json | undefined, part: Json): boolean {
  if (isRecord(part)) {
    return (
      isRecord(value) &&
      Object.entries(part).every(([key, inner]) => Object.hasOwn(value, key) && includesJson(value[key], inner))
    );
  }
  if (Array.isArray(part)) {
    const items = part as readonly Json[];
    return (
      Array.isArray(value) &&
      value.length === items.length &&
      items.every((inner, index) => includesJson((value as readonly Json[])[index], inner))
    );
  }
  return value === part;
}

function follow(value: Json | undefined, path: string): Json | undefined {
  if (path === '') return value;
  let current = value;
  for (const key of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as { readonly [key: string]: Json })[key];
  }
  return current;
}

/** One walk over a predicate at one tick; takes slots of the memory in the order of the predicate's text. */
class Walk {
  readonly #readings: Readings;
  readonly #memory: PredicateMemory;
  #slot = 0;

  constructor(readings: Readings, memory: PredicateMemory) {
    this.#readings = readings;
    this.#memory = memory;
  }

  ask(predicate: Predicate): boolean {
    switch (predicate.kind) {
      case 'signal':
        return compare(this.#number({ signal: predicate.signal }), predicate.is, this.#number(predicate.than));
      case 'between': {
        const value = this.#number({ signal: predicate.signal });
        return value >= this.#number(predicate.low) && value <= this.#number(predicate.high);
      }
      case 'mode':
        return includesJson(follow(this.#readings.mode(predicate.block), predicate.path), predicate.equals);
      case 'command':
        return this.#readings.commands.some(
          ({ target, name, args, by }) =>
            target === predicate.target &&
            name === predicate.name &&
            (predicate.by === undefined || by === predicate.by) &&
            (predicate.args === undefined || includesJson(args, predicate.args)),
        );
      // Every part is asked, whatever the others say: what they remember must not depend on a short cut.
      case 'all': {
        let every = true;
        for (const part of predicate.of) every = this.ask(part) && every;
        return every;
      }
      case 'any': {
        let some = false;
        for (const part of predicate.of) some = this.ask(part) || some;
        return some;
      }
      case 'not':
        return !this.ask(predicate.of);
      case 'held':
        return this.#held(predicate);
      case 'once':
        return this.#first(predicate.of) !== NOTHING;
      case 'since': {
        const after = this.#first(predicate.after);
        const slot = this.#take();
        const now = this.ask(predicate.of);
        if (after !== NOTHING && now && itemAt(this.#memory, slot) === NOTHING)
          this.#memory[slot] = this.#readings.tick;
        return itemAt(this.#memory, slot) !== NOTHING;
      }
    }
  }

  /** Where `of` was first true, NOTHING where it never was. */
  #first(of: Predicate): number {
    const slot = this.#take();
    const now = this.ask(of);
    if (now && itemAt(this.#memory, slot) === NOTHING) this.#memory[slot] = this.#readings.tick;
    return itemAt(this.#memory, slot);
  }

  #held({ of, forS }: Extract<Predicate, { kind: 'held' }>): boolean {
    const slot = this.#take();
    const now = this.ask(of);
    const { tick, tickS } = this.#readings;
    if (!now) this.#memory[slot] = NOTHING;
    else if (itemAt(this.#memory, slot) === NOTHING) this.#memory[slot] = tick;
    // Counted in ticks: seconds that are no whole number of ticks wait for the next one.
    return now && tick - itemAt(this.#memory, slot) >= Math.ceil(forS / tickS - 1e-9);
  }

  #number(operand: Operand): number {
    return typeof operand === 'number' ? operand : (this.#readings.read(operand.signal) ?? Number.NaN);
  }

  #take(): number {
    this.#slot += 1;
    return this.#slot - 1;
  }
}

/**
 * Asks a predicate at one tick. To be asked at every tick in turn, with the same memory, which it changes in place. A signal that
 * does not exist compares as NaN: every relation but `!=` is false.
 */
export function ask(predicate: Predicate, readings: Readings, memory: PredicateMemory): boolean {
  return new Walk(readings, memory).ask(predicate);
}
