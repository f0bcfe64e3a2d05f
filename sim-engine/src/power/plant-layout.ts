import type { ParameterSpec, QuantitySpec } from '../kernel/block.ts';
import { at } from '../maths/at.ts';
import type { GeneratorSet } from './generator-set.ts';
import { type BalancedSet, SET_STATES, type SetOrders } from './plant.ts';

/** How a plant's numbers lie in its block: the load's first, then every set's one after the other. */
type Numbers = Float64Array;

/** Far beyond every run: no closing is under way. */
export const NEVER_S = 1e300;

/** Discrete states of one set, in this order. */
const DISCRETE = [
  'closed',
  'closesAtS',
  'fuel',
  'trip',
  'preferential',
  'reverseS',
  'overloadS',
  'offFrequencyS',
  'offVoltageS',
] as const;
export const DISCRETE_PER_SET = DISCRETE.length;
export const CLOSED = 0;
export const CLOSES_AT = 1;
export const FUEL = 2;
export const TRIPPED = 3;
export const PREFERENTIAL = 4;
/** The first of the protection's four timers. */
export const TIMERS = 5;

const LOAD_INPUTS = 2;
const INPUTS_PER_SET = 2;
const PARAMETERS_PER_SET = 3;

export const SET_OUTPUTS = {
  speedRpm: 'rpm',
  frequencyHz: 'Hz',
  powerKw: 'kW',
  reactiveKvar: 'kvar',
  currentA: 'A',
  voltageV: 'V',
  /** Ahead of the bus, −180 to 180. */
  phaseDeg: 'deg',
  rack: '1',
  closed: '1',
  trip: '1',
  preferentialTrip: '1',
} as const;
export const OUTPUTS_PER_SET = Object.keys(SET_OUTPUTS).length;
/** Frequency and voltage of the bus come before those of the sets. */
export const BUS_OUTPUTS = 2;

/** How a set begins. */
export interface SetStart {
  /** Whether it runs, on the bus or beside it. */
  readonly running: boolean;
  readonly onBus: boolean;
  readonly balanced: BalancedSet;
}

/** A governor whose droop is gone would ask for any power: this is the least that is reckoned with. */
const LEAST_DROOP = 1e-4;

type Quantities = Record<string, QuantitySpec>;

export interface SetQuantities {
  readonly continuous: Quantities;
  readonly discrete: Quantities;
  readonly inputs: Quantities;
  readonly parameters: Record<string, ParameterSpec>;
}

/** The quantities of one set, named after it. */
export function setQuantities(name: string, set: GeneratorSet, start: SetStart, ratedHz: number): SetQuantities {
  const { running, onBus, balanced } = start;
  const idle = { speed: running ? 1 : 0, angleRad: 0, rack: 0, power: 0, emf: running ? 1 : 0 };
  const states = onBus ? balanced.states : idle;
  const discrete: Quantities = {};
  for (const state of DISCRETE) discrete[`${name}.${state}`] = { unit: '1', value: 0 };
  discrete[`${name}.closed`] = { unit: '1', value: onBus ? 1 : 0 };
  discrete[`${name}.closesAtS`] = { unit: 's', value: NEVER_S };
  discrete[`${name}.fuel`] = { unit: '1', value: running ? 1 : 0 };
  return {
    continuous: Object.fromEntries(
      SET_STATES.map((state) => [`${name}.${state}`, { unit: '1', value: states[state] }]),
    ),
    discrete,
    inputs: {
      [`${name}.speedSetHz`]: { unit: 'Hz', value: ratedHz * (onBus ? balanced.speedSet : 1) },
      [`${name}.voltageSet`]: { unit: '1', value: onBus ? balanced.voltageSet : 1 },
    },
    parameters: {
      [`${name}.droop`]: { unit: '1', value: set.droop, minimum: LEAST_DROOP },
      [`${name}.governorGain`]: { unit: '1', value: 1, minimum: 0 },
      [`${name}.regulator`]: { unit: '1', value: 1, minimum: 0 },
    },
  };
}

export type MutableOrders = { -readonly [Key in keyof SetOrders]: SetOrders[Key] };

/** Reads what is set on every set. */
export function gatherOrders(
  orders: readonly MutableOrders[],
  p: Numbers,
  u: Numbers,
  d: Numbers,
  ratedHz: number,
): void {
  orders.forEach((order, index) => {
    const input = LOAD_INPUTS + INPUTS_PER_SET * index;
    const parameter = PARAMETERS_PER_SET * index;
    order.closed = at(d, DISCRETE_PER_SET * index + CLOSED) > 0;
    order.fuel = at(d, DISCRETE_PER_SET * index + FUEL) > 0;
    order.speedSet = at(u, input) / ratedHz;
    order.voltageSet = at(u, input + 1);
    order.droop = at(p, parameter);
    order.governorGain = at(p, parameter + 1);
    order.regulator = at(p, parameter + 2);
  });
}
