import type { Vector } from '@tongyan/sim-engine/cnc';

import { freshChanges, type MillBulk, nextStamp, TILE } from './bulk.ts';

/** So far beside a cut its walls are kept: a cell and a half, and a little. */
const BESIDE_CELLS = 2;

/** Notes that a move of a cutter has changed the field. */
export function markChanged({ milling, cache }: MillBulk, from: Vector, to: Vector, radiusMm: number): void {
  const { columns, rows, cellMm, originMm } = milling.field;
  const reachMm = radiusMm + BESIDE_CELLS * cellMm;
  const tile = (mm: number, originOfAxis: number): number => Math.floor((mm - originOfAxis) / (cellMm * TILE));
  const across = Math.ceil(columns / TILE);
  const down = Math.ceil(rows / TILE);
  const left = Math.max(0, tile(Math.min(from[0], to[0]) - reachMm, originMm[0]));
  const right = Math.min(across - 1, tile(Math.max(from[0], to[0]) + reachMm, originMm[0]));
  const front = Math.max(0, tile(Math.min(from[1], to[1]) - reachMm, originMm[1]));
  const back = Math.min(down - 1, tile(Math.max(from[1], to[1]) + reachMm, originMm[1]));
  if (left > right || front > back) return;
  const stamp = nextStamp();
  cache.packed = undefined;
  cache.changes.stamp = stamp;
  for (let row = front; row <= back; row++)
    cache.changes.tiles.fill(stamp, row * across + left, row * across + right + 1);
}

/** Notes that all of the field is new. */
export function markReplaced({ milling, cache }: MillBulk): void {
  cache.packed = undefined;
  cache.milling = { ...cache.milling, freshUntil: -1 };
  cache.changes = { ...freshChanges(milling.field), programStamp: cache.changes.programStamp };
}

/** Notes that something else is to be seen that comes with the surface, such as another tool. */
export function markSeen({ cache }: MillBulk): void {
  cache.changes.stamp = nextStamp();
}

/** Notes that another program is in memory. */
export function markProgram({ cache }: MillBulk): void {
  const stamp = nextStamp();
  cache.changes.stamp = stamp;
  cache.changes.programStamp = stamp;
}
