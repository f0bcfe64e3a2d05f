import { at, intAt } from '../../maths/at.ts';
import type { Vector } from '../vector.ts';
import { type CutterProfile, profileHeight } from './cutter-profile.ts';
import { float32At } from './elements.ts';
import { type HeightField, NM_PER_MM, WALL_BAND_CELLS } from './height-field.ts';
import { type Capsule, rowOfCapsule } from './sweep-rows.ts';
import { type Sweep, sweepOf, toNm } from './sweep.ts';
import { sweptHeight } from './swept-height.ts';

export interface Cut {
  /** Exactly what the field lost, mm³. */
  readonly removedMm3: number;
  /** How many cells became lower. */
  readonly cells: number;
  /** Greatest loss of height of one cell, mm. */
  readonly deepestMm: number;
}

export const NO_CUT: Cut = { removedMm3: 0, cells: 0, deepestMm: 0 };

/** Sums of a cut in whole numbers, shared by the sweeps of every shape. */
export interface Tally {
  removedNm: number;
  cells: number;
  deepestNm: number;
}

export function emptyTally(): Tally {
  return { removedNm: 0, cells: 0, deepestNm: 0 };
}

export function cutOf(field: HeightField, { removedNm, cells, deepestNm }: Tally): Cut {
  const area = field.cellMm * field.cellMm;
  return { removedMm3: (removedNm / NM_PER_MM) * area, cells, deepestMm: deepestNm / NM_PER_MM };
}

/** Lowers one cell; flanks that lie above what is left are forgotten. */
export function lowerCell(field: HeightField, tally: Tally, cell: number, heightNm: number): void {
  const { wallNm, floorNm } = field;
  const to = Math.max(floorNm, heightNm);
  const lost = intAt(field.heightNm, cell) - to;
  if (lost <= 0) return;
  field.heightNm[cell] = to;
  tally.removedNm += lost;
  tally.cells++;
  if (lost > tally.deepestNm) tally.deepestNm = lost;
  if (intAt(wallNm, cell) >= to) forgetWall(field, cell, to);
}

function forgetWall({ wallMm, wallNm, deepMm, deepNm, floorNm }: HeightField, cell: number, heightNm: number): void {
  if (intAt(deepNm, cell) >= heightNm) {
    deepMm[cell] = Number.POSITIVE_INFINITY;
    deepNm[cell] = floorNm;
  }
  wallMm[cell] = float32At(deepMm, cell);
  wallNm[cell] = intAt(deepNm, cell);
}

/** Tells a standing cell how near a flank that reaches down to `depthNm` came: kept if it is the nearest, or the deepest. */
export function noteWall(field: HeightField, cell: number, distanceMm: number, depthNm: number): void {
  const { heightNm, wallMm, wallNm, deepMm, deepNm, floorNm } = field;
  const height = intAt(heightNm, cell);
  if (height <= floorNm || depthNm >= height) return;
  const near = Math.fround(distanceMm);
  const depth = Math.max(floorNm, depthNm);
  const nearest = float32At(wallMm, cell);
  if (near < nearest || (near === nearest && depth < intAt(wallNm, cell))) {
    wallMm[cell] = near;
    wallNm[cell] = depth;
  }
  const known = float32At(deepMm, cell);
  const deepest = intAt(deepNm, cell);
  if (known === Number.POSITIVE_INFINITY || depth < deepest || (depth === deepest && near < known)) {
    deepMm[cell] = near;
    deepNm[cell] = depth;
  }
}

function cutLevelCells(field: HeightField, tally: Tally, levelNm: number, first: number, last: number): void {
  const { heightNm } = field;
  for (let cell = first; cell <= last; cell++) {
    if (intAt(heightNm, cell) > levelNm) lowerCell(field, tally, cell, levelNm);
  }
}

/** A row of a level sweep, but for what the cutter at the start of a begun one has cut. */
function cutLevelRow(
  field: HeightField,
  tally: Tally,
  { profile, x0, y0, begun }: Sweep,
  levelNm: number,
  y: number,
  base: number,
  first: number,
  last: number,
): void {
  const { originMm, cellMm } = field;
  const halfSquared = begun ? profile.radiusMm * profile.radiusMm - (y - y0) * (y - y0) : -1;
  if (halfSquared < 0) {
    cutLevelCells(field, tally, levelNm, base + first, base + last);
    return;
  }
  const half = Math.sqrt(halfSquared);
  const doneFirst = Math.ceil((x0 - half - originMm[0]) / cellMm - 0.5) | 0;
  const doneLast = Math.floor((x0 + half - originMm[0]) / cellMm - 0.5) | 0;
  cutLevelCells(field, tally, levelNm, base + first, base + Math.min(last, doneFirst - 1));
  cutLevelCells(field, tally, levelNm, base + Math.max(first, doneFirst, doneLast + 1), base + last);
}

