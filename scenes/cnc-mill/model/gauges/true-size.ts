import {
  type CircleQuery,
  type Feature,
  findThread,
  type HeightField,
  type LengthQuery,
  measureDepth,
  measureDiameter,
  measureLength,
  type Measurement,
  measurePitch,
  type Region,
} from '@tongyan/sim-engine/cnc';

import { BORE_CENTRES_MM, CONTOUR, POCKET, SLOT, THREAD, TOP_IN_FIELD_MM } from '../drawing/part.ts';
import { limitsOf, SIZE_IDS, type SizeId, sizeOf } from '../drawing/sizes.ts';

/** What of a workpiece there is to be measured. Its field has X and Y of the drawing; Z counts from the underside of the blank. */
export interface MeasuredPart {
  readonly field: HeightField;
  readonly features: readonly Feature[];
}

const [HALF_X, HALF_Y] = [CONTOUR.lengthMm / 2, CONTOUR.widthMm / 2];

/** Clear of corners, below the slot, above the ledge. */
const WALL_Z_MM = TOP_IN_FIELD_MM - 14;

/** Half of the stretch of a face that an anvil touches. */
const ANVIL_MM = 3.25;

function outside(axis: 'x' | 'y', acrossMm: number): LengthQuery {
  const reach = (axis === 'x' ? HALF_X : HALF_Y) + 12;
  return {
    axis,
    kind: 'outside',
    fromMm: -reach,
    toMm: reach,
    acrossFromMm: acrossMm - ANVIL_MM,
    acrossToMm: acrossMm + ANVIL_MM,
    zMm: WALL_Z_MM,
  };
}

const square = (x: number, y: number, halfMm: number): Region => ({
  minMm: [x - halfMm, y - halfMm],
  maxMm: [x + halfMm, y + halfMm],
});

/** A strip of the top face that no feature interrupts. */
const TOP: Region = { minMm: [-18, HALF_Y - 9], maxMm: [18, HALF_Y - 3] };

/** Middles of the ledge at the left, the front and the back: what a depth rod finds beside the contour. */
const LEDGE: readonly Region[] = [square(-HALF_X - 2.5, 0, 1), square(0, -HALF_Y - 2.5, 1), square(0, HALF_Y + 2.5, 1)];

const FLOORS: readonly Region[] = [square(0, 0, 3), square(-12, 0, 3)];

const pocketAt = (zMm: number): CircleQuery => ({
  kind: 'bore',
  centreMm: POCKET.centreMm,
  reachMm: POCKET.diameterMm / 2 + 3,
  zMm,
});

function boreAt(index: number, zMm = WALL_Z_MM): CircleQuery {
  const centreMm = BORE_CENTRES_MM[index] ?? [0, 0];
  return { kind: 'bore', centreMm, reachMm: 6, zMm };
}

function slotAt(xMm: number): LengthQuery {
  const half = SLOT.widthMm / 2;
  return {
    axis: 'y',
    kind: 'inside',
    fromMm: -half - 3,
    toMm: half + 3,
    acrossFromMm: xMm - ANVIL_MM,
    acrossToMm: xMm + ANVIL_MM,
    zMm: TOP_IN_FIELD_MM - SLOT.depthMm / 2,
  };
}

/** Pairs of bores whose axes lie so far apart: front and back, right and left. */
const PITCH_X = [
  [0, 1],
  [3, 2],
] as const;
const PITCH_Y = [
  [1, 2],
  [0, 3],
] as const;

function pitchOf({ field }: MeasuredPart, pairs: typeof PITCH_X | typeof PITCH_Y, place: number): number | undefined {
  const pair = pairs[place - 1];
  return pair === undefined ? undefined : measurePitch(field, boreAt(pair[0]), boreAt(pair[1]))?.valueMm;
}

function depthBelowTop({ field }: MeasuredPart, floor: Region | undefined): number | undefined {
  return floor === undefined ? undefined : valueOf(measureDepth(field, TOP, floor));
}

const valueOf = (measurement: Measurement | undefined): number | undefined => measurement?.valueMm;

/** The full thread below the top face. */
function threadDepth({ features }: MeasuredPart): number | undefined {
  const { centreMm, pitchMm, majorDiameterMm } = THREAD;
  const thread = findThread(features, { centreMm, withinMm: 0.5, pitchMm, majorDiameterMm });
  return thread === undefined ? undefined : thread.topMm - thread.bottomMm;
}

/**
 * A size as it truly is, mm: what a gauge would read that had no error.
 *
 * @param place from 1 to the size's number of places
 * @returns undefined where there is nothing to touch
 */
export function trueSizeMm(part: MeasuredPart, id: SizeId, place: number): number | undefined {
  const { field } = part;
  switch (id) {
    // Clear of the slot's mouth on the right-hand side.
    case 'length':
      return valueOf(measureLength(field, outside('x', [-22, 0, 22][place - 1] ?? 0)));
    case 'width':
      return valueOf(measureLength(field, outside('y', [-30, 0, 30][place - 1] ?? 0)));
    case 'height':
      return depthBelowTop(part, LEDGE[place - 1]);
    case 'pocketDiameter':
      return valueOf(measureDiameter(field, pocketAt(TOP_IN_FIELD_MM - (place === 1 ? 7 : 9))));
    case 'pocketDepth':
      return depthBelowTop(part, FLOORS[place - 1]);
    case 'slotWidth':
      return valueOf(measureLength(field, slotAt(place === 1 ? 28 : 38)));
    case 'slotDepth':
      return depthBelowTop(part, square(place === 1 ? 28 : 38, 0, 3));
    case 'bores':
      return valueOf(measureDiameter(field, boreAt(place - 1)));
    case 'pitchX':
      return pitchOf(part, PITCH_X, place);
    case 'pitchY':
      return pitchOf(part, PITCH_Y, place);
    case 'threadDepth':
      return threadDepth(part);
  }
}

/** Of all places the size that is worst: farthest from the middle of its limits; 0 where one of them is missing. */
export function worstSizeMm(part: MeasuredPart, id: SizeId): number {
  const { lowMm, highMm } = limitsOf(id);
  const middle = (lowMm + highMm) / 2;
  let worst = middle;
  for (let place = 1; place <= sizeOf(id).places; place++) {
    const size = trueSizeMm(part, id, place);
    if (size === undefined) return 0;
    if (place === 1 || Math.abs(size - middle) > Math.abs(worst - middle)) worst = size;
  }
  return worst;
}

export type WorstSizes = Readonly<Record<SizeId, number>>;

/** Every size at its worst place, mm. */
export function worstSizes(part: MeasuredPart): WorstSizes {
  return Object.fromEntries(SIZE_IDS.map((id) => [id, worstSizeMm(part, id)])) as WorstSizes;
}
