import { describe, expect, it } from 'vitest';

import { interpret, type Tool } from '../rs274/index.ts';
import { COLLET_CHUCK_BT40 } from './collision/tool-body.ts';
import { WROUGHT_ALUMINIUM } from './cutting/material.ts';
import { SPINDLE_850 } from './cutting/spindle.ts';
import { fromCanon } from './from-canon.ts';
import { MACHINING_CENTRE_850 } from './machine.ts';
import { findThread } from './measure/features.ts';
import { measureDepth, measureDiameter, measureHeight, measureLength, measurePitch } from './measure/measure.ts';
import type { MillingSetup, MillingTool } from './milling/setup.ts';
import { type MillingState, newCache, startMilling } from './milling/state.ts';
import { stepMilling } from './milling/step.ts';
import { compilePath } from './planner/compile.ts';
import { flatCutter, pointedCutter } from './stock/cutter-profile.ts';
import { blockField, gridFor } from './stock/height-field.ts';
import type { Vector } from './vector.ts';

/** Blank with its lower corner at the work's zero, top 0.5 above the finished height of 20. */
const BLANK = { minMm: [-2, -2, 0], maxMm: [52, 42, 20.5] } as const;
const ZERO: Vector = [-480, -300, -420];
const MM_PER_INCH = 25.4;

function millingTool(
  toolNumber: number,
  diameterMm: number,
  lengthMm: number,
  more: Partial<MillingTool> = {},
): MillingTool {
  return {
    toolNumber,
    profile: flatCutter(diameterMm),
    teeth: 3,
    shape: { diameterMm, fluteMm: 30, shankDiameterMm: diameterMm, stickOutMm: 40, lengthMm },
    action: { kind: 'mill' },
    carbide: true,
    runoutMm: 0,
    ...more,
  };
}

const TOOLS: readonly MillingTool[] = [
  millingTool(1, 50, 90, { teeth: 5 }),
  millingTool(3, 10, 110),
  millingTool(5, 7.8, 130, { profile: pointedCutter(7.8, 118), action: { kind: 'drill', pointDeg: 118 } }),
  millingTool(6, 8.007, 125, { teeth: 6 }),
  millingTool(7, 6.8, 128, { profile: pointedCutter(6.8, 118), action: { kind: 'drill', pointDeg: 118 } }),
  millingTool(8, 8, 120, {
    profile: flatCutter(6.8),
    action: { kind: 'tap', hand: 'right', pitchMm: 1.25, majorDiameterMm: 8 },
    carbide: false,
  }),
];

const SETUP: MillingSetup = {
  machine: { ...MACHINING_CENTRE_850, toolChangeS: 0.1, spindleRunUpS: 0.1 },
  spindle: SPINDLE_850,
  servo: { gainPerS: [50, 50, 50], backlashMm: [0.003, 0.003, 0.003], compensationMm: [0.003, 0.003, 0.003] },
  tools: TOOLS,
  holder: COLLET_CHUCK_BT40,
  material: WROUGHT_ALUMINIUM,
  fixtures: [
    { name: 'fixed jaw', minMm: [-20, 42, -40], maxMm: [70, 80, 6] },
    { name: 'moving jaw', minMm: [-20, -40, -40], maxMm: [70, -2, 6] },
  ],
  fieldOrigin: ZERO,
  holdingForceN: 5000,
};

/** The control's table in its own unit; lengths as they were measured, diameters as they should be. */
const TABLE: readonly Tool[] = TOOLS.map(({ toolNumber, shape }) => ({
  tool: toolNumber,
  pocket: toolNumber,
  offset: { x: 0, y: 0, z: shape.lengthMm / MM_PER_INCH, a: 0, b: 0, c: 0, u: 0, v: 0, w: 0 },
  diameter: shape.diameterMm / MM_PER_INCH,
  frontAngleDeg: 0,
  backAngleDeg: 0,
  orientation: 0,
  comment: '',
}));

/** G54 at the work's zero: parameters 5221 to 5223, in the control's unit. */
const PARAMETERS = new Map(ZERO.map((value, axis) => [5221 + axis, value / MM_PER_INCH]));

