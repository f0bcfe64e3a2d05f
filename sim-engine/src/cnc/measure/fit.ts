import { cos, sin } from '../../maths/exact.ts';
import type { WallPoint } from './wall-points.ts';

/**
 * Least squares through the walls of cells. A cell at p with its wall `d` away says of a circle of centre c and radius R that
 * `|p − c| − s·d = R` (s = 1 for a bore, whose material lies outside, −1 for a boss), and of a face with outward normal n at
 * offset o that `n·p + d = o`: exact statements, so the fit is as exact as the distances are.
 */
export interface Fit {
  readonly points: number;
  /** Root mean square of what is left over, mm: form error of the surface and rounding. */
  readonly rmsMm: number;
}

export interface CircleFit extends Fit {
  readonly centreMm: readonly [number, number];
  readonly radiusMm: number;
}

export interface FaceFit extends Fit {
  /** Unit normal out of the material. */
  readonly normal: readonly [number, number];
  readonly offsetMm: number;
}

const ITERATIONS = 12;

/** Points farther off than this many rms (and than rounding) belong to something else: a corner, a neighbouring pocket. */
const OUTLIER_RMS = 3;
const ROUNDING_MM = 2e-5;
const ROUNDS = 6;

function rms(residuals: readonly number[]): number {
  return Math.sqrt(residuals.reduce((sum, value) => sum + value * value, 0) / Math.max(1, residuals.length));
}

/** Fits, then leaves out what lies off, until nothing does. */
function fitRobustly<Shape>(
  points: readonly WallPoint[],
  fewest: number,
  fit: (points: readonly WallPoint[]) => Shape | undefined,
  residual: (shape: Shape, point: WallPoint) => number,
): { readonly shape: Shape; readonly points: number; readonly rmsMm: number } | undefined {
  let kept = points;
  for (let round = 0; round < ROUNDS; round++) {
    if (kept.length < fewest) return undefined;
    const shape = fit(kept);
    if (shape === undefined) return undefined;
    const rmsMm = rms(kept.map((point) => residual(shape, point)));
    const limit = Math.max(ROUNDING_MM, OUTLIER_RMS * rmsMm);
    const inside = kept.filter((point) => Math.abs(residual(shape, point)) <= limit);
    if (inside.length === kept.length || round === ROUNDS - 1) return { shape, points: kept.length, rmsMm };
    kept = inside;
  }
  return undefined;
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

function circleResidual({ x, y, r }: Circle, sign: number, point: WallPoint): number {
  const [px, py] = [point.x - x, point.y - y];
  return Math.sqrt(px * px + py * py) - sign * point.wallMm - r;
}

/** Gauss-Newton; the normal equations of three unknowns solved by elimination. */
function fitCircleOnce(points: readonly WallPoint[], start: Circle, sign: number): Circle | undefined {
  let circle = start;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    let [sxx, sxy, syy, sx, sy, bx, by, br] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (const point of points) {
      const [px, py] = [point.x - circle.x, point.y - circle.y];
      const away = Math.sqrt(px * px + py * py);
      if (away === 0) return undefined;
      const [ux, uy] = [-px / away, -py / away];
      const left = circleResidual(circle, sign, point);
      sxx += ux * ux;
      sxy += ux * uy;
      syy += uy * uy;
      sx -= ux;
      sy -= uy;
      bx -= ux * left;
      by -= uy * left;
      br += left;
    }
    const n = points.length;
    // Eliminate the radius, then two by two.
    const [a, b, c] = [sxx - (sx * sx) / n, sxy - (sx * sy) / n, syy - (sy * sy) / n];
    const [p, q] = [bx - (sx * br) / n, by - (sy * br) / n];
    const determinant = a * c - b * b;
    if (!(Math.abs(determinant) > 1e-12 * n * n)) return undefined;
    const dx = (p * c - q * b) / determinant;
    const dy = (q * a - p * b) / determinant;
    const dr = (br - sx * dx - sy * dy) / n;
    circle = { x: circle.x + dx, y: circle.y + dy, r: circle.r + dr };
  }
  return circle;
}

export function fitCircle(
  points: readonly WallPoint[],
  nearMm: readonly [number, number],
  kind: 'bore' | 'boss',
): CircleFit | undefined {
  const sign = kind === 'bore' ? 1 : -1;
  const mean =
    points.reduce(
      (sum, { x, y }) => sum + Math.sqrt((x - nearMm[0]) * (x - nearMm[0]) + (y - nearMm[1]) * (y - nearMm[1])),
      0,
    ) / Math.max(1, points.length);
  const found = fitRobustly<Circle>(
    points,
    6,
    (kept) => fitCircleOnce(kept, { x: nearMm[0], y: nearMm[1], r: mean }, sign),
    (circle, point) => circleResidual(circle, sign, point),
  );
  if (found === undefined || !(found.shape.r > 0)) return undefined;
  const { shape, rmsMm } = found;
  return { centreMm: [shape.x, shape.y], radiusMm: shape.r, points: found.points, rmsMm };
}

interface Face {
  readonly angle: number;
  readonly offset: number;
}

function faceResidual({ angle, offset }: Face, { x, y, wallMm }: WallPoint): number {
  return cos(angle) * x + sin(angle) * y + wallMm - offset;
}

function fitFaceOnce(points: readonly WallPoint[], startRad: number): Face | undefined {
  let angle = startRad;
  let offset = 0;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const [c, s] = [cos(angle), sin(angle)];
    const n = points.length;
    let [along, alongSquared, value, both] = [0, 0, 0, 0];
    for (const { x, y, wallMm } of points) {
      const t = -s * x + c * y;
      const v = c * x + s * y + wallMm;
      along += t;
      alongSquared += t * t;
      value += v;
      both += t * v;
    }
    const spread = alongSquared - (along * along) / n;
    const turn = spread > 1e-12 ? -(both - (along * value) / n) / spread : 0;
    angle += turn;
    offset = (value + turn * along) / n;
  }
  return Number.isFinite(offset) ? { angle, offset } : undefined;
}

/** @param normalRad about where the normal out of the material points */
export function fitFace(points: readonly WallPoint[], normalRad: number): FaceFit | undefined {
  const found = fitRobustly<Face>(points, 2, (kept) => fitFaceOnce(kept, normalRad), faceResidual);
  if (found === undefined) return undefined;
  const { shape, rmsMm } = found;
  return { normal: [cos(shape.angle), sin(shape.angle)], offsetMm: shape.offset, points: found.points, rmsMm };
}
