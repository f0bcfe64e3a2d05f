export {
  type BusRating,
  type GeneratorSet,
  MEDIUM_SPEED_SET,
  ratedCurrentA,
  ratedKva,
  SHIP_BUS,
} from './generator-set.ts';
export type { PlantDescription } from './plant.ts';
export { plantBlock, type PlantBlockOptions } from './plant-block.ts';
export { type ProtectionSettings, TRIP, USUAL_PROTECTION } from './protection.ts';
export { type StartingAir, startingAirBlock, startsLeft, TWO_BOTTLES } from './starting-air.ts';
export {
  closingCurrent,
  closesInPhase,
  closingLeadDeg,
  isInWindow,
  type SyncState,
  type SyncWindow,
  USUAL_WINDOW,
  wrapDeg,
} from './synchronising.ts';
