import { wholeTicks } from '../kernel/ticks.ts';
import { itemAt } from '../maths/at.ts';
import { followerOf, matcherOf } from './match.ts';
import type { Operand, Predicate, Readings, Relation } from './predicate.ts';

/** What `held`, `once` and `since` remember: ticks, −1 where there is nothing yet. Plain numbers, so that a snapshot carries them. */
export type PredicateMemory = number[];

/** What a predicate is once it is ready to be asked; see `ask`. */
export type Question = (readings: Readings, memory: PredicateMemory) => boolean;

/** A predicate made ready to be asked: whoever follows a run asks it at every tick. */
interface Compiled {
  readonly ask: Question;
  /** How many numbers it remembers; they lie in the memory in the order of the predicate's text. */
  readonly slots: number;
  /** Those in which a `held` keeps since when it has been true, with the seconds that it asks for. */
  readonly waits: readonly Wait[];
}

interface Wait {
  readonly slot: number;
  readonly forS: number;
}

const NO_WAITS: readonly Wait[] = [];

type Of<Kind extends Predicate['kind']> = Extract<Predicate, { kind: Kind }>;

const NOTHING = -1;

export const RELATIONS: Readonly<Record<Relation, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

function readerOf(operand: Operand): (readings: Readings) => number {
  if (typeof operand === 'number') return () => operand;
  const { signal } = operand;
  return (readings) => readings.read(signal) ?? Number.NaN;
}

function compileSignal({ signal, is, than }: Of<'signal'>): Compiled {
  const left = readerOf({ signal });
  const right = readerOf(than);
  const compare = RELATIONS[is];
  return { slots: 0, waits: NO_WAITS, ask: (readings) => compare(left(readings), right(readings)) };
}

function compileBetween({ signal, low, high }: Of<'between'>): Compiled {
  const [value, lowest, highest] = [readerOf({ signal }), readerOf(low), readerOf(high)];
  return {
    slots: 0,
    waits: NO_WAITS,
    ask: (readings) => {
      const now = value(readings);
      return now >= lowest(readings) && now <= highest(readings);
    },
  };
}

function compileMode({ block, path, equals }: Of<'mode'>): Compiled {
  const follow = followerOf(path);
  const matches = matcherOf(equals);
  return { slots: 0, waits: NO_WAITS, ask: (readings) => matches(follow(readings.mode(block))) };
}

function compileCommand({ target, name, args, by }: Of<'command'>): Compiled {
  const matches = args === undefined ? () => true : matcherOf(args);
  return {
    slots: 0,
    waits: NO_WAITS,
    ask: ({ commands }) =>
      commands.some(
        (command) =>
          command.target === target &&
          command.name === name &&
          (by === undefined || command.by === by) &&
          matches(command.args),
      ),
  };
}

/** One part alone decides: a false one of `all`, a true one of `any`. */
function compileGroup({ kind, of }: Of<'all' | 'any'>, slot: number): Compiled {
  let next = slot;
  const parts = of.map((part) => {
    const compiled = compile(part, next);
    next += compiled.slots;
    return compiled;
  });
  const decides = kind === 'any';
  // Whatever the others say, each part with a memory is asked: what it remembers must not depend on a short cut.
  const remembering = parts.filter(({ slots }) => slots > 0);
  const others = parts.filter(({ slots }) => slots === 0);
  return {
    slots: next - slot,
    waits: remembering.flatMap(({ waits }) => waits),
    ask: (readings, memory) => {
      let decided = false;
      for (const { ask: question } of remembering) if (question(readings, memory) === decides) decided = true;
      if (!decided) decided = others.some(({ ask: question }) => question(readings, memory) === decides);
      return decided === decides;
    },
  };
}

