import { freshWaterFluid, oilFluid, seaWaterFluid } from './fluid.ts';
import type { CircuitDescription, ExchangerDescription, NetworkDescription } from './network.ts';

/**
 * Cooling and lubrication of a 790 kW engine, as a scene would write it down: high-temperature water with a thermostat,
 * low-temperature water, sea water, oil. Heats at full load: 201, 119 and 91 kW.
 */
const HT_PUMP_M3PS = 21.6 / 3600;
const LT_PUMP_M3PS = 39 / 3600;
const SEA_PUMP_M3PS = 45 / 3600;
const OIL_PUMP_M3PS = 18.7 / 3600;
const WATER_KGPM3 = 980;

/** A pump that gives `flow` against 20 m, and the loss that takes them. */
function pump(flowM3ps: number) {
  const quadraticS2pM5 = 8 / (flowM3ps * flowM3ps);
  return { kind: 'pump', shutOffHeadM: 28, linearSpM2: 0, quadraticS2pM5, check: true } as const;
}

/** Loses `metres` of water at `flow`. */
function loss(flowM3ps: number, metres: number) {
  return { kind: 'resistance', coefficientPaS2pM6: (metres * 9806) / (flowM3ps * flowM3ps) } as const;
}

const highTemperature: CircuitDescription = {
  fluid: freshWaterFluid(80),
  nodes: {
    pumpOut: { kind: 'junction', startC: 70 },
    // The metal around the jackets goes with its water: 1.6 and 0.6 MJ/K.
    engineOut: { kind: 'junction', heatCapacityJpK: 2.2e6, startC: 78 },
    coolerOut: { kind: 'junction', startC: 45 },
    engineIn: { kind: 'reservoir', pressurePa: 1.5e5, elevationM: 4, startC: 70 },
  },
  branches: {
    pump: { from: 'engineIn', to: 'pumpOut', element: pump(HT_PUMP_M3PS) },
    jackets: { from: 'pumpOut', to: 'engineOut', element: loss(HT_PUMP_M3PS, 14) },
    cooler: {
      from: 'engineOut',
      to: 'coolerOut',
      element: { kind: 'valve', kvM3ph: 30, characteristic: 'linear' },
      follows: { thermostat: 'htThermostat', way: 'cooler' },
    },
    back: { from: 'coolerOut', to: 'engineIn', element: loss(HT_PUMP_M3PS, 1) },
    bypass: {
      from: 'engineOut',
      to: 'engineIn',
      element: { kind: 'valve', kvM3ph: 30, characteristic: 'linear' },
      follows: { thermostat: 'htThermostat', way: 'bypass' },
    },
  },
};

const lowTemperature: CircuitDescription = {
  fluid: freshWaterFluid(40),
  nodes: {
    cold: { kind: 'reservoir', pressurePa: 1.5e5, heatCapacityJpK: 8e5, startC: 36 },
    pumpOut: { kind: 'junction', startC: 36 },
    afterAir: { kind: 'junction', heatCapacityJpK: 2e5, startC: 38 },
    afterOil: { kind: 'junction', startC: 40 },
    afterHt: { kind: 'junction', startC: 44 },
  },
  branches: {
    pump: { from: 'cold', to: 'pumpOut', element: pump(LT_PUMP_M3PS) },
    airCooler: { from: 'pumpOut', to: 'afterAir', element: loss(LT_PUMP_M3PS, 5) },
    oilCooler: { from: 'afterAir', to: 'afterOil', element: loss(LT_PUMP_M3PS, 5) },
    htCooler: { from: 'afterOil', to: 'afterHt', element: loss(LT_PUMP_M3PS, 5) },
    centralCooler: { from: 'afterHt', to: 'cold', element: loss(LT_PUMP_M3PS, 5) },
  },
};

