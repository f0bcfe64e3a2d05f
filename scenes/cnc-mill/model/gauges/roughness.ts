import type { FinishedSurface } from '@tongyan/sim-engine/cnc';

import type { SurfaceId } from './catalogue.ts';

/** Tools that may have finished a face, the likeliest first, and whether with their side or their end. */
const FINISHED_BY: Readonly<Record<SurfaceId, readonly (readonly [toolNumber: number, 'wall' | 'floor'])[]>> = {
  top: [
    [1, 'floor'],
    [2, 'floor'],
    [3, 'floor'],
  ],
  contour: [
    [3, 'wall'],
    [2, 'wall'],
  ],
  pocketWall: [
    [3, 'wall'],
    [2, 'wall'],
  ],
  slotWall: [[3, 'wall']],
  bores: [
    [6, 'wall'],
    [5, 'wall'],
  ],
};

/**
 * Ra of a face as the tool left it that finishes such faces: the stock itself keeps no record of which tool went over which cell.
 *
 * @returns undefined where none of them has cut
 */
export function trueRaUm(surfaces: readonly FinishedSurface[], surface: SurfaceId): number | undefined {
  for (const [toolNumber, side] of FINISHED_BY[surface]) {
    const left = surfaces.find((candidate) => candidate.toolNumber === toolNumber);
    if (left !== undefined) return side === 'wall' ? left.wallRaUm : left.floorRaUm;
  }
  return undefined;
}
