import { flatCutter, type MillingTool, pointedCutter } from '@tongyan/sim-engine/cnc';

/** Carbide end mills, HSS for reamer and tap: what lies on the tool cart. Lengths are nominal: each run draws its own. */
const CART: readonly MillingTool[] = [
  {
    toolNumber: 1,
    profile: flatCutter(50),
    teeth: 5,
    shape: { diameterMm: 50, fluteMm: 11, shankDiameterMm: 40, stickOutMm: 45, lengthMm: 95 },
    action: { kind: 'mill' },
    carbide: true,
    runoutMm: 0.004,
  },
  endMill(2, 16, 36, 52, 112),
  endMill(3, 10, 26, 42, 104),
  {
    ...endMill(4, 10, 20, 40, 100),
    profile: pointedCutter(10, 90),
    teeth: 2,
    action: { kind: 'drill', pointDeg: 90 },
  },
  drill(5, 7.8, 142),
  {
    // A reamer for H7 leaves its own size, which lies in the middle of the tolerance.
    ...endMill(6, 8, 45, 75, 138),
    profile: flatCutter(8.007),
    teeth: 6,
    carbide: false,
    runoutMm: 0,
  },
  drill(7, 6.8, 139),
  {
    // Of the tap, the field knows the core: the thread is a record of its own.
    ...endMill(8, 8, 30, 66, 131),
    profile: flatCutter(6.8),
    shape: { diameterMm: 8, fluteMm: 30, shankDiameterMm: 6.2, stickOutMm: 66, lengthMm: 131 },
    action: { kind: 'tap', hand: 'right', pitchMm: 1.25, majorDiameterMm: 8 },
    carbide: false,
    runoutMm: 0,
  },
  {
    // The edge finder: a ball of 6 mm on a thin stem.
    ...endMill(9, 6, 6, 50, 150),
    shape: { diameterMm: 6, fluteMm: 6, shankDiameterMm: 4, stickOutMm: 50, lengthMm: 150 },
    teeth: 1,
    runoutMm: 0,
  },
];

function endMill(
  toolNumber: number,
  diameterMm: number,
  fluteMm: number,
  stickOutMm: number,
  lengthMm: number,
): MillingTool {
  return {
    toolNumber,
    profile: flatCutter(diameterMm),
    teeth: 3,
    shape: { diameterMm, fluteMm, shankDiameterMm: diameterMm, stickOutMm, lengthMm },
    action: { kind: 'mill' },
    carbide: true,
    runoutMm: 0.004,
  };
}

function drill(toolNumber: number, diameterMm: number, lengthMm: number): MillingTool {
  return {
    ...endMill(toolNumber, diameterMm, 62, 78, lengthMm),
    profile: pointedCutter(diameterMm, 118),
    teeth: 2,
    action: { kind: 'drill', pointDeg: 118 },
    runoutMm: 0,
  };
}

export { CART };

/** How far a tool's length may lie from its nominal one, mm. */
const LENGTH_SPREAD_MM = 3;

/** A length as somebody has clamped the tool, by a chance in [0, 1): whole micrometres. */
export function clampedLengthMm(nominalMm: number, chance: number): number {
  return nominalMm + Math.round((2 * chance - 1) * LENGTH_SPREAD_MM * 1000) / 1000;
}

export function cartTool(toolNumber: number): MillingTool | undefined {
  return CART.find((tool) => tool.toolNumber === toolNumber);
}
