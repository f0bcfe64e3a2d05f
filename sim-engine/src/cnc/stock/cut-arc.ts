import { intAt } from '../../maths/at.ts';
import { cos, sin } from '../../maths/exact.ts';
import type { Vector } from '../vector.ts';
import { type Cut, cutLine, cutOf, emptyTally, lowerCell, noteWall } from './cut-line.ts';
import { type CutterProfile, profileHeight, shoulderHeight } from './cutter-profile.ts';
import { type HeightField, WALL_BAND_CELLS } from './height-field.ts';
import { toNm } from './sweep.ts';

/** A turn of the tip about a vertical axis. */
export interface FieldArc {
  readonly centreMm: readonly [number, number];
  readonly radiusMm: number;
  readonly startRad: number;
  /** Counter-clockwise positive; a full turn or more is a circle. */
  readonly sweepRad: number;
  readonly fromZMm: number;
  readonly toZMm: number;
}

/** Chords that leave an arc by at most this replace it where it climbs. */
const CHORD_ERROR_MM = 1e-4;

function pointOn({ centreMm, radiusMm, startRad, sweepRad, fromZMm, toZMm }: FieldArc, fraction: number): Vector {
  const angle = startRad + fraction * sweepRad;
  const z = fromZMm + fraction * (toZMm - fromZMm);
  return [centreMm[0] + radiusMm * cos(angle), centreMm[1] + radiusMm * sin(angle), z];
}

function cutByChords(field: HeightField, profile: CutterProfile, arc: FieldArc): Cut {
  const chordMm = Math.sqrt(8 * arc.radiusMm * CHORD_ERROR_MM);
  const count = Math.min(100_000, Math.max(1, Math.ceil((Math.abs(arc.sweepRad) * arc.radiusMm) / chordMm)));
  let [removedMm3, cells, deepestMm] = [0, 0, 0];
  let from = pointOn(arc, 0);
  for (let index = 1; index <= count; index++) {
    const to = pointOn(arc, index / count);
    const cut = cutLine(field, profile, from, to);
    removedMm3 += cut.removedMm3;
    cells += cut.cells;
    deepestMm = Math.max(deepestMm, cut.deepestMm);
    from = to;
  }
  return { removedMm3, cells, deepestMm };
}

/** Removes what a cutter sweeps on an arc: exactly where it is level, by chords of 0.1 µm error where it climbs. */
export function cutArc(field: HeightField, profile: CutterProfile, arc: FieldArc): Cut {
  if (arc.fromZMm !== arc.toZMm) return cutByChords(field, profile, arc);
  const tally = emptyTally();
  const { columns, rows, cellMm, originMm } = field;
  const [cx, cy] = arc.centreMm;
  const whole = Math.abs(arc.sweepRad) >= 2 * Math.PI;
  const sign = Math.sign(arc.sweepRad);
  const [start, end] = [pointOn(arc, 0), pointOn(arc, 1)];
  const wide = Math.abs(arc.sweepRad) > Math.PI;
  const within = (x: number, y: number): boolean => {
    if (whole) return true;
    if (sign === 0) return false;
    const afterStart = sign * ((start[0] - cx) * y - (start[1] - cy) * x) >= 0;
    const beforeEnd = sign * (x * (end[1] - cy) - y * (end[0] - cx)) >= 0;
    return wide ? afterStart || beforeEnd : afterStart && beforeEnd;
  };
  const distanceTo = (x: number, y: number): number => {
    const [px, py] = [x - cx, y - cy];
    if (within(px, py)) return Math.abs(Math.sqrt(px * px + py * py) - arc.radiusMm);
    const fromStart = (x - start[0]) * (x - start[0]) + (y - start[1]) * (y - start[1]);
    const fromEnd = (x - end[0]) * (x - end[0]) + (y - end[1]) * (y - end[1]);
    return Math.sqrt(Math.min(fromStart, fromEnd));
  };
  const reachMm = profile.radiusMm + WALL_BAND_CELLS * cellMm;
  const outerMm = arc.radiusMm + reachMm;
  const hollowMm = arc.radiusMm - reachMm;
  const depthNm = toNm(arc.fromZMm + shoulderHeight(profile));
  const rowFrom = Math.max(0, Math.ceil((cy - outerMm - originMm[1]) / cellMm - 0.5));
  const rowTo = Math.min(rows - 1, Math.floor((cy + outerMm - originMm[1]) / cellMm - 0.5));
  for (let row = rowFrom; row <= rowTo; row++) {
    const y = originMm[1] + (row + 0.5) * cellMm;
    const half = Math.sqrt(Math.max(0, outerMm * outerMm - (y - cy) * (y - cy)));
    const hollowSquared = hollowMm > 0 ? hollowMm * hollowMm - (y - cy) * (y - cy) : -1;
    const hollow = hollowSquared > 0 ? Math.sqrt(hollowSquared) : -1;
    const first = Math.max(0, Math.ceil((cx - half - originMm[0]) / cellMm - 0.5));
    const last = Math.min(columns - 1, Math.floor((cx + half - originMm[0]) / cellMm - 0.5));
    for (let column = first; column <= last; column++) {
      const x = originMm[0] + (column + 0.5) * cellMm;
      if (Math.abs(x - cx) < hollow) continue;
      const cell = row * columns + column;
      if (intAt(field.heightNm, cell) <= field.floorNm) continue;
      const distanceMm = distanceTo(x, y);
      if (distanceMm <= profile.radiusMm) {
        lowerCell(field, tally, cell, toNm(arc.fromZMm + profileHeight(profile, distanceMm)));
      } else if (distanceMm <= reachMm) {
        noteWall(field, cell, distanceMm - profile.radiusMm, depthNm);
      }
    }
  }
  return cutOf(field, tally);
}
