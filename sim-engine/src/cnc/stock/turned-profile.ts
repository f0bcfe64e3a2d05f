import { float32At } from './elements.ts';
import { intAt } from '../../maths/at.ts';
import { NM_PER_MM, WALL_BAND_CELLS } from './height-field.ts';

/**
 * A turned workpiece: outer radius and bore radius over the spindle's axis, whole nanometres, one pair a cell. Shoulders are
 * vertical walls here: a standing cell keeps how near along the axis an insert's steep side came (as a height field's cells do).
 */
export interface TurnedProfile {
  readonly cells: number;
  readonly cellMm: number;
  /** Z of the first cell's lower end. */
  readonly originZMm: number;
  /** Of the bar before anything was cut: no outline needs to be looked at beyond it. */
  readonly largestRadiusMm: number;
  readonly outerNm: Int32Array;
  /** 0 where there is no bore. */
  readonly boreNm: Int32Array;
  readonly shoulderMm: Float32Array;
  /** Radius to which the side that made it reached. */
  readonly shoulderNm: Int32Array;
}

/** A round bar, or a tube. @throws RangeError for a length or cell that cannot be */
export function barProfile(
  fromZMm: number,
  toZMm: number,
  cellMm: number,
  diameterMm: number,
  boreDiameterMm = 0,
): TurnedProfile {
  const cells = Math.round((toZMm - fromZMm) / cellMm);
  if (!(cells >= 1 && cells <= 1 << 22)) throw new RangeError('no such bar');
  const shoulderMm = new Float32Array(cells).fill(Number.POSITIVE_INFINITY);
  for (let cell = 0; cell < cells; cell++) {
    const nearest = (Math.min(cell, cells - 1 - cell) + 0.5) * cellMm;
    if (nearest <= WALL_BAND_CELLS * cellMm) shoulderMm[cell] = nearest;
  }
  return {
    cells,
    cellMm,
    originZMm: fromZMm,
    largestRadiusMm: diameterMm / 2,
    outerNm: new Int32Array(cells).fill(Math.round((diameterMm / 2) * NM_PER_MM)),
    boreNm: new Int32Array(cells).fill(Math.round((boreDiameterMm / 2) * NM_PER_MM)),
    shoulderMm,
    shoulderNm: new Int32Array(cells),
  };
}

/** Material left, mm³: a ring for each cell. */
export function turnedVolumeMm3({ cells, cellMm, outerNm, boreNm }: TurnedProfile): number {
  let squares = 0;
  for (let cell = 0; cell < cells; cell++) {
    const [outer, bore] = [intAt(outerNm, cell) / NM_PER_MM, intAt(boreNm, cell) / NM_PER_MM];
    if (outer > bore) squares += (outer - bore) * (outer + bore);
  }
  return squares * Math.PI * cellMm;
}

/**
 * The working outline of a turning insert: two corners of one radius with a straight edge between them (grooving; none for a
 * common insert), and a straight side beyond each. Slopes are radial rise per axial millimetre away from the corner; Infinity is a
 * side at right angles to the axis, which makes square shoulders. An edge that leans over (approach above 90°) counts as square.
 */
export interface Insert {
  readonly noseRadiusMm: number;
  readonly edgeMm: number;
  /** Of the side towards −Z, which leads when turning towards the chuck. */
  readonly minusSlope: number;
  readonly plusSlope: number;
}

interface Side {
  /** Axial reach of the corner's arc: where the straight side begins. */
  readonly arcMm: number;
  readonly slope: number;
}

function sideOf({ noseRadiusMm }: Insert, slope: number): Side {
  const arcMm =
    slope === Number.POSITIVE_INFINITY ? noseRadiusMm : (noseRadiusMm * slope) / Math.sqrt(1 + slope * slope);
  return { arcMm, slope };
}

/** How far the outline lies behind its foremost point, `awayMm` beyond the straight edge's end. */
function rise(insert: Insert, { arcMm, slope }: Side, awayMm: number): number {
  if (awayMm <= 0) return 0;
  const radius = insert.noseRadiusMm;
  const onArc = Math.min(awayMm, arcMm);
  const arcRise = radius - Math.sqrt(Math.max(0, radius * radius - onArc * onArc));
  if (awayMm <= arcMm) return arcRise;
  return arcRise + slope * (awayMm - arcMm);
}

