import { intAt } from '../../maths/at.ts';
import { float32At } from '../stock/elements.ts';
import { cellCentreMm, type HeightField, NM_PER_MM, WALL_BAND_CELLS } from '../stock/height-field.ts';
import { cos, sin } from '../../maths/exact.ts';

/** A standing cell beside a wall: the wall's surface passes `wallMm` from its centre. */
export interface WallPoint {
  readonly x: number;
  readonly y: number;
  readonly wallMm: number;
}

interface Ray {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly lengthMm: number;
}

/** Steps shorter than half a cell miss no cell that a ray passes through the middle of. */
const STEP_SHARE = 0.5;

/** Distance of the flank that passes a cell at a level: the nearest if it reached below, else the deepest. */
function wallAt({ wallMm, wallNm, deepMm, deepNm }: HeightField, cell: number, levelNm: number): number {
  if (intAt(wallNm, cell) < levelNm) return float32At(wallMm, cell);
  return intAt(deepNm, cell) < levelNm ? float32At(deepMm, cell) : Number.POSITIVE_INFINITY;
}

/**
 * The first standing cell on a ray through the air at a height.
 *
 * @returns undefined where the ray begins in material, meets none, or meets material beside which no flank is known
 */
function firstWall(field: HeightField, ray: Ray, zMm: number): { cell: number; point: WallPoint } | undefined {
  const { columns, rows, cellMm, originMm, heightNm } = field;
  const level = zMm * NM_PER_MM;
  const steps = Math.ceil(ray.lengthMm / (cellMm * STEP_SHARE));
  for (let step = 0; step <= steps; step++) {
    const travel = Math.min(ray.lengthMm, step * cellMm * STEP_SHARE);
    const column = Math.floor((ray.x + travel * ray.dx - originMm[0]) / cellMm);
    const row = Math.floor((ray.y + travel * ray.dy - originMm[1]) / cellMm);
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) continue;
    const cell = row * columns + column;
    if (intAt(heightNm, cell) <= level) continue;
    const away = wallAt(field, cell, level);
    if (step === 0 || !(away <= WALL_BAND_CELLS * cellMm)) return undefined;
    const [x, y] = cellCentreMm(field, column, row);
    return { cell, point: { x, y, wallMm: away } };
  }
  return undefined;
}

/** The wall that a probe would touch on each of many rays, each cell once. */
export function wallsOn(field: HeightField, rays: readonly Ray[], zMm: number): readonly WallPoint[] {
  const found = new Map<number, WallPoint>();
  for (const ray of rays) {
    const hit = firstWall(field, ray, zMm);
    if (hit !== undefined) found.set(hit.cell, hit.point);
  }
  return [...found.values()];
}

/** Rays from a point outwards (a bore), or from a circle of `reachMm` inwards (a boss), one for each half cell of the circle. */
export function radialRays(
  field: HeightField,
  centreMm: readonly [number, number],
  reachMm: number,
  inwards: boolean,
): readonly Ray[] {
  const count = Math.min(1440, Math.max(24, Math.ceil((4 * Math.PI * reachMm) / field.cellMm)));
  return Array.from({ length: count }, (_, index): Ray => {
    const angle = ((index + 0.5) * 2 * Math.PI) / count;
    const [c, s] = [cos(angle), sin(angle)];
    return inwards
      ? { x: centreMm[0] + reachMm * c, y: centreMm[1] + reachMm * s, dx: -c, dy: -s, lengthMm: reachMm }
      : { x: centreMm[0], y: centreMm[1], dx: c, dy: s, lengthMm: reachMm };
  });
}

/** Parallel rays along an axis, one for each row of cells between two places across it. */
export function parallelRays(
  field: HeightField,
  axis: 0 | 1,
  fromMm: number,
  toMm: number,
  acrossFromMm: number,
  acrossToMm: number,
): readonly Ray[] {
  const origin = field.originMm[axis === 0 ? 1 : 0];
  const first = Math.ceil((acrossFromMm - origin) / field.cellMm - 0.5);
  const last = Math.floor((acrossToMm - origin) / field.cellMm - 0.5);
  const sign = Math.sign(toMm - fromMm);
  const lengthMm = Math.abs(toMm - fromMm);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index): Ray => {
    const across = origin + (first + index + 0.5) * field.cellMm;
    return axis === 0
      ? { x: fromMm, y: across, dx: sign, dy: 0, lengthMm }
      : { x: across, y: fromMm, dx: 0, dy: sign, lengthMm };
  });
}
