import type { Json } from '../kernel/json.ts';

/** A number, or the present value of a signal. */
export type Operand = number | { readonly signal: string };

export type Relation = '<' | '<=' | '>' | '>=' | '==' | '!=';

/**
 * A question about a run, as data: it can be stored, shown to a person, and asked again of a recorded run.
 *
 * - `signal`: compares a signal (`block.quantity`) with a number or another signal.
 * - `between`: a signal within limits, both included.
 * - `mode`: a block's mode holds this value at this path (`a.b.0`; empty for the whole).
 * - `command`: such a command is being carried out; `args` need hold only what is named here, and `by` is the role of whoever gave it.
 *   Signals beside it are those that the command met, before it changed them.
 * - `all`, `any`, `not`: as in logic; of nothing, `all` is true and `any` false.
 * - `held`: true once the inner predicate has been true without a break for that long.
 * - `once`: true from the first tick at which the inner predicate was true.
 * - `since`: true where `of` has become true (as in `once`) at or after the moment at which `after` did.
 */
export type Predicate =
  | { readonly kind: 'signal'; readonly signal: string; readonly is: Relation; readonly than: Operand }
  | { readonly kind: 'between'; readonly signal: string; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'mode'; readonly block: string; readonly path: string; readonly equals: Json }
  | {
      readonly kind: 'command';
      readonly target: string;
      readonly name: string;
      readonly args?: Json;
      readonly by?: string;
    }
  | { readonly kind: 'all'; readonly of: readonly Predicate[] }
  | { readonly kind: 'any'; readonly of: readonly Predicate[] }
  | { readonly kind: 'not'; readonly of: Predicate }
  | { readonly kind: 'held'; readonly of: Predicate; readonly forS: number }
  | { readonly kind: 'once'; readonly of: Predicate }
  | { readonly kind: 'since'; readonly of: Predicate; readonly after: Predicate };

/** An accepted command as predicates see it. */
export interface SeenCommand {
  readonly target: string;
  readonly name: string;
  readonly args: Json;
  /** Its place in the log: evidence names it. */
  readonly seq: number;
  /** The role of whoever gave it. */
  readonly by: string;
}

/**
 * One moment of a run, as predicates see it. A tick has as many moments as it has commands, each with the state that its command met,
 * and one more when it is left, with the state after all of them.
 */
export interface Readings {
  readonly tick: number;
  readonly tickS: number;
  read(signal: string): number | undefined;
  mode(block: string): Json | undefined;
  /** The command of this moment; none when the tick is left. */
  readonly commands: readonly SeenCommand[];
  /** The run itself, where the moment is its present one and not a copy. */
  readonly run?: RunningValues;
}

/** A run, for whoever looks at the same quantities tick by tick. */
export interface RunningValues {
  /** To be called before a moment is looked at. */
  bringUpToDate(): void;
  /** Where a signal lies, for as long as the run lasts; `undefined` where there is none. */
  placeOf(signal: string): { readonly floats: Float64Array; readonly index: number } | undefined;
  /** A block's mode itself, for looking, at once. */
  modeInPlace(block: string): Json | undefined;
}

/** The predicates that a predicate is made of, itself first. */
function partsOf(predicate: Predicate): readonly Predicate[] {
  switch (predicate.kind) {
    case 'signal':
    case 'between':
    case 'mode':
    case 'command':
      return [predicate];
    case 'all':
    case 'any':
      return [predicate, ...predicate.of.flatMap(partsOf)];
    case 'not':
    case 'held':
    case 'once':
      return [predicate, ...partsOf(predicate.of)];
    case 'since':
      return [predicate, ...partsOf(predicate.of), ...partsOf(predicate.after)];
  }
}

/** A question that remembers nothing and waits for no command: a comparison, or a look at a mode. */
export type BareQuestion = Extract<Predicate, { kind: 'signal' | 'between' | 'mode' }>;

/** The bare questions within a predicate, in the order of its text. */
export function bareQuestionsOf(predicate: Predicate): readonly BareQuestion[] {
  return partsOf(predicate).filter((part) => part.kind === 'signal' || part.kind === 'between' || part.kind === 'mode');
}

const signalsIn = (operand: Operand): string[] => (typeof operand === 'number' ? [] : [operand.signal]);

/** Every signal that a predicate reads, in the order of its text. */
export function signalsOf(predicate: Predicate): readonly string[] {
  return partsOf(predicate).flatMap((part) => {
    if (part.kind === 'signal') return [part.signal, ...signalsIn(part.than)];
    return part.kind === 'between' ? [part.signal, ...signalsIn(part.low), ...signalsIn(part.high)] : [];
  });
}

/** Every block whose mode a predicate reads, in the order of its text. */
export function modesOf(predicate: Predicate): readonly string[] {
  return partsOf(predicate).flatMap((part) => (part.kind === 'mode' ? [part.block] : []));
}

/** Every command that a predicate waits for, in the order of its text. */
export function commandsOf(predicate: Predicate): readonly Extract<Predicate, { kind: 'command' }>[] {
  return partsOf(predicate).flatMap((part) => (part.kind === 'command' ? [part] : []));
}
