import { intAt } from '../../maths/at.ts';
import { type HeightField, NM_PER_MM } from '../stock/height-field.ts';
import { type CircleFit, type FaceFit, fitCircle, fitFace } from './fit.ts';
import { parallelRays, radialRays, wallsOn } from './wall-points.ts';

/** A size of the part, with what is needed to judge how far to believe it. */
export interface Measurement {
  readonly valueMm: number;
  /** How many places of the surface it rests on. */
  readonly points: number;
  /** What the surface departs from the ideal one, rms, mm. */
  readonly formErrorMm: number;
  /** What the field itself cannot tell apart, mm. */
  readonly resolutionMm: number;
}

/** Walls are single-precision distances and heights whole nanometres: sizes are good to this. */
const FIELD_RESOLUTION_MM = 1e-6;

function resolutionOf(field: HeightField, wallMm: number): number {
  // A 32-bit float of this size has 24 bits.
  return Math.max(FIELD_RESOLUTION_MM, wallMm * 6e-8, field.cellMm * 1e-7);
}

export interface LengthQuery {
  readonly axis: 'x' | 'y';
  /** Between outer faces (a contour), or between the walls of a slot. */
  readonly kind: 'outside' | 'inside';
  /** Along the axis: for outer faces from outside to outside, for a slot a place in the air and how far to look from it. */
  readonly fromMm: number;
  readonly toMm: number;
  /** Across the axis: the stretch of the faces that is touched. */
  readonly acrossFromMm: number;
  readonly acrossToMm: number;
  /** Height at which the faces are touched. */
  readonly zMm: number;
}

/** Where a face crosses a line along the axis. */
function crossing({ normal, offsetMm }: FaceFit, axis: 0 | 1, acrossMm: number): number {
  const across = normal[axis === 0 ? 1 : 0];
  return (offsetMm - across * acrossMm) / normal[axis];
}

/** Length between two faces by least squares through each. @returns undefined where there are no two faces to touch */
export function measureLength(field: HeightField, query: LengthQuery): Measurement | undefined {
  const { kind, fromMm, toMm, acrossFromMm, acrossToMm, zMm } = query;
  const axis = query.axis === 'x' ? 0 : 1;
  const towards = axis === 0 ? 0 : Math.PI / 2;
  const startMm = kind === 'outside' ? fromMm : (fromMm + toMm) / 2;
  const rays = (from: number, to: number): ReturnType<typeof wallsOn> =>
    wallsOn(field, parallelRays(field, axis, from, to, acrossFromMm, acrossToMm), zMm);
  // The face nearer to the axis's beginning, with the normal that points out of its material.
  const low = fitFace(
    kind === 'outside' ? rays(startMm, toMm) : rays(startMm, fromMm),
    kind === 'outside' ? towards + Math.PI : towards,
  );
  const high = fitFace(
    kind === 'outside' ? rays(toMm, fromMm) : rays(startMm, toMm),
    kind === 'outside' ? towards : towards + Math.PI,
  );
  if (low === undefined || high === undefined) return undefined;
  const middle = (acrossFromMm + acrossToMm) / 2;
  return {
    valueMm: crossing(high, axis, middle) - crossing(low, axis, middle),
    points: low.points + high.points,
    formErrorMm: Math.sqrt((low.rmsMm * low.rmsMm + high.rmsMm * high.rmsMm) / 2),
    resolutionMm: resolutionOf(field, field.cellMm),
  };
}

export interface CircleQuery {
  readonly kind: 'bore' | 'boss';
  /** About where its centre is: anywhere inside. */
  readonly centreMm: readonly [number, number];
  /** How far from there to look. */
  readonly reachMm: number;
  readonly zMm: number;
}

export interface CircleMeasurement extends Measurement {
  readonly centreMm: readonly [number, number];
}

/** Diameter by least squares through every wall cell that rays from (or to) the centre touch. */
export function measureDiameter(field: HeightField, query: CircleQuery): CircleMeasurement | undefined {
  const fit = circleOf(field, query);
  if (fit === undefined) return undefined;
  return {
    valueMm: 2 * fit.radiusMm,
    centreMm: fit.centreMm,
    points: fit.points,
    formErrorMm: fit.rmsMm,
    resolutionMm: resolutionOf(field, field.cellMm),
  };
}

function circleOf(field: HeightField, { kind, centreMm, reachMm, zMm }: CircleQuery): CircleFit | undefined {
  const points = wallsOn(field, radialRays(field, centreMm, reachMm, kind === 'boss'), zMm);
  return fitCircle(points, centreMm, kind);
}

/** Distance between the axes of two bores. */
export function measurePitch(field: HeightField, one: CircleQuery, other: CircleQuery): Measurement | undefined {
  const [a, b] = [circleOf(field, one), circleOf(field, other)];
  if (a === undefined || b === undefined) return undefined;
  const [x, y] = [b.centreMm[0] - a.centreMm[0], b.centreMm[1] - a.centreMm[1]];
  return {
    valueMm: Math.sqrt(x * x + y * y),
    points: a.points + b.points,
    formErrorMm: Math.max(a.rmsMm, b.rmsMm),
    resolutionMm: resolutionOf(field, field.cellMm),
  };
}

export interface Region {
  readonly minMm: readonly [number, number];
  readonly maxMm: readonly [number, number];
}

/** Mean height of a floor and how much it varies (greatest less least, as form error). */
export function measureHeight(field: HeightField, { minMm, maxMm }: Region): Measurement | undefined {
  const { columns, rows, cellMm, originMm, heightNm } = field;
  const index = (mm: number, origin: number): number => (mm - origin) / cellMm - 0.5;
  const [left, right] = [
    Math.max(0, Math.ceil(index(minMm[0], originMm[0]))),
    Math.min(columns - 1, Math.floor(index(maxMm[0], originMm[0]))),
  ];
  const [front, back] = [
    Math.max(0, Math.ceil(index(minMm[1], originMm[1]))),
    Math.min(rows - 1, Math.floor(index(maxMm[1], originMm[1]))),
  ];
  let [sum, points, least, greatest] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = front; row <= back; row++) {
    for (let column = left; column <= right; column++) {
      const height = intAt(heightNm, row * columns + column);
      sum += height;
      points++;
      least = Math.min(least, height);
      greatest = Math.max(greatest, height);
    }
  }
  if (points === 0) return undefined;
  return {
    valueMm: sum / points / NM_PER_MM,
    points,
    formErrorMm: (greatest - least) / NM_PER_MM,
    resolutionMm: FIELD_RESOLUTION_MM,
  };
}

/** Depth of one floor below another. */
export function measureDepth(field: HeightField, top: Region, floor: Region): Measurement | undefined {
  const [above, below] = [measureHeight(field, top), measureHeight(field, floor)];
  if (above === undefined || below === undefined) return undefined;
  return {
    valueMm: above.valueMm - below.valueMm,
    points: above.points + below.points,
    formErrorMm: Math.max(above.formErrorMm, below.formErrorMm),
    resolutionMm: FIELD_RESOLUTION_MM,
  };
}
