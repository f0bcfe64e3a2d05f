import { linearCurve } from '../conduction/curve.ts';
import { type Layer, type Material, wallGrid } from '../conduction/grid.ts';
import { Wall } from '../conduction/wall.ts';
import { wallBlock } from '../conduction/wall-block.ts';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { ModelDefinition, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { type Schedule, scheduleBlock, scheduleOf, scheduleValue } from './schedule.ts';
import { portOf, simulationRun, tickFor } from './simulation-run.ts';
import { numberOf } from './values.ts';

const LONGEST_TICK_S = 5;
/** How far the straight laws of the material's properties reach beyond the temperatures that can come. */
const MARGIN_K = 50;

const parameters: Readonly<Record<string, ModelParameter>> = {
  L: { unit: 'm', value: 0.012, description: 'half thickness of the wall', minimum: 1e-4, maximum: 1 },
  rho: { unit: 'kg/m3', value: 2350, description: 'density', minimum: 1 },
  k20: { unit: 'W/(m K)', value: 1.15, description: 'conductivity at 20 degC', minimum: 1e-3 },
  k_slope: { unit: 'W/(m K2)', value: 6e-4, description: 'rise of the conductivity with the temperature' },
  c20: { unit: 'J/(kg K)', value: 860, description: 'heat capacity at 20 degC', minimum: 1 },
  c_slope: { unit: 'J/(kg K2)', value: 0.34, description: 'rise of the heat capacity with the temperature' },
  c_max_C: {
    unit: 'degC',
    value: 1000,
    description: 'where the heat capacity stops rising',
    minimum: 20,
    maximum: 2900,
  },
  h: { unit: 'W/(m2 K)', value: 12, description: 'convective coefficient at the surface', minimum: 0 },
  eps: { unit: '1', value: 0.85, description: 'emissivity of the surface', minimum: 0, maximum: 1 },
  T0: { unit: 'degC', value: 20, description: 'the wall at the start', minimum: -100, maximum: 2000 },
  Tg: {
    unit: 'degC',
    value: [
      [0, 20],
      [232, 600],
      [337, 950],
      [367, 950],
      [532, 1280],
      [572, 1280],
      [708, 600],
      [908, 200],
    ],
    description: 'gas temperature by the minute; straight between rows',
    columns: ['minute', 'T_gas_C'],
  },
  cells: { unit: '1', value: 120, description: 'finite volumes over the half thickness', minimum: 5, maximum: 400 },
};

function materialOf(values: ModelValues, gas: Schedule): Result<Material, ModelProblem> {
  const temps = [...gas.values, numberOf(values, 'T0')];
  const constantFromC = numberOf(values, 'c_max_C');
  const coldestC = Math.min(...temps, constantFromC) - MARGIN_K;
  const hottestC = Math.max(...temps) + MARGIN_K;
  const law = (name: string): { value: number; slopePerK: number; referenceC: number } => ({
    value: numberOf(values, `${name}20`),
    slopePerK: numberOf(values, `${name}_slope`),
    referenceC: 20,
  });
  try {
    return succeed({
      densityKgpm3: numberOf(values, 'rho'),
      conductivityWpmK: linearCurve(law('k'), coldestC, hottestC),
      heatCapacityJpkgK: linearCurve(law('c'), coldestC, constantFromC),
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail({
      parameter: 'k_slope, c_slope',
      message: `must keep the property positive from ${coldestC} to ${Math.max(hottestC, constantFromC)} degC`,
    });
  }
}

/** Shares of the half thickness and of its cells, from the centre: temperatures bend most beneath the surface. */
const LAYERS = [
  { thickness: 0.8, cells: 0.6 },
  { thickness: 0.2, cells: 0.4 },
] as const;

function layersOf(values: ModelValues, material: Material): readonly Layer[] {
  const cells = numberOf(values, 'cells');
  return LAYERS.map((share) => ({
    material,
    thicknessM: share.thickness * numberOf(values, 'L'),
    cells: Math.max(2, Math.round(share.cells * cells)),
  }));
}

function gasOf(values: ModelValues): Result<Schedule, ModelProblem> {
  const byMinute = scheduleOf(values, 'Tg');
  if (!byMinute.ok) return byMinute;
  return succeed({ ...byMinute.value, timesS: byMinute.value.timesS.map((minute) => 60 * minute) });
}

function start(values: ModelValues, everyS: number): Result<ModelRun, ModelProblem> {
  const gas = gasOf(values);
  if (!gas.ok) return gas;
  const material = materialOf(values, gas.value);
  if (!material.ok) return material;
  const wall = new Wall(
    wallGrid(layersOf(values, material.value)),
    { kind: 'insulated' },
    { kind: 'exchanging', coefficientWpm2K: numberOf(values, 'h'), emissivity: numberOf(values, 'eps') },
  );
  const system = systemOf({
    name: 'kiln-wall',
    version: '1.0.0',
    tickS: tickFor(everyS, { longestS: LONGEST_TICK_S }),
    blocks: {
      gas: { block: scheduleBlock(gas.value, 'degC') },
      wall: {
        block: wallBlock('kilnWall', wall, {
          startC: numberOf(values, 'T0'),
          outerProgramme: (timeS, sinceS) => scheduleValue(gas.value, timeS, sinceS),
          bendsS: [0, ...gas.value.timesS],
        }),
      },
    },
  });
  const simulation = Simulation.start(system);
  return succeed(
    simulationRun(simulation, (into) => {
      const surfaceC = portOf(simulation, 'wall.outerFaceC');
      const centreC = portOf(simulation, 'wall.innerFaceC');
      into[0] = portOf(simulation, 'gas.value');
      into[1] = centreC;
      into[2] = portOf(simulation, 'wall.meanC');
      into[3] = surfaceC;
      into[4] = surfaceC - centreC;
    }),
  );
}

/** A porcelain wall in a kiln's gas: docs/models/conduction.md. */
export const kilnWall: ModelDefinition = {
  name: 'kiln-wall',
  title: { zh: '窑内瓷壁烧成', en: 'a porcelain wall fired in a kiln' },
  parameters,
  outputs: [
    { name: 'T_gas_C', unit: 'degC' },
    { name: 'T_centre_C', unit: 'degC' },
    { name: 'T_mean_C', unit: 'degC' },
    { name: 'T_surface_C', unit: 'degC' },
    { name: 'surface_minus_centre_K', unit: 'K' },
  ],
  untilS: 54_480,
  everyS: 60,
  start,
};