/** 50 × 40 contour 8 deep, pocket Ø 20 5 deep by a helix and a circle, slot of 12 by two passes, two reamed holes, one M8. */
const PROGRAM = `
G21 G17 G90 G94 G54 G64 P0.005
(face)
T1 M6 G43 H1
S5000 M3
G0 X-30 Y20 Z30
Z20
G1 X80 F2500
G0 Z50
(contour with compensation to the left, climb)
T3 M6 G43 H3
S8000 M3
o100 sub
G0 X-20 Y-20 Z30
G0 Z12
G1 G41 D3 X-12 Y-8 F1400
X0 Y-3
Y40
X50
Y0
X-12
G40 G1 X-25 Y-15
G0 Z30
o100 endsub
(once, and again for what the tool gave way)
o100 call
o100 call
(pocket)
G0 X13 Y20
Z21
G2 X13 Y20 Z15 I5 P6 F500
G1 X12.995 Y20
G2 I5.005 F700
G1 X18
G0 Z30
(slot)
G0 X40 Y-8
Z17
G1 Y10 F700
G1 X41.0135
Y-8
X38.9865
Y10
X41
G0 Z50
(holes)
T5 M6 G43 H5
S3500 M3
G0 X30 Y33 Z30
G83 X30 Y33 Z-3 R22 Q6 F700
X44.5
G80
G0 Z60
T6 M6 G43 H6
S800 M3
G85 X30 Y33 Z-1 R22 F300
X44.5
G80
G0 Z60
T7 M6 G43 H7
S3500 M3
G81 X30 Y20 Z-3 R22 F700
G80
G0 Z60
T8 M6 G43 H8
S400 M3
G0 X30 Y20 Z24
G33.1 Z2 K1.25
G0 Z60
M2
`;

function make(program: string): MillingState {
  const { calls, end } = interpret(program, { tools: TABLE, parameters: PARAMETERS });
  expect(end).toBe('end');
  const home: Vector = [-400, -250, 0];
  const segments = fromCanon(calls, home);
  if (!segments.ok) throw new Error(JSON.stringify(segments.failure));
  const path = compilePath(segments.value, home, SETUP.machine);
  if (!path.ok) throw new Error(JSON.stringify(path.failure));
  const state = startMilling(path.value, blockField(BLANK, gridFor(BLANK, 180)));
  const cache = newCache();
  for (let tick = 0; tick < 300_000 && state.trajectory.mode === 'running' && state.alarm === undefined; tick++) {
    stepMilling(path.value, SETUP, state, cache, 0.004);
  }
  return state;
}

describe('a part from its program', () => {
  it('has every size that the program asks for, within its limits', () => {
    const state = make(PROGRAM);
    expect(state.collisions).toEqual([]);
    expect(state.alarm).toBeUndefined();
    const { field } = state;
    const within = (value: number | undefined, low: number, high: number): void => {
      expect(value).toBeGreaterThan(low);
      expect(value).toBeLessThan(high);
    };
    const top = { minMm: [2, 2], maxMm: [6, 38] } as const;
    within(measureHeight(field, top)?.valueMm, 19.95, 20.05);
    const contour = { kind: 'outside', zMm: 15, fromMm: -10, toMm: 60 } as const;
    within(measureLength(field, { ...contour, axis: 'x', acrossFromMm: 10, acrossToMm: 30 })?.valueMm, 49.99, 50.01);
    within(measureLength(field, { ...contour, axis: 'y', acrossFromMm: 5, acrossToMm: 30 })?.valueMm, 39.99, 40.01);
    const pocket = measureDiameter(field, { kind: 'bore', centreMm: [18, 20], reachMm: 14, zMm: 17 });
    within(pocket?.valueMm, 19.99, 20.03);
    within(measureDepth(field, top, { minMm: [15, 17], maxMm: [21, 23] })?.valueMm, 4.95, 5.05);
    const slot = {
      kind: 'inside',
      axis: 'x',
      fromMm: 32,
      toMm: 48,
      acrossFromMm: 1,
      acrossToMm: 8,
      zMm: 18.5,
    } as const;
    within(measureLength(field, slot)?.valueMm, 12, 12.06);
    const hole = (x: number) => ({ kind: 'bore', centreMm: [x, 33], reachMm: 5.4, zMm: 8 }) as const;
    within(measureDiameter(field, hole(30))?.valueMm, 8, 8.015);
    within(measurePitch(field, hole(30), hole(44.5))?.valueMm, 14.48, 14.52);
    expect(state.features).toHaveLength(1);
    const thread = findThread(state.features, { centreMm: [30, 20], withinMm: 0.1, pitchMm: 1.25, majorDiameterMm: 8 });
    within(thread === undefined ? undefined : thread.topMm - thread.bottomMm, 14, 16.1);
    within(state.totals.peakLoad, 0.05, 1);
  });

  it('crashes where G43 is forgotten, at the line that moves down', () => {
    const state = make('G21 G17 G90 G94 G54\nT3 M6\nS5000 M3\nG0 X25 Y20\nG0 Z30\nG0 Z-95\nM2\n');
    expect(state.alarm).toBe('collision');
    expect(state.collisions[0]).toMatchObject({ cause: 'rapid', against: 'stock' });
    expect(state.collisions[0]?.sourceLine).toBeGreaterThanOrEqual(5);
  });
});
