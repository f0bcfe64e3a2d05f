import {
  type Block,
  type BlockCommand,
  defineBlock,
  type Frame,
  type OutputSpec,
  type ParameterSpec,
  type QuantitySpec,
} from '../kernel/block.ts';
import type { Json } from '../kernel/json.ts';
import { at } from '../maths/at.ts';
import { fail, succeed } from '../result.ts';
import { type GeneratorSet, ratedCurrentA } from './generator-set.ts';
import { balancedSet, Plant, type PlantDescription, SET_STATES, type SetOrders, STATES_PER_SET } from './plant.ts';
import { protect, type ProtectionSettings, TRIP, USUAL_PROTECTION } from './protection.ts';
import { wrapDeg } from './synchronising.ts';

type PlantFrame = Frame<string, string, string, string, string, null>;
type Numbers = Float64Array;

/** Far beyond every run: no closing is under way. */
const NEVER_S = 1e300;

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
const PER_SET = DISCRETE.length;
const CLOSED = 0;
const CLOSES_AT = 1;
const FUEL = 2;
const TRIPPED = 3;
const PREFERENTIAL = 4;
const TIMERS = 5;

/** Inputs of one set, in this order, after the two of the load. */
const INPUTS = ['speedSetHz', 'voltageSet'] as const;
const LOAD_INPUTS = 2;
/** Parameters of one set, in this order. */
const PARAMETERS = ['droop', 'governorGain', 'regulator'] as const;

export interface PlantBlockOptions {
  readonly protection?: ProtectionSettings;
  /** Sets that run on the bus at the start; the others run idle beside it where `idle` names them, or stand. */
  readonly onBus?: readonly string[];
  readonly idle?: readonly string[];
  /** Shared at the start by the sets on the bus according to their ratings. */
  readonly startLoad?: { readonly powerKw: number; readonly reactiveKvar: number };
}

const RUNNING_STATES = { speed: 1, angleRad: 0, rack: 0, power: 0, emf: 1 };
const STANDING_STATES = { speed: 0, angleRad: 0, rack: 0, power: 0, emf: 0 };

/**
 * Paralleled generator sets on one bus, with breakers and protection. Per set `name`: inputs `name.speedSetHz` (the no-load
 * frequency of the governor) and `name.voltageSet`; parameters for faults `name.droop`, `name.governorGain`,
 * `name.regulator`; commands `closeBreaker`, `openBreaker`, `start`, `stop`, `resetTrip`, each with the set's name.
 * A breaker closes its closing time after the order, at that instant. `start` opens the fuel: what cranks the engine is
 * not modelled, it runs up by its start filling.
 */
