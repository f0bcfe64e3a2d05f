/**
 * Which stretch of a grid's row lies within `radiusMm` of a straight move (a capsule: convex, so it meets a row in one stretch).
 * Its ends are where the row meets the two end circles or the two straight sides.
 */
export interface Capsule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Unit direction; zero for no horizontal movement. */
  readonly dx: number;
  readonly dy: number;
  readonly radiusMm: number;
}

/** Left and right end, written into `ends`. @returns false where the row misses it */
export function rowOfCapsule(capsule: Capsule, y: number, ends: Float64Array): boolean {
  const { x0, y0, x1, y1, dx, dy, radiusMm } = capsule;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  const a = radiusMm * radiusMm - (y - y0) * (y - y0);
  if (a >= 0) {
    const half = Math.sqrt(a);
    left = x0 - half;
    right = x0 + half;
  }
  const b = radiusMm * radiusMm - (y - y1) * (y - y1);
  if (b >= 0) {
    const half = Math.sqrt(b);
    left = Math.min(left, x1 - half);
    right = Math.max(right, x1 + half);
  }
  if (dy !== 0) {
    // The sides are the move's line put out by ±radius across it.
    for (let side = -1; side <= 1; side += 2) {
      const sideY = y0 + side * radiusMm * dx;
      const along = (y - sideY) / dy;
      if (along < 0 || (y1 - y0) / dy < along) continue;
      const x = x0 - side * radiusMm * dy + along * dx;
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
  }
  ends[0] = left;
  ends[1] = right;
  return left <= right;
}
