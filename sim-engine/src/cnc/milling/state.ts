import type { Collision } from '../collision/collision.ts';
import { type TileTops, tileTops } from '../collision/stock-contact.ts';
import type { Feature } from '../measure/features.ts';
import type { PathProgram } from '../planner/compile.ts';
import { restingServo, type ServoState } from '../planner/servo.ts';
import { startTrajectory, type TrajectoryState } from '../planner/state.ts';
import { copyField, type HeightField } from '../stock/height-field.ts';
import type { Vector } from '../vector.ts';
import type { FinishedSurface } from './surface.ts';
import { type MillingSetup, mountTool, type MountedTool } from './setup.ts';

/** What the spindle and the tool bear at a tick. */
export interface CuttingLoad {
  readonly removalMm3ps: number;
  readonly depthMm: number;
  readonly widthMm: number;
  readonly arcRad: number;
  readonly feedPerToothMm: number;
  readonly chipMm: number;
  /** At the cutter. */
  readonly powerW: number;
  readonly torqueNm: number;
  /** Share of the spindle's continuous torque. */
  readonly spindleLoad: number;
  /** Of the tool across its axis, over the field. */
  readonly forceN: readonly [number, number];
}

export const NO_LOAD: CuttingLoad = {
  removalMm3ps: 0,
  depthMm: 0,
  widthMm: 0,
  arcRad: 0,
  feedPerToothMm: 0,
  chipMm: 0,
  powerW: 0,
  torqueNm: 0,
  spindleLoad: 0,
  forceN: [0, 0],
};

/** Why the machine stopped by itself. */
export type Alarm = 'collision' | 'stall' | 'travel' | 'tapBroken';

/** What a run adds up. */
export interface MillingTotals {
  /** Exactly the field's difference. */
  removedMm3: number;
  energyJ: number;
  cuttingS: number;
  peakPowerW: number;
  peakTorqueNm: number;
  peakLoad: number;
}

/** Errors of the real machine that its control does not know: what faults act on. */
export interface MachineErrors {
  /** Of the tip against where it should be: thermal growth, a tool that creeps, a wrong home. */
  tipMm: Vector;
  /** Share of the holding force that is there. */
  holding: number;
  coolantLost: boolean;
}

/** A part being made. All of it is plain data but the field, whose arrays `stock/codec.ts` packs. */
export interface MillingState {
  tick: number;
  trajectory: TrajectoryState;
  servo: ServoState;
  field: HeightField;
  /** How far the part has been pushed out of its place. */
  partShift: readonly [number, number];
  features: readonly Feature[];
  /** By tool number, in order of first use. */
  flankWearMm: [toolNumber: number, wearMm: number][];
  surfaces: FinishedSurface[];
  /** Tip after its deflection, where the last cut ended. */
  cutTip: Vector | undefined;
  bendMm: readonly [number, number];
  load: CuttingLoad;
  totals: MillingTotals;
  collisions: Collision[];
  /** What was touching at the last tick: a contact is reported when it begins. */
  touching: string[];
  alarm: Alarm | undefined;
  errors: MachineErrors;
}

/** Derived from the state, never part of it: may be thrown away at any time. */
export interface MillingCache {
  tops: TileTops;
  /** Ticks for which the tops are good enough; they are always safe. */
  freshUntil: number;
  mounted: MountedTool | undefined;
  /** What it was made from: a setup may be exchanged while a part is made. */
  magazine: Pick<MillingSetup, 'tools' | 'holder'> | undefined;
}

export function startMilling(program: PathProgram, field: HeightField): MillingState {
  return {
    tick: 0,
    trajectory: startTrajectory(program),
    servo: restingServo(program.start),
    field: copyField(field),
    partShift: [0, 0],
    features: [],
    flankWearMm: [],
    surfaces: [],
    cutTip: undefined,
    bendMm: [0, 0],
    load: NO_LOAD,
    totals: { removedMm3: 0, energyJ: 0, cuttingS: 0, peakPowerW: 0, peakTorqueNm: 0, peakLoad: 0 },
    collisions: [],
    touching: [],
    alarm: undefined,
    errors: { tipMm: [0, 0, 0], holding: 1, coolantLost: false },
  };
}

/** Tile tops age slowly: looking again every so often only saves time. */
const FRESH_TICKS = 2000;

export function newCache(): MillingCache {
  return {
    tops: { tilesAcross: 0, topNm: new Int32Array(), highestNm: 0 },
    freshUntil: -1,
    mounted: undefined,
    magazine: undefined,
  };
}

export function mountedTool(cache: MillingCache, setup: MillingSetup, toolNumber: number): MountedTool {
  const same = cache.magazine?.tools === setup.tools && cache.magazine.holder === setup.holder;
  if (same && cache.mounted?.toolNumber === toolNumber) return cache.mounted;
  const mounted = mountTool(setup, toolNumber);
  cache.mounted = mounted;
  cache.magazine = setup;
  return mounted;
}

export function topsOf(cache: MillingCache, state: MillingState): TileTops {
  if (state.tick > cache.freshUntil || state.tick < cache.freshUntil - FRESH_TICKS) {
    cache.tops = tileTops(state.field);
    cache.freshUntil = state.tick + FRESH_TICKS;
  }
  return cache.tops;
}

export function wearOf({ flankWearMm }: MillingState, toolNumber: number): number {
  // Asked several times a tick: a loop makes no function and no copy.
  for (let index = 0; index < flankWearMm.length; index++) {
    const entry = flankWearMm[index];
    if (entry?.[0] === toolNumber) return entry[1];
  }
  return 0;
}

export function setWear(state: MillingState, toolNumber: number, wearMm: number): void {
  const known = state.flankWearMm.find(([number]) => number === toolNumber);
  if (known === undefined) state.flankWearMm.push([toolNumber, wearMm]);
  else known[1] = wearMm;
}
