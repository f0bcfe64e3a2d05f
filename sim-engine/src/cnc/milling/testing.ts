import { COLLET_CHUCK_BT40, type ToolShape } from '../collision/tool-body.ts';
import { WROUGHT_ALUMINIUM } from '../cutting/material.ts';
import { SPINDLE_850 } from '../cutting/spindle.ts';
import { MACHINING_CENTRE_850 } from '../machine.ts';
import { compilePath, type PathProgram } from '../planner/compile.ts';
import type { MotionSegment } from '../segments.ts';
import { flatCutter, pointedCutter } from '../stock/cutter-profile.ts';
import { type Block, blockField, gridFor, type HeightField } from '../stock/height-field.ts';
import type { Vector } from '../vector.ts';
import type { MillingSetup, MillingTool } from './setup.ts';
import { type MillingState, newCache, startMilling } from './state.ts';
import { stepMilling } from './step.ts';

export const TICK_S = 0.002;
const BLOCK: Block = { minMm: [0, 0, 0], maxMm: [60, 50, 20] };
const ORIGIN: Vector = [-500, -300, -400];

function shape(diameterMm: number): ToolShape {
  return { diameterMm, fluteMm: 30, shankDiameterMm: diameterMm, stickOutMm: 40, lengthMm: 100 };
}

function endMill(toolNumber: number, diameterMm: number, more: Partial<MillingTool> = {}): MillingTool {
  return {
    toolNumber,
    profile: flatCutter(diameterMm),
    teeth: 3,
    shape: shape(diameterMm),
    action: { kind: 'mill' },
    carbide: true,
    runoutMm: 0,
    ...more,
  };
}

export const SETUP: MillingSetup = {
  machine: MACHINING_CENTRE_850,
  spindle: SPINDLE_850,
  servo: { gainPerS: [50, 50, 50], backlashMm: [0.003, 0.003, 0.003], compensationMm: [0.003, 0.003, 0.003] },
  tools: [
    endMill(2, 16),
    endMill(3, 10),
    endMill(5, 6.8, { profile: pointedCutter(6.8, 118), action: { kind: 'drill', pointDeg: 118 }, teeth: 2 }),
    endMill(8, 8, {
      profile: flatCutter(6.8),
      action: { kind: 'tap', hand: 'right', pitchMm: 1.25, majorDiameterMm: 8 },
      carbide: false,
    }),
  ],
  holder: COLLET_CHUCK_BT40,
  material: WROUGHT_ALUMINIUM,
  fixtures: [
    { name: 'vice', minMm: [-30, -30, -40], maxMm: [90, 0, 2] },
    { name: 'vice', minMm: [-30, 50, -40], maxMm: [90, 80, 2] },
  ],
  fieldOrigin: ORIGIN,
  holdingForceN: 5000,
};

/** A place of the tip over the part as a machine position of the gauge point. */
export function at(x: number, y: number, z: number, lengthMm = 100): Vector {
  return [ORIGIN[0] + x, ORIGIN[1] + y, ORIGIN[2] + z + lengthMm];
}

export function rapid(x: number, y: number, z: number, sourceLine: number): MotionSegment {
  return { kind: 'line', motion: 'rapid', end: at(x, y, z), feedMmpm: 0, sourceLine };
}

export function feed(x: number, y: number, z: number, feedMmpm: number, sourceLine: number): MotionSegment {
  return { kind: 'line', motion: 'feed', end: at(x, y, z), feedMmpm, sourceLine };
}

export function start(toolNumber: number, speedRpm: number): MotionSegment[] {
  return [
    { kind: 'pathMode', mode: { kind: 'continuous', toleranceMm: 0.002 }, sourceLine: 1 },
    { kind: 'toolChange', toolNumber, sourceLine: 2 },
    { kind: 'spindle', direction: 'clockwise', speedRpm, sourceLine: 3 },
  ];
}

export function compiled(segments: readonly MotionSegment[]): PathProgram {
  const program = compilePath([...segments, { kind: 'end', sourceLine: 99 }], at(30, 25, 100), MACHINING_CENTRE_850);
  if (!program.ok) throw new Error(JSON.stringify(program.failure));
  return program.value;
}

export const fresh = (cells = 240): HeightField => blockField(BLOCK, gridFor(BLOCK, cells));

export function make(
  segments: readonly MotionSegment[],
  setup = SETUP,
  prepare?: (state: MillingState) => void,
): MillingState {
  const program = compiled(segments);
  const state = startMilling(program, fresh());
  prepare?.(state);
  const cache = newCache();
  for (let tick = 0; tick < 200_000 && state.trajectory.mode === 'running' && state.alarm === undefined; tick++) {
    stepMilling(program, setup, state, cache, TICK_S);
  }
  return state;
}
