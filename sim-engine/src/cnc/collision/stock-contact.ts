import { intAt } from '../../maths/at.ts';
import type { CutterProfile } from '../stock/cutter-profile.ts';
import { cellCentreMm, type HeightField, NM_PER_MM } from '../stock/height-field.ts';
import { sweptHeight } from '../stock/swept-height.ts';
import type { Vector } from '../vector.ts';
import type { Contact } from './box-contact.ts';
import type { BodySection } from './tool-body.ts';

/** Greatest height of each tile of a field: an upper bound while material only goes away, so a stale one is still safe. */
export interface TileTops {
  readonly tilesAcross: number;
  readonly topNm: Int32Array;
  readonly highestNm: number;
}

const TILE = 16;

export function tileTops(field: HeightField): TileTops {
  const tilesAcross = Math.ceil(field.columns / TILE);
  const topNm = new Int32Array(tilesAcross * Math.ceil(field.rows / TILE)).fill(field.floorNm);
  for (let row = 0; row < field.rows; row++) {
    const base = Math.floor(row / TILE) * tilesAcross;
    for (let column = 0; column < field.columns; column++) {
      const tile = base + Math.floor(column / TILE);
      const height = intAt(field.heightNm, row * field.columns + column);
      if (height > intAt(topNm, tile)) topNm[tile] = height;
    }
  }
  return { tilesAcross, topNm, highestNm: topNm.reduce((most, top) => Math.max(most, top), field.floorNm) };
}

/** A body section from below: a flat disc, or a cone where it widens upwards. */
export function sectionProfile(
  { lowerRadiusMm, upperRadiusMm, fromMm, toMm }: BodySection,
  shrinkMm: number,
): CutterProfile {
  const [lower, upper] = [Math.max(0, lowerRadiusMm - shrinkMm), Math.max(0, upperRadiusMm - shrinkMm)];
  if (upper <= lower) return { kind: 'flat', radiusMm: lower };
  return { kind: 'cone', radiusMm: upper, tipMm: lower, slope: (toMm - fromMm) / (upper - lower) };
}

/** Nearer than this is touching without harm: the place of an axis and of a wall are not known better on a machine. */
export const TOUCH_MM = 0.01;

/**
 * Whether a shape that moves straight comes into the standing material: the lowest point of its sweep over each cell against the
 * cell's height. Tiles whose top lies below the whole sweep are passed over.
 *
 * @param profile seen from below, its lowest point `liftMm` above the tip
 * @returns the deepest place, or undefined
 */
export function stockContact(
  field: HeightField,
  tops: TileTops,
  profile: CutterProfile,
  liftMm: number,
  from: Vector,
  to: Vector,
): (Contact & { readonly depthMm: number }) | undefined {
  const { columns, rows, cellMm, originMm, heightNm, floorNm } = field;
  const { radiusMm } = profile;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const lengthMm = Math.sqrt(dx * dx + dy * dy);
  const still = lengthMm < 1e-9;
  const [ux, uy] = still ? [0, 0] : [dx / lengthMm, dy / lengthMm];
  const startMm = (still ? Math.min(from[2], to[2]) : from[2]) + liftMm + TOUCH_MM;
  const climb = still ? 0 : (to[2] - from[2]) / lengthMm;
  const lowestNm = Math.floor((Math.min(from[2], to[2]) + liftMm + TOUCH_MM) * NM_PER_MM);
  if (lowestNm >= tops.highestNm) return undefined;
  const index = (mm: number, origin: number): number => (mm - origin) / cellMm - 0.5;
  const left = Math.max(0, Math.ceil(index(Math.min(from[0], to[0]) - radiusMm, originMm[0])));
  const right = Math.min(columns - 1, Math.floor(index(Math.max(from[0], to[0]) + radiusMm, originMm[0])));
  const front = Math.max(0, Math.ceil(index(Math.min(from[1], to[1]) - radiusMm, originMm[1])));
  const back = Math.min(rows - 1, Math.floor(index(Math.max(from[1], to[1]) + radiusMm, originMm[1])));
  let [deepest, cellFound] = [0, -1];
  for (let tileRow = Math.floor(front / TILE); tileRow * TILE <= back; tileRow++) {
    for (let tileColumn = Math.floor(left / TILE); tileColumn * TILE <= right; tileColumn++) {
      if (intAt(tops.topNm, tileRow * tops.tilesAcross + tileColumn) <= lowestNm) continue;
      const rowEnd = Math.min(back, tileRow * TILE + TILE - 1);
      const columnEnd = Math.min(right, tileColumn * TILE + TILE - 1);
      for (let row = Math.max(front, tileRow * TILE); row <= rowEnd; row++) {
        for (let column = Math.max(left, tileColumn * TILE); column <= columnEnd; column++) {
          const cell = row * columns + column;
          const height = intAt(heightNm, cell);
          if (height <= lowestNm || height <= floorNm) continue;
          const ex = originMm[0] + (column + 0.5) * cellMm - from[0];
          const ey = originMm[1] + (row + 0.5) * cellMm - from[1];
          const across = ex * uy - ey * ux;
          const acrossSquared = still ? ex * ex + ey * ey : across * across;
          const low = startMm + sweptHeight(profile, ex * ux + ey * uy, acrossSquared, lengthMm, climb);
          const depth = height / NM_PER_MM - low;
          if (depth > deepest) [deepest, cellFound] = [depth, cell];
        }
      }
    }
  }
  if (cellFound < 0) return undefined;
  const [x, y] = cellCentreMm(field, cellFound % columns, Math.floor(cellFound / columns));
  const along = still ? 0 : Math.min(1, Math.max(0, ((x - from[0]) * ux + (y - from[1]) * uy) / lengthMm));
  return { fraction: along, point: [x, y, intAt(heightNm, cellFound) / NM_PER_MM], depthMm: deepest };
}
