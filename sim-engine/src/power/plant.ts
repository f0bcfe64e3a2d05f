import { at } from '../maths/at.ts';
import { atan2 } from '../maths/exact.ts';
import { BusSolver, type Load } from './bus.ts';
import { type BusRating, type GeneratorSet, ratedKva } from './generator-set.ts';

/** Sets that may feed one bus. */
export interface PlantDescription {
  readonly bus: BusRating;
  readonly sets: Readonly<Record<string, GeneratorSet>>;
  /** From the order to the contact, s; more than 0. */
  readonly breakerClosingS: number;
}

/** The states of one set, in this order. */
export const SET_STATES = ['speed', 'angleRad', 'rack', 'power', 'emf'] as const;
export const STATES_PER_SET = SET_STATES.length;

/** Speed from which the generator is excited and the governor free of its start filling. */
const EXCITED_FROM = 0.9;
const FIELD_DECAY_S = 1;
const HIGHEST_EMF = 1.6;
/** Below this speed friction fades, so that a stopped engine stays stopped. */
const STOPPING_SPEED = 0.05;

/** What is set on a set at one moment. */
export interface SetOrders {
  readonly closed: boolean;
  readonly fuel: boolean;
  /** No-load speed of the governor and no-load voltage of the regulator, shares of rated. */
  readonly speedSet: number;
  readonly voltageSet: number;
  readonly droop: number;
  readonly governorGain: number;
  /** 0 where the regulator has failed and the voltage behind the reactance stays. */
  readonly regulator: number;
}

/**
 * Dynamics of paralleled sets. A frame turns at rated frequency; each set's angle runs ahead of it by 2 pi f (speed − 1).
 * Rack: lag behind (speedSet − speed)/droop between its stops; power: lag behind the rack;
 * 2 H speed' = power − Pe − damping (speed − bus speed); emf' = regulator (voltageSet − droop q − V).
 */
export class Plant {
  readonly names: readonly string[];
  readonly sets: readonly GeneratorSet[];
  readonly bus: BusRating;
  readonly solver: BusSolver;
  /** Mean speed of the sets on the bus, weighed by their stiffness; 0 on a dead bus. */
  busSpeed = 0;
  readonly #emfs: Float64Array;
  readonly #angles: Float64Array;
  readonly #susceptances: Float64Array;
  readonly #reactances: Float64Array;

  /** @throws RangeError for a breaker that takes no time: the event of its closing would lie at the order itself. */
  constructor({ bus, sets, breakerClosingS }: PlantDescription) {
    if (!(breakerClosingS > 0)) throw new RangeError(`a breaker cannot close in ${breakerClosingS} s`);
    this.names = Object.keys(sets);
    this.sets = Object.values(sets);
    this.bus = bus;
    this.solver = new BusSolver(this.sets.length);
    this.#emfs = new Float64Array(this.sets.length);
    this.#angles = new Float64Array(this.sets.length);
    this.#susceptances = new Float64Array(this.sets.length);
    this.#reactances = Float64Array.from(this.sets, ({ reactance }) => reactance);
  }

  /** Brings the bus and the powers up to these states. */
  refresh(states: Float64Array, orders: readonly SetOrders[], load: Load): void {
    let stiffness = 0;
    let speeds = 0;
    this.sets.forEach((set, index) => {
      const first = STATES_PER_SET * index;
      this.#emfs[index] = at(states, first + 4);
      this.#angles[index] = at(states, first + 1);
      const closed = orders[index]?.closed ?? false;
      const susceptance = closed ? ratedKva(set) / set.reactance : 0;
      this.#susceptances[index] = susceptance;
      stiffness += susceptance;
      speeds += susceptance * at(states, first);
    });
    this.busSpeed = stiffness > 0 ? speeds / stiffness : 0;
    this.solver.solve(this.#emfs, this.#angles, this.#susceptances, this.#reactances, load);
  }

  /** Voltage at a set's own terminals, per unit. */
  terminalVoltage(index: number): number {
    return at(this.#susceptances, index) > 0 ? this.solver.voltage : at(this.#emfs, index);
  }

  /** Rates of all states, after {@link refresh}. */
  derivatives(states: Float64Array, orders: readonly SetOrders[], rates: Float64Array): void {
    this.sets.forEach((set, index) => {
      const order = orders[index];
      if (order === undefined) throw new RangeError(`no orders for set ${index}`);
      const first = STATES_PER_SET * index;
      const speed = at(states, first);
      const rack = at(states, first + 2);
      const power = at(states, first + 3);
      const within = order.fuel ? governed(set, order, speed) : set.dragPower;
      const electric = at(this.solver.powersKw, index) / set.ratedKw;
      const damped = order.closed ? set.damping * (speed - this.busSpeed) : 0;
      const fading = Math.min(Math.max(speed / STOPPING_SPEED, 0), 1);
      const driving = power < 0 ? power * fading : power;
      rates[first] = (driving - electric - damped) / (2 * set.inertiaS);
      rates[first + 1] = 2 * Math.PI * this.bus.frequencyHz * (speed - 1);
      rates[first + 2] = (within - rack) / set.rackLagS;
      rates[first + 3] = (rack - power) / set.torqueLagS;
      rates[first + 4] = this.#emfRate(set, index, order, speed, at(states, first + 4));
    });
  }

  #emfRate(set: GeneratorSet, index: number, order: SetOrders, speed: number, emf: number): number {
    if (speed < EXCITED_FROM) return -emf / FIELD_DECAY_S;
    const reactive = at(this.solver.reactivesKvar, index) / ratedKva(set);
    const error = order.voltageSet - set.voltageDroop * reactive - this.terminalVoltage(index);
    const rate = order.regulator * set.regulatorPerS * error;
    if (emf >= HIGHEST_EMF) return Math.min(rate, 0);
    return emf <= 0 ? Math.max(rate, 0) : rate;
  }
}

/** The rack that the governor asks for, between its stops. */
function governed(set: GeneratorSet, order: SetOrders, speed: number): number {
  const asked = (order.governorGain * (order.speedSet - speed)) / order.droop;
  const most = order.closed || speed > EXCITED_FROM ? set.mostPower : set.startPower;
  return Math.min(Math.max(asked, set.leastPower), most);
}

/** The steady states of a set at rated speed and voltage under a load, and the settings that hold it there. */
export interface BalancedSet {
  readonly speedSet: number;
  readonly voltageSet: number;
  readonly states: Readonly<Record<(typeof SET_STATES)[number], number>>;
}

export function balancedSet(set: GeneratorSet, load: Load): BalancedSet {
  const power = load.powerKw / set.ratedKw;
  const active = load.powerKw / ratedKva(set);
  const reactive = load.reactiveKvar / ratedKva(set);
  const ahead = active * set.reactance;
  const inPhase = 1 + reactive * set.reactance;
  return {
    speedSet: 1 + set.droop * power,
    voltageSet: 1 + set.voltageDroop * reactive,
    states: {
      speed: 1,
      angleRad: atan2(ahead, inPhase),
      rack: power,
      power,
      emf: Math.sqrt(inPhase * inPhase + ahead * ahead),
    },
  };
}
