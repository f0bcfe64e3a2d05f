import type { ShaftLoad } from './shaft-load.ts';
import type { MotorWindings } from './windings.ts';

const SUPPLY_RADPS = 2 * Math.PI * 50;

/** The 11 kW motor of the reference data, 400 V in delta, 50 Hz, four poles. */
export const REFERENCE_WINDINGS: MotorWindings = {
  statorOhm: 1.05,
  rotorOhm: 0.92,
  statorLeakageH: 2.1 / SUPPLY_RADPS,
  rotorLeakageH: 2.55 / SUPPLY_RADPS,
  magnetisingH: 78 / SUPPLY_RADPS,
  polePairs: 2,
};

export const REFERENCE_LOAD: ShaftLoad = {
  staticNm: 4,
  staticRadps: 1,
  squareNmps2: 66 / (151 * 151),
  viscousNmps: 0.004,
};

export const REFERENCE_INERTIA_KGM2 = 0.45;
export const REFERENCE_SUPPLY_RADPS = SUPPLY_RADPS;
