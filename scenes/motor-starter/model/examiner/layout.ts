import type { CircuitMode } from '@tongyan/sim-engine/electrical';
import type { Block } from '@tongyan/sim-engine/kernel';

import { ANSWERS } from '../answers.ts';
import { CABINET_FAULTS } from '../faults.ts';
import { type Quantity, QUANTITY_NAMES } from './quantities.ts';

/** What a block's functions are given, whatever the names in it. */
export type AnyFrame = Parameters<NonNullable<Block['update']>>[0];

/** A reading that has stood still, as the trainee's notebook keeps it. */
export type NotedReading = {
  /** Whole ticks done when it stood. */
  readonly tick: number;
  readonly instrument: string;
  /** As `METER_FUNCTION` names it; `amperes` for the clamp meter. */
  readonly quantity: string;
  readonly from: string;
  /** Empty for the clamp meter. */
  readonly to: string;
  /** Four digits; null above the range. */
  readonly value: number | null;
};

/** The cabinet's mode with the notebook. */
export type ExaminedMode = CircuitMode & { readonly readings: readonly NotedReading[] };

export const modeOf = ({ mode }: Pick<AnyFrame, 'mode'>): ExaminedMode => mode as ExaminedMode;

/** A parameter on which a fault of the catalogue lies, with its sound value, and the part's place among the answers, from 1. */
interface FaultPlace {
  readonly part: string;
  readonly answer: number;
  readonly parameter: number;
  readonly sound: number;
}

/** Where the examiner finds and keeps what there is to know, as places in the block's floats. */
export interface Layout {
  /** Of one of the cabinet's own states. */
  readonly state: (name: string) => number;
  readonly own: Readonly<Record<Quantity, number>>;
  readonly faults: readonly FaultPlace[];
}

export function layOut({ discrete = {}, parameters = {} }: Block): Layout {
  const states = new Map(Object.keys(discrete).map((name, index) => [name, index]));
  const parameterNames = Object.keys(parameters);
  const state = (name: string): number => {
    const index = states.get(name);
    if (index === undefined) throw new Error(`the cabinet has no state ${name}`);
    return index;
  };
  const own = Object.fromEntries(QUANTITY_NAMES.map((name, index) => [name, states.size + index])) as Record<
    Quantity,
    number
  >;
  const faults = Object.values(CABINET_FAULTS).map(({ part, quantity }) => ({
    part,
    answer: ANSWERS.indexOf(part) + 1,
    parameter: parameterNames.indexOf(quantity),
    sound: parameters[quantity]?.value ?? 0,
  }));
  return { state, own, faults };
}