export function plantBlock(type: string, description: PlantDescription, options: PlantBlockOptions = {}): Block {
  const plant = new Plant(description);
  const { bus, breakerClosingS } = description;
  const { protection = USUAL_PROTECTION, onBus = [], idle = [], startLoad = { powerKw: 0, reactiveKvar: 0 } } = options;
  const totalKw = plant.sets.reduce(
    (sum, set, index) => sum + (onBus.includes(plant.names[index] ?? '') ? set.ratedKw : 0),
    0,
  );
  const shareOf = (set: GeneratorSet) => ({
    powerKw: totalKw > 0 ? (startLoad.powerKw * set.ratedKw) / totalKw : 0,
    reactiveKvar: totalKw > 0 ? (startLoad.reactiveKvar * set.ratedKw) / totalKw : 0,
  });
  const continuous: Record<string, QuantitySpec> = {};
  const discrete: Record<string, QuantitySpec> = {};
  const parameters: Record<string, ParameterSpec> = {};
  const inputs: Record<string, QuantitySpec> = {
    loadKw: { unit: 'kW', value: startLoad.powerKw },
    loadKvar: { unit: 'kvar', value: startLoad.reactiveKvar },
  };
  const outputs: Record<string, OutputSpec> = {
    'bus.frequencyHz': { unit: 'Hz', feedthrough: true },
    'bus.voltageV': { unit: 'V', feedthrough: true },
  };
  plant.sets.forEach((set, index) => {
    const name = plant.names[index] ?? '';
    const isOn = onBus.includes(name);
    const balanced = balancedSet(set, shareOf(set));
    const states = isOn ? balanced.states : idle.includes(name) ? RUNNING_STATES : STANDING_STATES;
    for (const state of SET_STATES) continuous[`${name}.${state}`] = { unit: '1', value: states[state] };
    for (const state of DISCRETE) discrete[`${name}.${state}`] = { unit: '1', value: 0 };
    discrete[`${name}.closed`] = { unit: '1', value: isOn ? 1 : 0 };
    discrete[`${name}.closesAtS`] = { unit: 's', value: NEVER_S };
    discrete[`${name}.fuel`] = { unit: '1', value: isOn || idle.includes(name) ? 1 : 0 };
    inputs[`${name}.speedSetHz`] = { unit: 'Hz', value: bus.frequencyHz * (isOn ? balanced.speedSet : 1) };
    inputs[`${name}.voltageSet`] = { unit: '1', value: isOn ? balanced.voltageSet : 1 };
    parameters[`${name}.droop`] = { unit: '1', value: set.droop, minimum: 1e-4 };
    parameters[`${name}.governorGain`] = { unit: '1', value: 1, minimum: 0 };
    parameters[`${name}.regulator`] = { unit: '1', value: 1, minimum: 0 };
    for (const [output, unit] of Object.entries(SET_OUTPUTS))
      outputs[`${name}.${output}`] = { unit, feedthrough: true };
  });
  const orders = plant.sets.map((): MutableOrders => ({
    closed: false,
    fuel: false,
    speedSet: 1,
    voltageSet: 1,
    droop: 1,
    governorGain: 1,
    regulator: 1,
  }));
  const refresh = (p: Numbers, u: Numbers, d: Numbers, x: Numbers): void => {
    gatherOrders(orders, p, u, d, bus.frequencyHz);
    plant.refresh(x, orders, { powerKw: at(u, 0), reactiveKvar: at(u, 1) });
  };
  return defineBlock<string, string, string, string, string>({
    type,
    parameters,
    inputs,
    outputs,
    continuous,
    discrete,
    writeFeedthrough({ p, u, d, x, y }) {
      refresh(p.floats, u.floats, d.floats, x.floats);
      y.floats[0] = plant.busSpeed * bus.frequencyHz;
      y.floats[1] = plant.solver.voltage * bus.voltageV;
      plant.sets.forEach((_, index) => writeSet(plant, index, d.floats, x.floats, y.floats));
    },
    derivatives({ p, u, d, x, dx }) {
      refresh(p.floats, u.floats, d.floats, x.floats);
      plant.derivatives(x.floats, orders, dx.floats);
    },
    guards: plant.names.map((name, index) => ({
      name: `${name} closes`,
      direction: 'rising',
      value: ({ d, time }) => Math.max(time.timeS - at(d.floats, PER_SET * index + CLOSES_AT), -1),
      act({ d }) {
        d.floats[PER_SET * index + CLOSED] = 1;
        d.floats[PER_SET * index + CLOSES_AT] = NEVER_S;
      },
    })),
    update({ p, u, d, x, time }) {
      refresh(p.floats, u.floats, d.floats, x.floats);
      plant.sets.forEach((set, index) => protectSet(plant, set, index, protection, d.floats, x.floats, time.tickS));
    },
    commands: breakerCommands(plant.names, breakerClosingS),
  });
}

type MutableOrders = { -readonly [Key in keyof SetOrders]: SetOrders[Key] };

function gatherOrders(orders: readonly MutableOrders[], p: Numbers, u: Numbers, d: Numbers, ratedHz: number): void {
  orders.forEach((order, index) => {
    const input = LOAD_INPUTS + INPUTS.length * index;
    const parameter = PARAMETERS.length * index;
    order.closed = at(d, PER_SET * index + CLOSED) > 0;
    order.fuel = at(d, PER_SET * index + FUEL) > 0;
    order.speedSet = at(u, input) / ratedHz;
    order.voltageSet = at(u, input + 1);
    order.droop = at(p, parameter);
    order.governorGain = at(p, parameter + 1);
    order.regulator = at(p, parameter + 2);
  });
}

