import { evaporationHeatJpkg, type LeafDryer, MOLAR_GAS_CONSTANT_JPMOLK, outletAir } from '../drying/leaf-dryer.ts';
import { leafDryerBlock } from '../drying/leaf-dryer-block.ts';
import { dryingHumidity, equilibriumMoisture } from '../drying/sorption.ts';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { exp, ln } from '../maths/exact.ts';
import { kelvin } from '../properties/temperature.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { ModelDefinition, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import { type Schedule, scheduleBlock } from './schedule.ts';
import { portOf, problemOfSpeed, simulationRun, tickFor } from './simulation-run.ts';
import { numberOf } from './values.ts';

/** A thin warm leaf follows its air within minutes. */
const LONGEST_TICK_S = 2;
/** kg of water per kg of dry leaf: beyond this no isotherm is one. */
const WETTEST_LEAF = 12;
/** kg of water that a kg of dry air takes up at most. */
const WETTEST_AIR = 1;
/** Of the air. */
const HOTTEST_C = 150;

const parameters: Readonly<Record<string, ModelParameter>> = {
  md: { unit: 'kg', value: 8, description: 'dry leaf', minimum: 1e-2 },
  X0: { unit: 'kg/kg', value: 3.2, description: 'moisture at the start, per kg of dry leaf', minimum: 0, maximum: 10 },
  T0: { unit: 'degC', value: 25, description: 'leaf at the start', minimum: 0, maximum: 150 },
  cd: { unit: 'J/(kg K)', value: 1700, description: 'heat capacity of dry leaf', minimum: 100 },
  cw: { unit: 'J/(kg K)', value: 4186, description: 'heat capacity of its water', minimum: 0 },
  hA: { unit: 'W/K', value: 420, description: 'conductance from the air to the leaf', minimum: 0, maximum: 1e5 },
  k0: { unit: '1/s', value: 3400, description: 'factor of the drying rate', minimum: 0, maximum: 1e9 },
  Ea: { unit: 'J/mol', value: 45_000, description: 'activation energy of the drying rate', minimum: 0, maximum: 2e5 },
  aA: { unit: '1/K', value: 0.0064, description: 'isotherm: A', minimum: 1e-6 },
  aC: { unit: 'degC', value: 22, description: 'isotherm: C', minimum: 0.1 },
  aB: { unit: '1', value: 1.15, description: 'isotherm: B', minimum: 0.1 },
  ma: { unit: 'kg/s', value: 0.9, description: 'dry air through the leaf', minimum: 1e-3 },
  w: { unit: 'kg/kg', value: 0.0167645878, description: 'humidity ratio of the air', minimum: 0, maximum: 0.5 },
  phases: {
    unit: 'degC',
    value: [
      [7200, 32],
      [3600, 95],
      [5400, 80],
      [1200, 50],
    ],
    description: 'how long the air has which temperature; the last lasts on',
    columns: ['duration_s', 'T_air_in_C'],
  },
};

/** Phases as a schedule of steps. */
function airOf(values: ModelValues): Result<Schedule, ModelProblem> {
  const rows = values['phases'];
  const timesS: number[] = [];
  const temps: number[] = [];
  let startS = 0;
  for (const row of Array.isArray(rows) ? (rows as readonly unknown[]) : []) {
    const [durationS, airC] = Array.isArray(row) ? (row as readonly unknown[]) : [];
    if (typeof durationS !== 'number' || typeof airC !== 'number' || durationS <= 0 || airC < 0 || airC > HOTTEST_C)
      return fail({ parameter: 'phases', message: 'must have rows of a duration above 0 s and 0 to 150 degC' });
    timesS.push(startS);
    temps.push(airC);
    startS += durationS;
  }
  if (timesS.length === 0) return fail({ parameter: 'phases', message: 'must have a row [duration, temperature]' });
  return succeed({ timesS, values: temps, steps: true });
}

