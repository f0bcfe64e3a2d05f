import { asin } from '../../maths/exact.ts';
import { add, dot, scale, subtract, type Vector } from '../vector.ts';
import type { CornerArc } from './corner.ts';
import { type ArcShape, type Shape, tangentOn } from './primitive.ts';

/** A point or direction in the plane of an arc. */
type Planar = readonly [number, number];

/** The plane of an arc: its centre and its two unit vectors, in which it turns counter-clockwise. */
interface Plane {
  readonly origin: Vector;
  readonly u: Vector;
  readonly w: Vector;
}

/** A line or circle that a fillet is to touch, by the corner it ends or begins at. */
interface Side {
  /** Undefined for a line. */
  readonly circle?: { readonly centre: Planar; readonly radiusMm: number; readonly counterclockwise: boolean };
  /** Direction of travel at the corner. */
  readonly tangent: Planar;
  readonly halfMm: number;
}

const OUT_OF_PLANE = 1e-9;

function cross(a: Planar, b: Planar): number {
  return a[0] * b[1] - a[1] * b[0];
}

function minus(a: Planar, b: Planar): Planar {
  return [a[0] - b[0], a[1] - b[1]];
}

function size([x, y]: Planar): number {
  return Math.sqrt(x * x + y * y);
}

function isFlatArc(shape: Shape): shape is ArcShape {
  return shape.kind === 'arc' && shape.radiusChangeMm === 0 && dot(shape.rise, shape.rise) === 0;
}

function direction({ u, w }: Plane, vector: Vector): Planar | undefined {
  const flat: Planar = [dot(vector, u), dot(vector, w)];
  const out = dot(vector, vector) - flat[0] * flat[0] - flat[1] * flat[1];
  return Math.abs(out) < OUT_OF_PLANE ? flat : undefined;
}

function sideOf(plane: Plane, shape: Shape, atMm: number): Side | undefined {
  const tangent = direction(plane, tangentOn(shape, atMm));
  if (tangent === undefined) return undefined;
  const halfMm = shape.lengthMm / 2;
  if (shape.kind === 'line') return { tangent, halfMm };
  if (!isFlatArc(shape)) return undefined;
  const [u, w] = [direction(plane, shape.u), direction(plane, shape.w)];
  if (u === undefined || w === undefined) return undefined;
  const away = subtract(shape.centre, plane.origin);
  const centre: Planar = [dot(away, plane.u), dot(away, plane.w)];
  return { tangent, halfMm, circle: { centre, radiusMm: shape.radiusMm, counterclockwise: cross(u, w) > 0 } };
}

/** Centres of circles of radius `r` that touch a side from the inside of the turn lie on this line or circle. */
type Locus =
  | { readonly kind: 'line'; readonly point: Planar; readonly along: Planar }
  | { readonly kind: 'circle'; readonly centre: Planar; readonly radiusMm: number };

function locusOf({ circle, tangent }: Side, corner: Planar, left: boolean, r: number): Locus | undefined {
  if (circle === undefined) {
    const sign = left ? r : -r;
    return { kind: 'line', point: [corner[0] - sign * tangent[1], corner[1] + sign * tangent[0]], along: tangent };
  }
  const radiusMm = circle.counterclockwise === left ? circle.radiusMm - r : circle.radiusMm + r;
  return radiusMm > 0 ? { kind: 'circle', centre: circle.centre, radiusMm } : undefined;
}

function onLine(point: Planar, along: Planar, by: number): Planar {
  return [point[0] + by * along[0], point[1] + by * along[1]];
}

/** Where two loci meet. */
function meetings(a: Locus, b: Locus): readonly Planar[] {
  if (a.kind === 'line' && b.kind === 'line') return [];
  if (a.kind === 'line' || b.kind === 'line') {
    const [line, circle] = a.kind === 'line' ? [a, b] : [b, a];
    if (line.kind !== 'line' || circle.kind !== 'circle') return [];
    const from = minus(line.point, circle.centre);
    const middle = -(from[0] * line.along[0] + from[1] * line.along[1]);
    const off = cross(line.along, from);
    const halfSquared = circle.radiusMm * circle.radiusMm - off * off;
    if (halfSquared < 0) return [];
    const half = Math.sqrt(halfSquared);
    return [onLine(line.point, line.along, middle - half), onLine(line.point, line.along, middle + half)];
  }
  const between = minus(b.centre, a.centre);
  const apart = size(between);
  if (apart === 0) return [];
  const along = (apart * apart + a.radiusMm * a.radiusMm - b.radiusMm * b.radiusMm) / (2 * apart);
  const halfSquared = a.radiusMm * a.radiusMm - along * along;
  if (halfSquared < 0) return [];
  const [x, y]: Planar = [between[0] / apart, between[1] / apart];
  const half = Math.sqrt(halfSquared);
  const foot = onLine(a.centre, [x, y], along);
  return [onLine(foot, [-y, x], half), onLine(foot, [-y, x], -half)];
}