function compileHeld({ of, forS }: Of<'held'>, slot: number): Compiled {
  const inner = compile(of, slot + 1);
  return {
    slots: 1 + inner.slots,
    waits: [{ slot, forS }, ...inner.waits],
    ask: (readings, memory) => {
      const now = inner.ask(readings, memory);
      const { tick, tickS } = readings;
      if (!now) memory[slot] = NOTHING;
      else if (itemAt(memory, slot) === NOTHING) memory[slot] = tick;
      return now && tick - itemAt(memory, slot) >= wholeTicks(forS, tickS);
    },
  };
}

/** What has become true needs no more asking. */
function compileOnce(of: Predicate, slot: number): Compiled {
  const inner = compile(of, slot + 1);
  return {
    slots: 1 + inner.slots,
    waits: inner.waits,
    ask: (readings, memory) => {
      if (itemAt(memory, slot) === NOTHING && inner.ask(readings, memory)) memory[slot] = readings.tick;
      return itemAt(memory, slot) !== NOTHING;
    },
  };
}

function compileSince({ of, after }: Of<'since'>, slot: number): Compiled {
  const first = compileOnce(after, slot + 1);
  const inner = compile(of, slot + 1 + first.slots);
  return {
    slots: 1 + first.slots + inner.slots,
    waits: [...first.waits, ...inner.waits],
    ask: (readings, memory) => {
      if (itemAt(memory, slot) !== NOTHING) return true;
      const begun = first.ask(readings, memory);
      const now = inner.ask(readings, memory);
      if (begun && now) memory[slot] = readings.tick;
      return begun && now;
    },
  };
}

function compile(predicate: Predicate, slot: number): Compiled {
  switch (predicate.kind) {
    case 'signal':
      return compileSignal(predicate);
    case 'between':
      return compileBetween(predicate);
    case 'mode':
      return compileMode(predicate);
    case 'command':
      return compileCommand(predicate);
    case 'all':
    case 'any':
      return compileGroup(predicate, slot);
    case 'not': {
      const { ask: question, slots, waits } = compile(predicate.of, slot);
      return { slots, waits, ask: (readings, memory) => !question(readings, memory) };
    }
    case 'held':
      return compileHeld(predicate, slot);
    case 'once':
      return compileOnce(predicate.of, slot);
    case 'since':
      return compileSince(predicate, slot);
  }
}

const compiled = new WeakMap<Predicate, Compiled>();

function compiledOf(predicate: Predicate): Compiled {
  const known = compiled.get(predicate);
  if (known !== undefined) return known;
  const fresh = compile(predicate, 0);
  compiled.set(predicate, fresh);
  return fresh;
}

/** The memory of a predicate that has seen nothing yet. */
export function freshMemory(predicate: Predicate): PredicateMemory {
  return Array.from({ length: compiledOf(predicate).slots }, () => NOTHING);
}

/** Lets a `held` begin anew with the next moment; what the predicate within it remembers stays. */
export function beginAnew(memory: PredicateMemory): void {
  memory[0] = NOTHING;
}

/** The first tick after this one at which some `held` in a predicate may come true though nothing else changes; else Infinity. */
export function wakeTickOf(
  predicate: Predicate,
  memory: PredicateMemory,
  { tick, tickS }: Pick<Readings, 'tick' | 'tickS'>,
): number {
  let first = Infinity;
  for (const { slot, forS } of compiledOf(predicate).waits) {
    const since = itemAt(memory, slot);
    const due = since === NOTHING ? Infinity : since + wholeTicks(forS, tickS);
    if (due > tick && due < first) first = due;
  }
  return first;
}

/** The question of a predicate, for whoever asks it at every moment of a run. */
export const questionOf = (predicate: Predicate): Question => compiledOf(predicate).ask;

/**
 * Asks a predicate at one moment. To be asked at every moment in turn, with the same memory, which it changes in place. A signal that
 * does not exist compares as NaN: every relation but `!=` is false.
 */
export function ask(predicate: Predicate, readings: Readings, memory: PredicateMemory): boolean {
  return compiledOf(predicate).ask(readings, memory);
}
