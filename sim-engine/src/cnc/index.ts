export {
  type Collision,
  type CollisionCause,
  findCollisions,
  findOvertravel,
  reasonNotToCut,
  type Surroundings,
  tipInField,
  type ToolMove,
} from './collision/collision.ts';
export { boxContact, type Contact, type Fixture } from './collision/box-contact.ts';
export { stockContact, type TileTops, tileTops } from './collision/stock-contact.ts';
export {
  type BodyPart,
  type BodySection,
  COLLET_CHUCK_BT40,
  type HolderShape,
  toolBody,
  type ToolShape,
} from './collision/tool-body.ts';
export {
  CARBIDE_NPMM2,
  deflectionMm,
  runoutChipMm,
  runoutRadiusMm,
  tipStiffnessNpmm,
  TOOL_STEEL_NPMM2,
} from './cutting/deflection.ts';
export { type CuttingMaterial, specificForceNpmm2, STEEL_C45, WROUGHT_ALUMINIUM } from './cutting/material.ts';
export {
  type CutterForces,
  cutterForces,
  cuttingSpeedMpmin,
  type MillingCut,
  type MillingLoad,
  millingLoad,
  millingPowerW,
  spindleRpm,
  tableFeedMmpm,
  toothForceN,
  torqueNm,
} from './cutting/milling.ts';
export {
  floorRoughness,
  type Roughness,
  steppedRoughness,
  type SurfaceConditions,
  turnedRoughness,
  wallRoughness,
} from './cutting/roughness.ts';
export { availableTorque, SPINDLE_850, type SpindleDrive, type SpindleLoad, spindleLoad } from './cutting/spindle.ts';
export { edgeRecessionMm, toolLifeMin, WORN_OUT_MM, wornMm } from './cutting/tool-life.ts';
export { type DrillingLoad, drillingLoad, type TurningLoad, turningLoad, type TurningPass } from './cutting/turning.ts';
export { type CallOfLine, type CanonFailure, fromCanon, type MachineBefore } from './from-canon.ts';
export { type AxisLimits, type MachineLimits, type MachineTimes, MACHINING_CENTRE_850 } from './machine.ts';
export { type Feature, findThread, type ThreadFeature, type ThreadQuery, withThread } from './measure/features.ts';
export {
  type CircleMeasurement,
  type CircleQuery,
  type LengthQuery,
  measureDepth,
  measureDiameter,
  measureHeight,
  measureLength,
  type Measurement,
  measurePitch,
  type Region,
} from './measure/measure.ts';
export { type CuttingAction, type MillingSetup, type MillingTool } from './milling/setup.ts';
export {
  type Alarm,
  type CuttingLoad,
  type MachineErrors,
  type MillingCache,
  type MillingState,
  type MillingTotals,
  newCache,
  startMilling,
} from './milling/state.ts';
export { type MillingSnapshot, restoreMilling, snapshotMilling } from './milling/snapshot.ts';
export type { FinishedSurface } from './milling/surface.ts';
export { stepMilling } from './milling/step.ts';
export { type CompileFailure, compilePath, type PathProgram } from './planner/compile.ts';
export { restingServo, type ServoParameters, type ServoState, stepServo } from './planner/servo.ts';
export {
  advanceTrajectory,
  itemUnderWay,
  type OnTravel,
  sampleTrajectory,
  type TrajectorySample,
} from './planner/trajectory.ts';
export {
  cycleStart,
  feedHold,
  setFeedOverride,
  setOptionalStop,
  setRapidOverride,
  setSingleBlock,
} from './planner/operator.ts';
export { startTrajectory, type TrajectoryState } from './planner/state.ts';
export type {
  ArcSegment,
  EventSegment,
  LineSegment,
  MotionKind,
  MotionSegment,
  PathMode,
  SpindleSync,
} from './segments.ts';
export { cutArc, type FieldArc } from './stock/cut-arc.ts';
export { type Cut, cutLine } from './stock/cut-line.ts';
export {
  ballCutter,
  bullNoseCutter,
  type CutterProfile,
  flatCutter,
  pointedCutter,
  resized,
} from './stock/cutter-profile.ts';
export { type Engagement, engagementAt } from './stock/engagement.ts';
export { decodeField, decodeProfile, encodeField, encodeProfile } from './stock/codec.ts';
export {
  type Block,
  blockField,
  copyField,
  type FieldGrid,
  gridFor,
  type HeightField,
  heightAtMm,
  volumeMm3,
} from './stock/height-field.ts';
export { stampSteps } from './stock/stamp-step.ts';
export {
  barProfile,
  type Insert,
  type InsertTip,
  shoulderZMm,
  turnedDiameterMm,
  turnedVolumeMm3,
  type TurnedProfile,
  type TurningCut,
  turnLine,
} from './stock/turned-profile.ts';
export { add as addVectors, distance as distanceMm, subtract as subtractVectors, type Vector } from './vector.ts';
export { type TurningSetup, type TurningTool } from './turning/setup.ts';
export { startTurning, type TurnedThread, type TurningState } from './turning/state.ts';
export { stepTurning } from './turning/step.ts';