function dryerOf(values: ModelValues): LeafDryer {
  return {
    dryMassKg: numberOf(values, 'md'),
    dryHeatCapacityJpkgK: numberOf(values, 'cd'),
    waterHeatCapacityJpkgK: numberOf(values, 'cw'),
    conductanceWpK: numberOf(values, 'hA'),
    rateFactorPerS: numberOf(values, 'k0'),
    activationJpmol: numberOf(values, 'Ea'),
    isotherm: { a: numberOf(values, 'aA'), c: numberOf(values, 'aC'), b: numberOf(values, 'aB') },
    airFlowKgps: numberOf(values, 'ma'),
  };
}

interface LeafStart {
  readonly moisture: number;
  readonly leafC: number;
}

function dryingPerS({ rateFactorPerS, activationJpmol }: LeafDryer, tempC: number): number {
  return rateFactorPerS * exp(-activationJpmol / (MOLAR_GAS_CONSTANT_JPMOLK * kelvin(tempC)));
}

/** How much faster leaf follows its own evaporation, which `gap` drives, than its moisture follows. */
function feedback({ activationJpmol }: LeafDryer, gap: number, tempC: number, capacityJpkgK: number): number {
  const activationK = activationJpmol / MOLAR_GAS_CONSTANT_JPMOLK;
  return (gap * Math.abs(evaporationHeatJpkg(tempC)) * activationK) / (kelvin(tempC) * kelvin(tempC) * capacityJpkgK);
}

/** How fast dry leaf follows hot air, how fast leaf dries, and how fast its own evaporation cools it. */
function fastestOfDryingPerS(dryer: LeafDryer, moisture: number): number {
  const { dryMassKg, dryHeatCapacityJpkgK, waterHeatCapacityJpkgK } = dryer;
  const heating = dryer.conductanceWpK / (dryMassKg * dryHeatCapacityJpkgK);
  const capacity = dryHeatCapacityJpkgK + moisture * waterHeatCapacityJpkgK;
  return [-50, 25, HOTTEST_C].reduce((fastest, tempC) => {
    const speed = dryingPerS(dryer, tempC) * (1 + feedback(dryer, moisture, tempC, capacity));
    return Math.max(fastest, heating + speed);
  }, 0);
}

/** Ticks do not become shorter than for this, where hot moist leaf could follow faster still. 1/s */
const FASTEST_UPTAKE_PER_S = 25;
/** Looks at the way from dry to moist in so many pieces. */
const UPTAKE_PIECES = 8;

/**
 * How fast leaf that was dried takes up water again from colder or moister air. All heat of that stays in the leaf here:
 * dT/dX = L(T)/(cd + X cw), so that L falls with the power −2361/cw of the capacity.
 */
function fastestOfUptakePerS(dryer: LeafDryer, from: LeafStart, equilibrium: number): number {
  const capacityAt = (moisture: number): number =>
    dryer.dryHeatCapacityJpkgK + moisture * Math.max(dryer.waterHeatCapacityJpkgK, 1);
  const slope = (evaporationHeatJpkg(0) - evaporationHeatJpkg(1)) / Math.max(dryer.waterHeatCapacityJpkgK, 1);
  let fastest = 0;
  for (let piece = 0; piece <= UPTAKE_PIECES; piece += 1) {
    const moisture = from.moisture + (piece / UPTAKE_PIECES) * (equilibrium - from.moisture);
    const heatJpkg =
      evaporationHeatJpkg(from.leafC) * exp(-slope * ln(capacityAt(moisture) / capacityAt(from.moisture)));
    const tempC = (evaporationHeatJpkg(0) - heatJpkg) / (evaporationHeatJpkg(0) - evaporationHeatJpkg(1));
    const growth = feedback(dryer, equilibrium - moisture, tempC, capacityAt(moisture));
    fastest = Math.max(fastest, dryingPerS(dryer, tempC) * (1 + growth));
  }
  return fastest;
}

function fastestOfPhasesPerS(
  dryer: LeafDryer,
  from: LeafStart,
  humidityRatio: number,
  airsC: readonly number[],
): number {
  let driest = from.moisture;
  let hottestC = from.leafC;
  let fastest = 0;
  for (const airC of airsC) {
    const equilibrium = equilibriumMoisture(dryer.isotherm, airC, dryingHumidity(airC, humidityRatio));
    hottestC = Math.max(hottestC, airC);
    if (equilibrium > driest)
      fastest = Math.max(fastest, fastestOfUptakePerS(dryer, { moisture: driest, leafC: hottestC }, equilibrium));
    driest = Math.min(driest, equilibrium);
  }
  return Math.min(fastest, FASTEST_UPTAKE_PER_S);
}