const sea: CircuitDescription = {
  fluid: seaWaterFluid(32, 0.035),
  nodes: {
    chest: { kind: 'reservoir', pressurePa: 1.2e5, tempC: 32 },
    strained: { kind: 'junction', startC: 32 },
    pumpOut: { kind: 'junction', startC: 32 },
    overboard: { kind: 'reservoir', pressurePa: 1.2e5, startC: 38 },
  },
  branches: {
    strainer: { from: 'chest', to: 'strained', element: loss(SEA_PUMP_M3PS, 2) },
    pump: { from: 'strained', to: 'pumpOut', element: pump(SEA_PUMP_M3PS) },
    cooler: { from: 'pumpOut', to: 'overboard', element: loss(SEA_PUMP_M3PS, 18) },
  },
};

const oil: CircuitDescription = {
  fluid: oilFluid({ densityKgpm3: 870, heatCapacityJpkgK: 2100 }, { tempC: 62, viscosityPas: 0.04 }, 3500),
  viscosityOf: 'sump',
  nodes: {
    sump: { kind: 'reservoir', pressurePa: 0, heatCapacityJpK: 1.2e6, startC: 66 },
    pumpOut: { kind: 'junction', startC: 66 },
    cooled: { kind: 'junction', startC: 50 },
    engineIn: { kind: 'junction', startC: 60 },
  },
  branches: {
    pump: { from: 'sump', to: 'pumpOut', element: { kind: 'displacement', flowM3ps: OIL_PUMP_M3PS } },
    cooler: {
      from: 'pumpOut',
      to: 'cooled',
      element: { kind: 'valve', kvM3ph: 40, characteristic: 'linear' },
      follows: { thermostat: 'oilThermostat', way: 'cooler' },
    },
    back: { from: 'cooled', to: 'engineIn', element: loss(OIL_PUMP_M3PS, 1) },
    bypass: {
      from: 'pumpOut',
      to: 'engineIn',
      element: { kind: 'valve', kvM3ph: 40, characteristic: 'linear' },
      follows: { thermostat: 'oilThermostat', way: 'bypass' },
    },
    filter: { from: 'engineIn', to: 'sump', element: { kind: 'laminar', coefficientPerM3: 2.4e9 } },
    regulator: { from: 'engineIn', to: 'sump', element: { kind: 'relief', setPa: 4.2e5, coefficientPaSpM3: 2e7 } },
  },
};

function exchanger(
  hot: string,
  cold: string,
  conductanceWpK: number,
  rated: readonly [number, number],
): ExchangerDescription {
  const [hotRatedKgps, coldRatedKgps] = rated;
  return {
    hot,
    cold,
    size: { arrangement: 'counter', conductanceWpK, hotRatedKgps, coldRatedKgps, hotExponent: 0.6, coldExponent: 0.6 },
  };
}

export const engineRoom: NetworkDescription = {
  circuits: { ht: highTemperature, lt: lowTemperature, sea, oil },
  surroundings: { room: { tempC: 38 } },
  links: { shell: { between: ['ht.engineOut', 'room'], conductanceWpK: 150 } },
  exchangers: {
    htCooler: exchanger('ht.cooler', 'lt.htCooler', 11e3, [WATER_KGPM3 * HT_PUMP_M3PS, 990 * LT_PUMP_M3PS]),
    oilCooler: exchanger('oil.cooler', 'lt.oilCooler', 5e3, [870 * OIL_PUMP_M3PS, 990 * LT_PUMP_M3PS]),
    centralCooler: exchanger('lt.centralCooler', 'sea.cooler', 63e3, [990 * LT_PUMP_M3PS, 1021 * SEA_PUMP_M3PS]),
  },
  thermostats: {
    htThermostat: { node: 'ht.engineOut', opensC: 74, fullyOpenC: 86, lagS: 20, start: 0.5 },
    oilThermostat: { node: 'oil.engineIn', opensC: 56, fullyOpenC: 68, lagS: 20, start: 0.5 },
  },
  heats: {
    jackets: { into: 'ht.engineOut', heatW: 201e3 },
    chargeAir: { into: 'lt.afterAir', heatW: 119e3 },
    bearings: { into: 'oil.sump', heatW: 91e3 },
  },
};