/** Tip of the insert: the middle of its foremost edge. */
export interface InsertTip {
  readonly zMm: number;
  /** Distance from the spindle's axis, not a diameter. */
  readonly radiusMm: number;
}

/** Shorter moves along the axis are plunges. */
const NO_TRAVEL_MM = 1e-9;

export interface TurningCut {
  readonly removedMm3: number;
  readonly cells: number;
  /** Greatest depth of a ring that was removed, mm of radius. */
  readonly deepestMm: number;
}

/**
 * Removes what an insert sweeps on a straight move, outside (from larger radii) or in a bore (from smaller ones).
 *
 * Over a cell the outline's distance along the move is convex, so the deepest place is where the outline is as steep as the path,
 * on the corner's arc, or the nearest the move gets to it.
 */
export function turnLine(
  profile: TurnedProfile,
  insert: Insert,
  from: InsertTip,
  to: InsertTip,
  inside = false,
): TurningCut {
  const { cells, cellMm, originZMm } = profile;
  const sign = inside ? -1 : 1;
  const minus = sideOf(insert, insert.minusSlope);
  const plus = sideOf(insert, insert.plusSlope);
  const half = insert.edgeMm / 2;
  const [zLow, zHigh] = [Math.min(from.zMm, to.zMm), Math.max(from.zMm, to.zMm)];
  const plunge = zHigh - zLow < NO_TRAVEL_MM;
  const moved = to.zMm - from.zMm;
  const climb = plunge ? 0 : (sign * (to.radiusMm - from.radiusMm)) / moved;
  const depthAt = (z: number): number =>
    plunge
      ? Math.min(sign * from.radiusMm, sign * to.radiusMm)
      : sign * from.radiusMm + climb * Math.min(zHigh - from.zMm, Math.max(zLow - from.zMm, z - from.zMm));
  const outlineAt = (away: number): number => rise(insert, away > 0 ? plus : minus, Math.abs(away) - half);
  // Where the outline's slope equals the path's: on the arc of the side that the path climbs towards.
  const steep = climb / Math.sqrt(1 + climb * climb);
  const onArc = climb === 0 ? 0 : half * Math.sign(climb) + insert.noseRadiusMm * steep;
  const lowest = minus.slope === Number.POSITIVE_INFINITY ? -half - minus.arcMm : Number.NEGATIVE_INFINITY;
  const highest = plus.slope === Number.POSITIVE_INFINITY ? half + plus.arcMm : Number.POSITIVE_INFINITY;
  const best = climb >= plus.slope ? highest : -climb >= minus.slope ? lowest : onArc;
  const bandMm = WALL_BAND_CELLS * cellMm;
  let [removed, count, deepest] = [0, 0, 0];
  const foremost = inside ? Math.max(from.radiusMm, to.radiusMm) : -Math.min(from.radiusMm, to.radiusMm);
  const toClear = Math.max(0, inside ? foremost : profile.largestRadiusMm + foremost);
  const reach = ({ arcMm, slope }: Side): number =>
    half + arcMm + (slope > 0 ? toClear / slope : cells * cellMm) + bandMm;
  const firstCell = Math.max(0, Math.floor((zLow - reach(minus) - originZMm) / cellMm));
  const lastCell = Math.min(cells - 1, Math.ceil((zHigh + reach(plus) - originZMm) / cellMm));
  for (let cell = firstCell; cell <= lastCell; cell++) {
    const z = originZMm + (cell + 0.5) * cellMm;
    const [low, high] = [Math.max(lowest, z - zHigh), Math.min(highest, z - zLow)];
    if (low > high) {
      const beside = z < zLow ? lowest - (z - zLow) : z - zHigh - highest;
      if (beside <= bandMm) noteShoulder(profile, cell, beside, sign * depthAt(z), inside);
      continue;
    }
    const away = Math.min(high, Math.max(low, best));
    const radius = sign * (depthAt(z - away) + outlineAt(away));
    const taken = inside ? boreTo(profile, cell, radius) : turnTo(profile, cell, radius);
    if (taken.areaMm2 === 0) continue;
    removed += taken.areaMm2;
    count++;
    deepest = Math.max(deepest, taken.depthMm);
  }
  return { removedMm3: removed * cellMm, cells: count, deepestMm: deepest };
}

