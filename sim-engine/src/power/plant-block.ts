import { type Block, defineBlock, type OutputSpec, type ParameterSpec, type QuantitySpec } from '../kernel/block.ts';
import { at } from '../maths/at.ts';
import type { Load } from './bus.ts';
import { type GeneratorSet, ratedCurrentA } from './generator-set.ts';
import { balancedSet, Plant, type PlantDescription, STATES_PER_SET } from './plant.ts';
import { plantCommands } from './plant-commands.ts';
import {
  BUS_OUTPUTS,
  CLOSED,
  CLOSES_AT,
  DISCRETE_PER_SET,
  gatherOrders,
  type MutableOrders,
  NEVER_S,
  OUTPUTS_PER_SET,
  PREFERENTIAL,
  SET_OUTPUTS,
  setQuantities,
  TRIPPED,
} from './plant-layout.ts';
import { protectSet } from './plant-protection.ts';
import { type ProtectionSettings, USUAL_PROTECTION } from './protection.ts';
import { wrapDeg } from './synchronising.ts';

type Numbers = Float64Array;

export interface PlantBlockOptions {
  readonly protection?: ProtectionSettings;
  /** Sets that run on the bus at the start; the others run idle beside it where `idle` names them, or stand. */
  readonly onBus?: readonly string[];
  readonly idle?: readonly string[];
  /** Shared at the start by the sets on the bus according to their ratings. */
  readonly startLoad?: Load;
}

const NO_LOAD: Load = { powerKw: 0, reactiveKvar: 0 };

/** What the sets on the bus take of a load, by their ratings. */
function shareOf(plant: Plant, onBus: readonly string[], { powerKw, reactiveKvar }: Load): (set: GeneratorSet) => Load {
  const total = plant.sets
    .filter((_, index) => onBus.includes(plant.names[index] ?? ''))
    .reduce((sum, { ratedKw }) => sum + ratedKw, 0);
  return ({ ratedKw }) => {
    const share = total > 0 ? ratedKw / total : 0;
    return { powerKw: share * powerKw, reactiveKvar: share * reactiveKvar };
  };
}

interface PlantQuantities {
  readonly inputs: Record<string, QuantitySpec>;
  readonly outputs: Record<string, OutputSpec>;
  readonly continuous: Record<string, QuantitySpec>;
  readonly discrete: Record<string, QuantitySpec>;
  readonly parameters: Record<string, ParameterSpec>;
}

function quantitiesOf(plant: Plant, options: PlantBlockOptions): PlantQuantities {
  const { onBus = [], idle = [], startLoad = NO_LOAD } = options;
  const ratedHz = plant.bus.frequencyHz;
  const ownLoad = shareOf(plant, onBus, startLoad);
  const quantities: PlantQuantities = {
    inputs: {
      loadKw: { unit: 'kW', value: startLoad.powerKw },
      loadKvar: { unit: 'kvar', value: startLoad.reactiveKvar },
    },
    outputs: {
      'bus.frequencyHz': { unit: 'Hz', feedthrough: true },
      'bus.voltageV': { unit: 'V', feedthrough: true },
    },
    continuous: {},
    discrete: {},
    parameters: {},
  };
  plant.sets.forEach((set, index) => {
    const name = plant.names[index] ?? '';
    const isOn = onBus.includes(name);
    const start = { running: isOn || idle.includes(name), onBus: isOn, balanced: balancedSet(set, ownLoad(set)) };
    const own = setQuantities(name, set, start, ratedHz);
    Object.assign(quantities.continuous, own.continuous);
    Object.assign(quantities.discrete, own.discrete);
    Object.assign(quantities.inputs, own.inputs);
    Object.assign(quantities.parameters, own.parameters);
    for (const [output, unit] of Object.entries(SET_OUTPUTS))
      quantities.outputs[`${name}.${output}`] = { unit, feedthrough: true };
  });
  return quantities;
}

function writeSet(plant: Plant, index: number, d: Numbers, x: Numbers, y: Numbers): void {
  const set = plant.sets[index];
  if (set === undefined) return;
  const state = STATES_PER_SET * index;
  const kept = DISCRETE_PER_SET * index;
  const first = BUS_OUTPUTS + OUTPUTS_PER_SET * index;
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
  const { protection = USUAL_PROTECTION } = options;
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
    ...quantitiesOf(plant, options),
    writeFeedthrough({ p, u, d, x, y }) {
      refresh(p.floats, u.floats, d.floats, x.floats);
      y.floats[0] = plant.busSpeed * bus.frequencyHz;
      y.floats[1] = plant.solver.voltage * bus.voltageV;
      plant.sets.forEach((_, index) => {
        writeSet(plant, index, d.floats, x.floats, y.floats);
      });
    },
    derivatives({ p, u, d, x, dx }) {
      refresh(p.floats, u.floats, d.floats, x.floats);
      plant.derivatives(x.floats, orders, dx.floats);
    },
    guards: plant.names.map((name, index) => ({
      name: `${name} closes`,
      direction: 'rising',
      value: ({ d, time }) => Math.max(time.timeS - at(d.floats, DISCRETE_PER_SET * index + CLOSES_AT), -1),
      act({ d }) {
        d.floats[DISCRETE_PER_SET * index + CLOSED] = 1;
        d.floats[DISCRETE_PER_SET * index + CLOSES_AT] = NEVER_S;
      },
    })),
    update({ p, u, d, x, time }) {
      refresh(p.floats, u.floats, d.floats, x.floats);
      plant.sets.forEach((set, index) => {
        protectSet(plant, set, index, protection, d.floats, x.floats, time.tickS);
      });
    },
    commands: plantCommands(plant.names, breakerClosingS),
  });
}
