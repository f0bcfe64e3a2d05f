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
 * - `command`: such a command was accepted at this tick; `args` need hold only what is named here.
 * - `all`, `any`, `not`: as in logic; of nothing, `all` is true and `any` false.
 * - `held`: true once the inner predicate has been true without a break for that long.
 * - `once`: true from the first tick at which the inner predicate was true.
 * - `since`: true where `of` has become true (as in `once`) at or after the moment at which `after` did.
 */
export type Predicate =
  | { readonly kind: 'signal'; readonly signal: string; readonly is: Relation; readonly than: Operand }
  | { readonly kind: 'between'; readonly signal: string; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'mode'; readonly block: string; readonly path: string; readonly equals: Json }
  | { readonly kind: 'command'; readonly target: string; readonly name: string; readonly args?: Json }
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
}

/** One tick of a run, as predicates see it. */
export interface Readings {
  readonly tick: number;
  readonly tickS: number;
  read(signal: string): number | undefined;
  mode(block: string): Json | undefined;
  /** Accepted at this tick, in order. */
  readonly commands: readonly SeenCommand[];
}

/** Every signal that a predicate reads, in the order of its text. */
export function signalsOf(predicate: Predicate): readonly string[] {
  const operand = (value: Operand): string[] => (typeof value === 'number' ? [] : [value.signal]);
  switch (predicate.kind) {
    case 'signal':
      return [predicate.signal, ...operand(predicate.than)];
    case 'between':
      return [predicate.signal, ...operand(predicate.low), ...operand(predicate.high)];
    case 'mode':
    case 'command':
      return [];
    case 'all':
    case 'any':
      return predicate.of.flatMap(signalsOf);
    case 'not':
    case 'held':
    case 'once':
      return signalsOf(predicate.of);
    case 'since':
      return [...signalsOf(predicate.of), ...signalsOf(predicate.after)];
  }
}