const SET_OUTPUTS = {
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
const OUTPUTS_PER_SET = Object.keys(SET_OUTPUTS).length;

function writeSet(plant: Plant, index: number, d: Numbers, x: Numbers, y: Numbers): void {
  const set = plant.sets[index];
  if (set === undefined) return;
  const state = STATES_PER_SET * index;
  const kept = PER_SET * index;
  const first = 2 + OUTPUTS_PER_SET * index;
  const { solver, bus } = plant;
  y[first] = at(x, state) * set.ratedRpm;
  y[first + 1] = at(x, state) * bus.frequencyHz;
  y[first + 2] = at(solver.powersKw, index);
  y[first + 3] = at(solver.reactivesKvar, index);
  y[first + 4] = at(solver.currents, index) * ratedCurrentA(set, bus);
  y[first + 5] = plant.terminalVoltage(index) * bus.voltageV;
  y[first + 6] = wrapDeg(((at(x, state + 1) - solver.angleRad) * 180) / Math.PI);
  y[first + 7] = at(x, state + 2);
  y[first + 8] = at(d, kept + CLOSED);
  y[first + 9] = at(d, kept + TRIPPED);
  y[first + 10] = at(d, kept + PREFERENTIAL);
}

function protectSet(
  plant: Plant,
  set: GeneratorSet,
  index: number,
  settings: ProtectionSettings,
  d: Numbers,
  x: Numbers,
  tickS: number,
): void {
  const kept = PER_SET * index;
  const speed = at(x, STATES_PER_SET * index);
  const verdict = protect(
    settings,
    {
      reversePowerS: at(d, kept + TIMERS),
      overloadS: at(d, kept + TIMERS + 1),
      frequencyS: at(d, kept + TIMERS + 2),
      voltageS: at(d, kept + TIMERS + 3),
    },
    {
      closed: at(d, kept + CLOSED) > 0,
      speed,
      power: at(plant.solver.powersKw, index) / set.ratedKw,
      frequencyHz: plant.busSpeed * plant.bus.frequencyHz,
      voltage: plant.solver.voltage,
    },
    tickS,
  );
  d[kept + TIMERS] = verdict.timers.reversePowerS;
  d[kept + TIMERS + 1] = verdict.timers.overloadS;
  d[kept + TIMERS + 2] = verdict.timers.frequencyS;
  d[kept + TIMERS + 3] = verdict.timers.voltageS;
  d[kept + PREFERENTIAL] = verdict.preferential ? 1 : 0;
  if (verdict.trip === TRIP.none) return;
  d[kept + TRIPPED] = verdict.trip;
  d[kept + CLOSED] = 0;
  d[kept + CLOSES_AT] = NEVER_S;
  if (verdict.trip === TRIP.overspeed) d[kept + FUEL] = 0;
}

/** Commands whose argument is the name of a set. */
function breakerCommands(
  names: readonly string[],
  closingS: number,
): Readonly<Record<string, BlockCommand<PlantFrame>>> {
  const firstOf = (args: Json): number => PER_SET * (typeof args === 'string' ? names.indexOf(args) : -1);
  const command = (
    refuse: (frame: PlantFrame, first: number) => string | undefined,
    act: (frame: PlantFrame, first: number) => void,
  ): BlockCommand<PlantFrame> => ({
    check(args, frame) {
      const first = firstOf(args);
      if (first < 0) return fail({ code: 'unknownSet' });
      const code = refuse(frame, first);
      return code === undefined ? succeed(null) : fail({ code });
    },
    apply(args, frame) {
      act(frame, firstOf(args));
    },
  });
  return {
    closeBreaker: command(
      ({ d }, first) => (at(d.floats, first + TRIPPED) > 0 ? 'tripped' : undefined),
      ({ d, time }, first) => {
        if (at(d.floats, first + CLOSED) === 0) d.floats[first + CLOSES_AT] = time.timeS + closingS;
      },
    ),
    openBreaker: command(
      () => undefined,
      ({ d }, first) => {
        d.floats[first + CLOSED] = 0;
        d.floats[first + CLOSES_AT] = NEVER_S;
      },
    ),
    start: command(
      ({ d }, first) => (at(d.floats, first + TRIPPED) > 0 ? 'tripped' : undefined),
      ({ d }, first) => {
        d.floats[first + FUEL] = 1;
      },
    ),
    stop: command(
      () => undefined,
      ({ d }, first) => {
        d.floats[first + FUEL] = 0;
      },
    ),
    resetTrip: command(
      () => undefined,
      ({ d }, first) => {
        d.floats[first + TRIPPED] = TRIP.none;
      },
    ),
  };
}