/** @param x, y of the first cell's centre */
function cutCells(
  field: HeightField,
  tally: Tally,
  sweep: Sweep,
  x: number,
  y: number,
  first: number,
  last: number,
): void {
  const { profile, shoulderMm, x0, y0, z0, dx, dy, lengthMm, climb, plunge, lowestNm } = sweep;
  const { heightNm } = field;
  const ey = y - y0;
  if (plunge) {
    plungeCells(field, tally, sweep, x - x0, ey, first, last);
    return;
  }
  for (let cell = first; cell <= last; cell++) {
    if (intAt(heightNm, cell) <= lowestNm) continue;
    const ex = x + (cell - first) * field.cellMm - x0;
    const across = ex * dy - ey * dx;
    const acrossSquared = across * across;
    const along = ex * dx + ey * dy;
    const height = z0 + sweptHeight(profile, along, acrossSquared, lengthMm, climb);
    if (height < Number.POSITIVE_INFINITY) lowerCell(field, tally, cell, toNm(height));
    // By rounding just outside after all: then the flank passes through its centre.
    else noteWall(field, cell, 0, toNm(z0 + climb * Math.min(lengthMm, Math.max(0, along)) + shoulderMm));
  }
}

function xAt({ originMm, cellMm }: HeightField, column: number): number {
  return originMm[0] + (column + 0.5) * cellMm;
}

/** Where nothing moves sideways there is no line to be beside: what counts is the distance from the point. */
function plungeCells(
  field: HeightField,
  tally: Tally,
  { profile, shoulderMm, z0, lowestNm }: Sweep,
  firstX: number,
  ey: number,
  first: number,
  last: number,
): void {
  const { heightNm, cellMm } = field;
  const { radiusMm } = profile;
  for (let cell = first; cell <= last; cell++) {
    if (intAt(heightNm, cell) <= lowestNm) continue;
    const ex = firstX + (cell - first) * cellMm;
    const squared = ex * ex + ey * ey;
    if (squared <= radiusMm * radiusMm)
      lowerCell(field, tally, cell, toNm(z0 + profileHeight(profile, Math.min(radiusMm, Math.sqrt(squared)))));
    else noteWall(field, cell, 0, toNm(z0 + shoulderMm));
  }
}

/** A row of a flat cutter that climbs: under the lower of its two places everything is cut to that place's height. */
function cutClimbingRow(
  field: HeightField,
  tally: Tally,
  sweep: Sweep,
  y: number,
  base: number,
  first: number,
  last: number,
): void {
  const { profile, x0, y0, z0, dx, dy, lengthMm, climb } = sweep;
  const { originMm, cellMm } = field;
  const lowAt = climb < 0 ? lengthMm : 0;
  const beside = y - (y0 + lowAt * dy);
  const halfSquared = profile.radiusMm * profile.radiusMm - beside * beside;
  const half = halfSquared > 0 ? Math.sqrt(halfSquared) : 0;
  const middle = x0 + lowAt * dx;
  // A cell less at each end, so that rounding does not matter.
  const innerFirst = Math.max(first, Math.ceil((middle - half - originMm[0]) / cellMm - 0.5) + 1) | 0;
  const innerLast = Math.min(last, Math.floor((middle + half - originMm[0]) / cellMm - 0.5) - 1) | 0;
  if (innerLast < innerFirst) {
    cutCells(field, tally, sweep, xAt(field, first), y, base + first, base + last);
    return;
  }
  cutCells(field, tally, sweep, xAt(field, first), y, base + first, base + innerFirst - 1);
  cutLevelCells(field, tally, toNm(z0 + climb * lowAt), base + innerFirst, base + innerLast);
  cutCells(field, tally, sweep, xAt(field, innerLast + 1), y, base + innerLast + 1, base + last);
}

