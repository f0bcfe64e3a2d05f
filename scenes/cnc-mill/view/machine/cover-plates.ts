/** A plate of a telescopic cover: from where to where along Y, and how high it lies over the lowest, mm. */
export interface Plate {
  readonly fromMm: number;
  readonly toMm: number;
  readonly riseMm: number;
}

const OVERLAP_MM = 16;
const STEP_MM = 5;

/**
 * Plates of a cover that is drawn out from a fixed end to a moving one; each lies over the one before. Pushed together they lie in a
 * stack.
 */
export function coverPlates(fixedMm: number, movingMm: number, count: number): readonly Plate[] {
  const way = (movingMm - fixedMm) / count;
  const overlap = Math.sign(way) * OVERLAP_MM;
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [fixedMm + way * index, fixedMm + way * (index + 1) + overlap];
    return { fromMm: Math.min(start, end), toMm: Math.max(start, end), riseMm: index * STEP_MM };
  });
}
