export type { Boundary } from './boundary.ts';
export { constantCurve, linearCurve, type PropertyCurve, propertyCurve } from './curve.ts';
export { type Geometry, type Layer, type Material, wallGrid } from './grid.ts';
export { type Elasticity, plateStressPa, PORCELAIN, steadyRampDifferenceK } from './stress.ts';
export { type StepHeat, type Surroundings, Wall } from './wall.ts';
export { type TemperatureProgramme, wallBlock, type WallBlockOptions } from './wall-block.ts';
