import {
  blockField,
  cutArc,
  cutLine,
  flatCutter,
  gridFor,
  type HeightField,
  type Vector,
} from '@tongyan/sim-engine/cnc';

import type { BenchPart } from '../bench/commands.ts';
import { BORE_CENTRES_MM } from '../drawing/part.ts';

/** What of the part is not as drawn, mm; every other size is its nominal one. */
export interface PartErrors {
  readonly length?: number;
  readonly width?: number;
  readonly height?: number;
  readonly pocketDiameter?: number;
  readonly pocketDepth?: number;
  readonly slotWidth?: number;
  readonly slotDepth?: number;
  readonly bores?: number;
  readonly pitchX?: number;
  readonly pitchY?: number;
}

const TOP = 29.5;
const FULL = 2 * Math.PI;
const BLANK = { minMm: [-50, -40, 0], maxMm: [50, 40, 30] } as const;

function contour(field: HeightField, length: number, width: number, z: number): void {
  const [x, y] = [length / 2 + 10, width / 2 + 10];
  const corners: readonly Vector[] = [
    [-x, -y, z],
    [-x, y, z],
    [x, y, z],
    [x, -y, z],
    [-x, -y, z],
  ];
  for (const [index, to] of corners.entries()) cutLine(field, flatCutter(20), corners[index - 1] ?? to, to);
}

/** The part made at once, to the nanometre: what gauges are tested on. */
export function drawnPart(errors: PartErrors = {}): BenchPart {
  const off = (name: keyof PartErrors): number => errors[name] ?? 0;
  const field = blockField(BLANK, gridFor(BLANK, 400));
  for (let y = -40; y <= 40; y += 20) cutLine(field, flatCutter(50), [-80, y, TOP], [80, y, TOP]);
  contour(field, 90 + off('length'), 70 + off('width'), TOP - 25 - off('height'));
  const pocketZ = TOP - 10 - off('pocketDepth');
  const ring = (radiusMm: number): void => {
    const turn = { centreMm: [0, 0], startRad: 0, sweepRad: FULL, fromZMm: pocketZ, toZMm: pocketZ } as const;
    cutArc(field, flatCutter(16), { ...turn, radiusMm });
  };
  ring(5);
  ring(12 + off('pocketDiameter') / 2);
  const slotY = 1 + off('slotWidth') / 2;
  const slotZ = TOP - 6 - off('slotDepth');
  for (const y of [slotY, -slotY]) cutLine(field, flatCutter(10), [60, y, slotZ], [12, y, slotZ]);
  for (const [x, y] of BORE_CENTRES_MM) {
    const [cx, cy] = [x + (x > 0 ? off('pitchX') : 0), y + (y > 0 ? off('pitchY') : 0)];
    cutLine(field, flatCutter(8 + off('bores')), [cx, cy, 40], [cx, cy, 3.5]);
  }
  return {
    field,
    features: [
      {
        kind: 'thread',
        centreMm: [-32.5, 0],
        pitchMm: 1.25,
        hand: 'right',
        majorDiameterMm: 8,
        coreDiameterMm: 6.8,
        topMm: TOP,
        bottomMm: TOP - 16.5,
      },
    ],
    surfaces: [1, 2, 3, 6].map((toolNumber) => ({ toolNumber, wallRaUm: 0.4, floorRaUm: 0.3 })),
  };
}
