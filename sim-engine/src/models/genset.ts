import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { type GeneratorSet, MEDIUM_SPEED_SET, SHIP_BUS } from '../power/generator-set.ts';
import { balancedSet } from '../power/plant.ts';
import { plantBlock } from '../power/plant-block.ts';
import { type Result, succeed } from '../result.ts';
import type { ModelDefinition, ModelOutput, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { type Schedule, scheduleBlock, scheduleOf } from './schedule.ts';
import { portOf, simulationRun, tickFor } from './simulation-run.ts';
import { numberOf } from './values.ts';

const MOST_SETS = 3;
/** The rotors swing against each other within a fifth of a second. */
const LONGEST_TICK_S = 0.01;

const share = (value: number, description: string, minimum = 0): ModelParameter => ({
  unit: '1',
  value,
  description,
  minimum,
});
const seconds = (value: number, description: string): ModelParameter => ({
  unit: 's',
  value,
  description,
  minimum: 0.02,
  maximum: 60,
});

const setpoints = Object.fromEntries(
  [1, 2, 3].map((number): [string, ModelParameter] => [
    `setpoint${number}_Hz`,
    {
      unit: 'Hz',
      value: [[0, 0]],
      description: `how far the no-load frequency of set ${number} is moved, from each time on`,
      columns: ['t_s', 'offset_Hz'],
    },
  ]),
);

const parameters: Readonly<Record<string, ModelParameter>> = {
  sets: { unit: '1', value: 1, description: 'equal sets on the bus, 1 to 3', minimum: 1, maximum: MOST_SETS },
  rated_kW: { unit: 'kW', value: MEDIUM_SPEED_SET.ratedKw, description: 'rated power of a set', minimum: 1 },
  cosphi: share(MEDIUM_SPEED_SET.powerFactor, 'rated power factor', 0.1),
  H: { unit: 's', value: MEDIUM_SPEED_SET.inertiaS, description: 'inertia constant', minimum: 0.3, maximum: 60 },
  droop: share(MEDIUM_SPEED_SET.droop, 'fall of the speed from no load to full load', 1e-3),
  rack_s: seconds(MEDIUM_SPEED_SET.rackLagS, 'lag of the rack'),
  torque_s: seconds(MEDIUM_SPEED_SET.torqueLagS, 'lag of the torque'),
  p_least: share(MEDIUM_SPEED_SET.leastPower, 'power at the lower stop of the rack', -1),
  p_most: share(MEDIUM_SPEED_SET.mostPower, 'power at the upper stop of the rack', 0.1),
  voltage_droop: share(MEDIUM_SPEED_SET.voltageDroop, 'fall of the voltage with the reactive load'),
  avr_per_s: {
    unit: '1/s',
    value: MEDIUM_SPEED_SET.regulatorPerS,
    description: 'voltage regulator',
    minimum: 0,
    maximum: 100,
  },
  X: share(MEDIUM_SPEED_SET.reactance, 'reactance of a set', 0.05),
  D: {
    unit: '1',
    value: MEDIUM_SPEED_SET.damping,
    description: 'power of the damper winding for a slip of 1',
    minimum: 0,
    maximum: 100,
  },
  load_kW: {
    unit: 'kW',
    value: [
      [0, 0],
      [1, 375],
    ],
    description: 'load, from each time on',
    columns: ['t_s', 'load_kW'],
  },
  load_kvar: {
    unit: 'kvar',
    value: [[0, 0]],
    description: 'reactive load, from each time on',
    columns: ['t_s', 'load_kvar'],
  },
  ...setpoints,
};

function setOf(values: ModelValues): GeneratorSet {
  return {
    ...MEDIUM_SPEED_SET,
    ratedKw: numberOf(values, 'rated_kW'),
    powerFactor: numberOf(values, 'cosphi'),
    inertiaS: numberOf(values, 'H'),
    droop: numberOf(values, 'droop'),
    rackLagS: numberOf(values, 'rack_s'),
    torqueLagS: numberOf(values, 'torque_s'),
    leastPower: numberOf(values, 'p_least'),
    mostPower: numberOf(values, 'p_most'),
    voltageDroop: numberOf(values, 'voltage_droop'),
    regulatorPerS: numberOf(values, 'avr_per_s'),
    reactance: numberOf(values, 'X'),
    damping: numberOf(values, 'D'),
  };
}

const PER_SET = [
  ['speed', 'rpm', 'speedRpm'],
  ['P', 'kW', 'powerKw'],
  ['Q', 'kvar', 'reactiveKvar'],
  ['I', 'A', 'currentA'],
  ['rack', '1', 'rack'],
] as const;

const outputs: readonly ModelOutput[] = [
  { name: 'load_kW', unit: 'kW' },
  { name: 'f_Hz', unit: 'Hz' },
  { name: 'U_V', unit: 'V' },
  ...[1, 2, 3].flatMap((number) =>
    PER_SET.map(([name, unit]) => ({ name: unit === '1' ? `${name}${number}` : `${name}${number}_${unit}`, unit })),
  ),
];

function schedulesOf(values: ModelValues, names: readonly string[]): Result<readonly Schedule[], ModelProblem> {
  const schedules: Schedule[] = [];
  for (const name of names) {
    const schedule = scheduleOf(values, name, true);
    if (!schedule.ok) return schedule;
    schedules.push(schedule.value);
  }
  return succeed(schedules);
}

function start(values: ModelValues, everyS: number): Result<ModelRun, ModelProblem> {
  const count = Math.round(numberOf(values, 'sets'));
  const names = Array.from({ length: count }, (_, index) => `set${index + 1}`);
  const schedules = schedulesOf(values, [
    'load_kW',
    'load_kvar',
    ...names.map((_, index) => `setpoint${index + 1}_Hz`),
  ]);
  if (!schedules.ok) return schedules;
  const [load, reactive, ...offsets] = schedules.value;
  if (load === undefined || reactive === undefined) throw new RangeError('no load');
  const set = setOf(values);
  const startLoad = { powerKw: load.values[0] ?? 0, reactiveKvar: reactive.values[0] ?? 0 };
  const own = { powerKw: startLoad.powerKw / count, reactiveKvar: startLoad.reactiveKvar / count };
  const noLoadHz = SHIP_BUS.frequencyHz * balancedSet(set, own).speedSet;
  const block = plantBlock(
    'genset',
    { bus: SHIP_BUS, breakerClosingS: 0.25, sets: Object.fromEntries(names.map((name) => [name, set])) },
    { onBus: names, startLoad },
  );
  const speedBlocks = offsets.map((offset, index) => {
    const moved: Schedule = { ...offset, values: offset.values.map((hertz) => noLoadHz + hertz) };
    return [`speed${index + 1}`, { block: scheduleBlock(moved, 'Hz') }] as const;
  });
  const system = systemOf({
    name: 'genset',
    version: '1.0.0',
    tickS: tickFor(everyS, { longestS: LONGEST_TICK_S }),
    subSteps: 2,
    blocks: {
      plant: { block },
      load: { block: scheduleBlock(load, 'kW') },
      reactive: { block: scheduleBlock(reactive, 'kvar') },
      ...Object.fromEntries(speedBlocks),
    },
    connections: [
      { from: 'load.value', to: 'plant.loadKw' },
      { from: 'reactive.value', to: 'plant.loadKvar' },
      ...names.map((name, index) => ({ from: `speed${index + 1}.value`, to: `plant.${name}.speedSetHz` })),
    ],
  });
  const simulation = Simulation.start(system);
  return succeed(
    simulationRun(simulation, (into) => {
      into[0] = portOf(simulation, 'load.value');
      into[1] = portOf(simulation, 'plant.bus.frequencyHz');
      into[2] = portOf(simulation, 'plant.bus.voltageV');
      for (let index = 0; index < MOST_SETS; index += 1)
        for (const [place, [, , port]] of PER_SET.entries())
          into[3 + PER_SET.length * index + place] =
            index < count ? portOf(simulation, `plant.set${index + 1}.${port}`) : 0;
    }),
  );
}

/** Diesel generator sets on one bus: docs/models/genset.md. */
export const genset: ModelDefinition = {
  name: 'genset',
  title: { zh: '船舶柴油发电机组并联', en: 'diesel generator sets on one bus' },
  parameters,
  outputs,
  untilS: 20,
  everyS: 0.1,
  start,
};