interface Ring {
  readonly areaMm2: number;
  readonly depthMm: number;
}
const NOTHING: Ring = { areaMm2: 0, depthMm: 0 };

function ring(outerMm: number, innerMm: number): Ring {
  return { areaMm2: Math.PI * (outerMm - innerMm) * (outerMm + innerMm), depthMm: outerMm - innerMm };
}

function turnTo({ outerNm, boreNm, shoulderMm, shoulderNm }: TurnedProfile, cell: number, radiusMm: number): Ring {
  const before = intAt(outerNm, cell);
  const after = Math.max(0, Math.round(radiusMm * NM_PER_MM));
  if (after >= before) return NOTHING;
  outerNm[cell] = after;
  if (intAt(shoulderNm, cell) >= after) shoulderMm[cell] = Number.POSITIVE_INFINITY;
  const bore = intAt(boreNm, cell);
  return before <= bore ? NOTHING : ring(before / NM_PER_MM, Math.max(after, bore) / NM_PER_MM);
}

function boreTo({ outerNm, boreNm }: TurnedProfile, cell: number, radiusMm: number): Ring {
  const before = intAt(boreNm, cell);
  const after = Math.round(radiusMm * NM_PER_MM);
  if (after <= before) return NOTHING;
  boreNm[cell] = after;
  const outer = intAt(outerNm, cell);
  return before >= outer ? NOTHING : ring(Math.min(after, outer) / NM_PER_MM, before / NM_PER_MM);
}

function noteShoulder(profile: TurnedProfile, cell: number, awayMm: number, radiusMm: number, inside: boolean): void {
  const { outerNm, boreNm, shoulderMm, shoulderNm } = profile;
  const reached = Math.round(radiusMm * NM_PER_MM);
  if (inside ? reached <= intAt(boreNm, cell) : reached >= intAt(outerNm, cell)) return;
  const near = Math.fround(awayMm);
  if (near >= float32At(shoulderMm, cell)) return;
  shoulderMm[cell] = near;
  shoulderNm[cell] = Math.max(0, reached);
}

/** Diameter at the cell that holds `zMm`; undefined outside the bar. */
export function turnedDiameterMm(profile: TurnedProfile, zMm: number, inside = false): number | undefined {
  const cell = Math.floor((zMm - profile.originZMm) / profile.cellMm);
  if (!(cell >= 0 && cell < profile.cells)) return undefined;
  return (2 * intAt(inside ? profile.boreNm : profile.outerNm, cell)) / NM_PER_MM;
}

/**
 * Place of the shoulder between two places on the axis: where the standing material ends, by the standing cell beside it.
 *
 * @returns undefined where the outer radius does not pass `radiusMm` once between them, or nothing square made the step
 */
export function shoulderZMm(
  profile: TurnedProfile,
  fromZMm: number,
  toZMm: number,
  radiusMm: number,
): number | undefined {
  const { cells, cellMm, originZMm, outerNm, shoulderMm } = profile;
  const limit = radiusMm * NM_PER_MM;
  const first = Math.max(0, Math.floor((fromZMm - originZMm) / cellMm));
  const last = Math.min(cells - 1, Math.floor((toZMm - originZMm) / cellMm));
  let found: number | undefined;
  for (let cell = first; cell < last; cell++) {
    const [here, there] = [intAt(outerNm, cell) > limit, intAt(outerNm, cell + 1) > limit];
    if (here === there) continue;
    if (found !== undefined) return undefined;
    const standing = here ? cell : cell + 1;
    const away = float32At(shoulderMm, standing);
    if (away === Number.POSITIVE_INFINITY) return undefined;
    found = originZMm + (standing + 0.5) * cellMm + (here ? away : -away);
  }
  return found;
}
