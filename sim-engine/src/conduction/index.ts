export type { Boundary } from './boundary.ts';
export { constantCurve, linearCurve, type PropertyCurve, propertyCurve } from './curve.ts';
export {
  type FiringBody,
  type FiringDefect,
  firingDefects,
  type FiringPeaks,
  type FiringState,
  fuelVolumeNm3,
  HARD_PORCELAIN,
  type KilnGas,
  rateAt,
} from './firing.ts';
export { firingBlock } from './firing-block.ts';
export { type Geometry, type Layer, type Material, wallGrid } from './grid.ts';
export { type Elasticity, plateStressPa, PORCELAIN, steadyRampDifferenceK } from './stress.ts';
export { type StepHeat, type Surroundings, Wall } from './wall.ts';
export { type TemperatureProgramme, wallBlock, type WallBlockOptions } from './wall-block.ts';
