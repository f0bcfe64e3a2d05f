import type { Predicate } from '../predicates/predicate.ts';

/** The effects that a quantity must declare (`faultValues`), since only it knows what they mean. */
export type DeclaredEffect = 'open' | 'short' | 'leak' | 'seizure';

/**
 * What a fault does to the true value of a quantity:
 * `stuck` holds it at `at`, or at what it was when the fault struck; `bias` adds; `scale` multiplies; `drift` adds `perS` for every
 * second since; `noise` adds a normally distributed number, drawn once a tick; the declared effects draw it towards the declared
 * value, by the share `severity`.
 */
export type FaultEffect =
  | { readonly kind: 'stuck'; readonly at?: number }
  | { readonly kind: 'bias'; readonly by: number }
  | { readonly kind: 'scale'; readonly factor: number }
  | { readonly kind: 'drift'; readonly perS: number }
  | { readonly kind: 'noise'; readonly standardDeviation: number }
  | { readonly kind: DeclaredEffect; readonly severity?: number };

export type FaultTrigger =
  | { readonly kind: 'now' }
  | { readonly kind: 'time'; readonly atS: number }
  | { readonly kind: 'condition'; readonly when: Predicate };

/** A fault on one port or parameter, `block.quantity`. */
export interface FaultSpec {
  readonly id: string;
  readonly target: string;
  readonly effect: FaultEffect;
  readonly trigger: FaultTrigger;
  /** How long it lasts; for ever where it is left out. */
  readonly lastsS?: number;
  /** Ends it once it is true, as where a part was replaced. Asked only while the fault is at work: what was before does not count. */
  readonly until?: Predicate;
}
