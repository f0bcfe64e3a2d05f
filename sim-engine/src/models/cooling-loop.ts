import { systemOf } from '../kernel/system.ts';
import { Simulation } from '../kernel/simulation.ts';
import { fail, type Result, succeed } from '../result.ts';
import { coolingLoopBlock } from './cooling-loop-network.ts';
import type { ModelDefinition, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { type Schedule, scheduleBlock, scheduleOf } from './schedule.ts';
import { portOf, problemOfSpeed, simulationRun, tickFor } from './simulation-run.ts';
import { numberOf } from './values.ts';

const LONGEST_TICK_S = 0.5;

/** The sum of the rates at which each node follows its neighbours bounds every rate in the loop. */
function fastestPerS(values: ModelValues): number {
  const of = (name: string): number => numberOf(values, name);
  const seaKgps = of('rs') * Math.sqrt(of('Hp0') / (of('kp') + of('ks')));
  const fresh = of('mf') * of('cf');
  return Math.max(
    (of('G') + of('Gamb')) / of('Cb'),
    (of('G') + fresh) / of('Cf'),
    fresh / of('Cx'),
    (seaKgps * of('cs')) / of('Cs'),
    1 / of('tau'),
  );
}

const positive = (unit: string, value: number, description: string): ModelParameter => ({
  unit,
  value,
  description,
  minimum: value / 1000,
  maximum: value * 1000,
});
const temperature = (value: number, description: string): ModelParameter => ({ unit: 'degC', value, description });

const parameters: Readonly<Record<string, ModelParameter>> = {
  Cb: positive('J/K', 1.9e6, 'heat capacity of the engine block'),
  Cf: positive('J/K', 1.05e6, 'heat capacity of the fresh water in the engine'),
  Cx: positive('J/K', 0.21e6, 'heat capacity of the fresh water in the cooler'),
  Cs: positive('J/K', 0.35e6, 'heat capacity of the sea water in the cooler'),
  G: positive('W/K', 16e3, 'conductance from the block to the fresh water'),
  Gamb: { unit: 'W/K', value: 350, description: 'conductance from the block to the engine room', minimum: 0 },
  Tamb: temperature(35, 'engine room'),
  Qmax: { unit: 'W', value: 620e3, description: 'heat into the block at full load', minimum: 0 },
  mf: positive('kg/s', 13.5, 'fresh water flow'),
  cf: positive('J/(kg K)', 4180, 'heat capacity of fresh water'),
  cs: positive('J/(kg K)', 3990, 'heat capacity of sea water'),
  rs: positive('kg/m3', 1025, 'density of sea water'),
  Hp0: positive('m', 28, 'shut-off head of the sea water pump'),
  kp: positive('m/(m3/s)^2', 1.05e5, 'fall of the pump head with the square of the flow'),
  ks: positive('m/(m3/s)^2', 1.55e5, 'loss of the sea water pipes with the square of the flow'),
  UA0: positive('W/K', 46e3, 'conductance of the cooler at rated flows'),
  T1: temperature(74, 'thermostat begins to open'),
  T2: temperature(86, 'thermostat is fully open'),
  tau: positive('s', 25, 'lag of the thermostat'),
  Tsw: temperature(28, 'sea water'),
  Tb: temperature(30, 'block at the start'),
  Te: temperature(30, 'fresh water leaving the engine at the start'),
  Tx: temperature(30, 'fresh water leaving the cooler at the start'),
  Ts: temperature(28, 'sea water leaving the cooler at the start'),
  x: { unit: '1', value: 0, description: 'thermostat valve at the start', minimum: 0, maximum: 1 },
  load: {
    unit: '1',
    value: [
      [0, 0],
      [600, 0],
      [1200, 0.75],
    ],
    description: 'share of full load; straight between rows, two rows of one time jump',
    columns: ['t_s', 'load'],
  },
  clog: {
    unit: '1',
    value: [[0, 0]],
    description: 'sea chest: pipe losses grow by 1 + clog; straight between rows',
    columns: ['t_s', 'clog'],
  },
  stuck: {
    unit: '1',
    value: null,
    description:
      'what the thermostat valve sticks at: a target, or rows of targets from each time on; negative: free again',
    columns: ['t_s', 'target'],
  },
};

interface Schedules {
  readonly load: Schedule;
  readonly clog: Schedule;
  readonly stuck: Schedule;
}

function schedulesOf(values: ModelValues): Result<Schedules, ModelProblem> {
  const load = scheduleOf(values, 'load');
  if (!load.ok) return load;
  const clog = scheduleOf(values, 'clog');
  if (!clog.ok) return clog;
  const stuck = scheduleOf(values['stuck'] === null ? { stuck: -1 } : values, 'stuck', true);
  if (!stuck.ok) return stuck;
  return succeed({ load: load.value, clog: clog.value, stuck: withFreeStart(stuck.value) });
}

/** Before its first row the valve is free. */
function withFreeStart({ timesS, values, steps }: Schedule): Schedule {
  return (timesS[0] ?? 0) > 0 ? { timesS: [0, ...timesS], values: [-1, ...values], steps } : { timesS, values, steps };
}

const OUTPUTS = [
  ['load', '1', 'load.value'],
  ['Tblock_C', 'degC', 'loop.block.tempC'],
  ['Tfw_out_C', 'degC', 'loop.freshWater.engineOut.tempC'],
  ['Tfw_cooled_C', 'degC', 'loop.freshWater.coolerOut.tempC'],
  ['Tsw_out_C', 'degC', 'loop.seaWater.overboard.tempC'],
  ['valve', '1', 'loop.thermostat.position'],
  ['Tfw_in_C', 'degC', 'loop.freshWater.engineIn.tempC'],
  ['sw_kgps', 'kg/s', 'loop.seaWater.pump.flowKgps'],
  ['q_cooler_kW', 'kW', 'loop.cooler.heatW'],
  ['ntu', '1', 'loop.cooler.transferUnits'],
  ['eff', '1', 'loop.cooler.effectiveness'],
] as const;

function start(values: ModelValues, everyS: number): Result<ModelRun, ModelProblem> {
  const schedules = schedulesOf(values);
  if (!schedules.ok) return schedules;
  if (numberOf(values, 'T2') <= numberOf(values, 'T1'))
    return fail({ parameter: 'T2', message: 'must be above T1, where the thermostat begins to open' });
  const tooFast = problemOfSpeed(fastestPerS(values), 'Cb, Cf, Cx, Cs, tau');
  if (tooFast !== undefined) return fail(tooFast);
  const { load, clog, stuck } = schedules.value;
  const fullLoadW = numberOf(values, 'Qmax');
  const heat: Schedule = { ...load, values: load.values.map((share) => fullLoadW * (0.12 + 0.88 * share)) };
  const held: Schedule = { ...stuck, values: stuck.values.map((target) => (target < 0 ? 0 : 1)) };
  const system = systemOf({
    name: 'cooling-loop',
    version: '1.0.0',
    tickS: tickFor(everyS, { longestS: LONGEST_TICK_S, fastestPerS: fastestPerS(values) }),
    blocks: {
      loop: { block: coolingLoopBlock((name) => numberOf(values, name)) },
      load: { block: scheduleBlock(load, '1') },
      heat: { block: scheduleBlock(heat, 'W') },
      clog: { block: scheduleBlock(clog, '1') },
      held: { block: scheduleBlock(held, '1') },
      target: { block: scheduleBlock(stuck, '1') },
    },
    connections: [
      { from: 'heat.value', to: 'loop.engine.heatW' },
      { from: 'clog.value', to: 'loop.seaWater.pipes.blockage' },
      { from: 'held.value', to: 'loop.thermostat.hold' },
      { from: 'target.value', to: 'loop.thermostat.heldAt' },
    ],
  });
  const simulation = Simulation.start(system);
  return succeed(
    simulationRun(simulation, (into) => {
      for (const [index, [, unit, port]] of OUTPUTS.entries()) {
        const value = portOf(simulation, port);
        into[index] = unit === 'kW' ? value / 1000 : value;
      }
    }),
  );
}

/** Cooling of a marine engine by fresh water and sea water: docs/models/cooling-loop.md. */
export const coolingLoop: ModelDefinition = {
  name: 'cooling-loop',
  title: { zh: '船舶主机冷却回路', en: 'cooling of a marine engine by fresh and sea water' },
  parameters,
  outputs: OUTPUTS.map(([name, unit]) => ({ name, unit })),
  untilS: 5400,
  everyS: 5,
  start,
};