function noteWallCells(field: HeightField, sweep: Sweep, x: number, y: number, first: number, last: number): void {
  const { profile, shoulderMm, x0, y0, z0, dx, dy, lengthMm, climb, begun, deepestNm } = sweep;
  const { heightNm, floorNm } = field;
  const leastNm = Math.max(floorNm, deepestNm);
  for (let cell = first; cell <= last; cell++) {
    if (intAt(heightNm, cell) <= leastNm) continue;
    const ex = x + (cell - first) * field.cellMm - x0;
    const ey = y - y0;
    const projected = ex * dx + ey * dy;
    if (begun && projected <= 0) continue;
    const along = Math.min(lengthMm, Math.max(0, projected));
    const outX = ex - along * dx;
    const outY = ey - along * dy;
    const distanceMm = Math.sqrt(outX * outX + outY * outY) - profile.radiusMm;
    noteWall(field, cell, Math.max(0, distanceMm), toNm(z0 + along * climb + shoulderMm));
  }
}

const inner = new Float64Array(2);
const outer = new Float64Array(2);

/**
 * Removes what a cutter sweeps on a straight move, climbing, plunging or level.
 *
 * @param from, to the tip, in the field's coordinates, mm
 * @param begun whether the last cut ended at `from` with a cutter at least as large: most of a short step is then done already
 */
export function cutLine(field: HeightField, profile: CutterProfile, from: Vector, to: Vector, begun = false): Cut {
  const tally = emptyTally();
  const { columns, rows, cellMm, originMm } = field;
  const sweep = sweepOf(profile, from, to, begun);
  const level = sweep.climb === 0 && profile.kind === 'flat';
  const levelNm = toNm(sweep.z0);
  const { x0, y0, dx, dy } = sweep;
  const [x1, y1] = sweep.plunge ? [x0, y0] : to;
  const reachMm = profile.radiusMm + WALL_BAND_CELLS * cellMm;
  // As far as a cell of a row can lie ahead by its x alone.
  const aheadMm = (reachMm + sweep.lengthMm) * Math.abs(dx);
  const narrow: Capsule = { x0, y0, x1, y1, dx, dy, radiusMm: profile.radiusMm };
  const wide: Capsule = { ...narrow, radiusMm: reachMm };
  // `| 0` keeps indices whole in the engine's eyes too: the loops over them are several times quicker for it.
  const rowFrom = Math.max(0, Math.ceil((Math.min(y0, y1) - reachMm - originMm[1]) / cellMm - 0.5)) | 0;
  const rowTo = Math.min(rows - 1, Math.floor((Math.max(y0, y1) + reachMm - originMm[1]) / cellMm - 0.5)) | 0;
  for (let row = rowFrom; row <= rowTo; row++) {
    const y = originMm[1] + (row + 0.5) * cellMm;
    // Behind a cutter that goes on level from where it was, all is done.
    if (level && sweep.begun && (y - y0) * dy + aheadMm <= 0) continue;
    if (!rowOfCapsule(wide, y, outer)) continue;
    const first = Math.max(0, Math.ceil((at(outer, 0) - originMm[0]) / cellMm - 0.5)) | 0;
    const last = Math.min(columns - 1, Math.floor((at(outer, 1) - originMm[0]) / cellMm - 0.5)) | 0;
    const base = row * columns;
    if (!rowOfCapsule(narrow, y, inner)) {
      noteWallCells(field, sweep, xAt(field, first), y, base + first, base + last);
      continue;
    }
    const inFirst = Math.max(first, Math.ceil((at(inner, 0) - originMm[0]) / cellMm - 0.5)) | 0;
    const inLast = Math.min(last, Math.floor((at(inner, 1) - originMm[0]) / cellMm - 0.5)) | 0;
    if (level) cutLevelRow(field, tally, sweep, levelNm, y, base, inFirst, inLast);
    else if (profile.kind === 'flat' && !sweep.plunge) cutClimbingRow(field, tally, sweep, y, base, inFirst, inLast);
    else cutCells(field, tally, sweep, xAt(field, inFirst), y, base + inFirst, base + inLast);
    noteWallCells(field, sweep, xAt(field, first), y, base + first, base + Math.min(last, inFirst - 1));
    const beyond = Math.max(inFirst, inLast + 1);
    noteWallCells(field, sweep, xAt(field, beyond), y, base + beyond, base + last);
  }
  return cutOf(field, tally);
}