/** Numbers that describe no leaf: its heat and its air could not follow. */
function problemOf(
  dryer: LeafDryer,
  from: LeafStart,
  humidityRatio: number,
  airsC: readonly number[],
): ModelProblem | undefined {
  const wettest = airsC.reduce((most, airC) => {
    const relative = dryingHumidity(airC, humidityRatio);
    return Math.max(most, equilibriumMoisture(dryer.isotherm, airC, relative));
  }, 0);
  if (wettest > WETTEST_LEAF)
    return { parameter: 'aA, aC, aB, w', message: `make leaf hold more than ${WETTEST_LEAF} times its mass of water` };
  const speed = dryingPerS(dryer, Math.max(...airsC));
  if ((dryer.dryMassKg * speed * from.moisture) / dryer.airFlowKgps > WETTEST_AIR)
    return { parameter: 'k0, Ea, md, ma', message: 'make leaf dry faster than any air can carry away' };
  return problemOfSpeed(fastestOfDryingPerS(dryer, from.moisture), 'md, cd, hA, k0, Ea');
}

function start(values: ModelValues, everyS: number): Result<ModelRun, ModelProblem> {
  const air = airOf(values);
  if (!air.ok) return air;
  const dryer = dryerOf(values);
  const from: LeafStart = { moisture: numberOf(values, 'X0'), leafC: numberOf(values, 'T0') };
  const humidityRatio = numberOf(values, 'w');
  const unsound = problemOf(dryer, from, humidityRatio, air.value.values);
  if (unsound !== undefined) return fail(unsound);
  const block = leafDryerBlock(dryer, from);
  const system = systemOf({
    name: 'tea-drying',
    version: '1.0.0',
    tickS: tickFor(everyS, {
      longestS: LONGEST_TICK_S,
      fastestPerS: Math.max(
        fastestOfDryingPerS(dryer, from.moisture),
        fastestOfPhasesPerS(dryer, from, humidityRatio, air.value.values),
      ),
    }),
    blocks: {
      leaf: { block },
      air: { block: scheduleBlock(air.value, 'degC') },
      humidity: { block: scheduleBlock({ timesS: [0], values: [humidityRatio], steps: true }, 'kg/kg') },
    },
    connections: [
      { from: 'air.value', to: 'leaf.airC' },
      { from: 'humidity.value', to: 'leaf.humidityRatio' },
    ],
  });
  const simulation = Simulation.start(system);
  return succeed(
    simulationRun(simulation, (into) => {
      const airC = portOf(simulation, 'air.value');
      const leafC = portOf(simulation, 'leaf.leafC');
      const ratePerS = portOf(simulation, 'leaf.ratePerS');
      const outlet = outletAir(dryer, leafC, { airC, humidityRatio }, ratePerS);
      into[0] = airC;
      into[1] = portOf(simulation, 'leaf.moisture');
      into[2] = leafC;
      into[3] = portOf(simulation, 'leaf.equilibrium');
      into[4] = 3600 * ratePerS;
      into[5] = outlet.humidityRatio;
      into[6] = outlet.airC;
      into[7] = outlet.relativeHumidity;
    }),
  );
}

/** Tea leaf in warm air: docs/models/tea-drying.md. */
export const teaDrying: ModelDefinition = {
  name: 'tea-drying',
  title: { zh: '茶叶干燥', en: 'drying of tea leaf' },
  parameters,
  outputs: [
    { name: 'T_air_in_C', unit: 'degC' },
    { name: 'X_kgpkg_dry', unit: 'kg/kg' },
    { name: 'T_leaf_C', unit: 'degC' },
    { name: 'Xeq_kgpkg_dry', unit: 'kg/kg' },
    { name: 'rate_per_h', unit: '1/h' },
    { name: 'W_out_kgpkg', unit: 'kg/kg' },
    { name: 'T_air_out_C', unit: 'degC' },
    { name: 'RH_out', unit: '1' },
  ],
  untilS: 17_400,
  everyS: 30,
  start,
};