interface Touch {
  readonly point: Planar;
  /** Direction of travel there. */
  readonly tangent: Planar;
  /** Along the side, from the corner. */
  readonly awayMm: number;
}

function touchOf({ circle, tangent }: Side, corner: Planar, centre: Planar): Touch {
  if (circle === undefined) {
    const from = minus(centre, corner);
    const along = from[0] * tangent[0] + from[1] * tangent[1];
    return { point: onLine(corner, tangent, along), tangent, awayMm: Math.abs(along) };
  }
  const out = minus(centre, circle.centre);
  const unit: Planar = [out[0] / size(out), out[1] / size(out)];
  const point = onLine(circle.centre, unit, circle.radiusMm);
  const turn: Planar = circle.counterclockwise ? [-unit[1], unit[0]] : [unit[1], -unit[0]];
  const chord = size(minus(point, corner));
  return { point, tangent: turn, awayMm: 2 * circle.radiusMm * asin(Math.min(1, chord / (2 * circle.radiusMm))) };
}

interface Fitted {
  readonly centre: Planar;
  readonly before: Touch;
  readonly after: Touch;
}

/** Halvings of the radius: far below a nanometre. */
const HALVINGS = 48;

/**
 * The arc that touches both neighbours of a corner of which at least one is an arc, within `toleranceMm` of the corner and on at most
 * half of either: its centre lies where the two neighbours, put off by its radius towards the inside of the turn, meet.
 *
 * @returns undefined where the neighbours do not lie in one plane, or nothing fits
 */
export function filletArc(
  before: Shape,
  after: Shape,
  toleranceMm: number | null,
  largestMm: number,
): CornerArc | undefined {
  const reference = isFlatArc(before) ? before : after;
  if (!isFlatArc(reference)) return undefined;
  const plane: Plane = { origin: reference.centre, u: reference.u, w: reference.w };
  const [first, second] = [sideOf(plane, before, before.lengthMm), sideOf(plane, after, 0)];
  if (first === undefined || second === undefined) return undefined;
  const at = subtract(before.end, plane.origin);
  const corner: Planar = [dot(at, plane.u), dot(at, plane.w)];
  const left = cross(first.tangent, second.tangent) > 0;
  const fitting = (r: number): Fitted | undefined => {
    const [a, b] = [locusOf(first, corner, left, r), locusOf(second, corner, left, r)];
    if (a === undefined || b === undefined) return undefined;
    const centres = meetings(a, b).toSorted((p, q) => size(minus(p, corner)) - size(minus(q, corner)));
    const [centre] = centres;
    if (centre === undefined || size(minus(centre, corner)) - r > (toleranceMm ?? Number.POSITIVE_INFINITY))
      return undefined;
    const [touchBefore, touchAfter] = [touchOf(first, corner, centre), touchOf(second, corner, centre)];
    if (touchBefore.awayMm > first.halfMm || touchAfter.awayMm > second.halfMm) return undefined;
    return { centre, before: touchBefore, after: touchAfter };
  };
  let [good, bad] = [0, Math.min(largestMm, first.halfMm + second.halfMm) * 2];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (good + bad) / 2;
    if (middle <= largestMm && fitting(middle) !== undefined) good = middle;
    else bad = middle;
  }
  const fitted = good > 0 ? fitting(good) : undefined;
  return fitted === undefined ? undefined : inSpace(plane, fitted, good);
}

function inSpace({ origin, u, w }: Plane, { centre, before, after }: Fitted, radiusMm: number): CornerArc | undefined {
  const place = ([x, y]: Planar): Vector => add(origin, add(scale(u, x), scale(w, y)));
  const lift = ([x, y]: Planar): Vector => add(scale(u, x), scale(w, y));
  const out = minus(before.point, centre);
  const sweepRad = 2 * asin(Math.min(1, size(minus(after.tangent, before.tangent)) / 2));
  if (!(sweepRad > 0)) return undefined;
  return {
    trimBeforeMm: before.awayMm,
    trimAfterMm: after.awayMm,
    arc: {
      kind: 'arc',
      centre: place(centre),
      end: place(after.point),
      u: lift([out[0] / radiusMm, out[1] / radiusMm]),
      w: lift(before.tangent),
      radiusMm,
      radiusChangeMm: 0,
      sweepRad,
      rise: [0, 0, 0],
      lengthMm: radiusMm * sweepRad,
    },
  };
}
