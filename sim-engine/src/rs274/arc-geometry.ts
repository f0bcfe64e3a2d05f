import { asin, atan2, cos, hypot, sin } from '../maths/exact.ts';
import { ARC_WORDS, bits, type Block, WORD } from './block.ts';
import { fixed } from './canon-print.ts';
import type { Plane } from './canon.ts';
import { wholeNumber } from './functions.ts';
import type { Machine } from './machine.ts';
import { type Refusal, refuse } from './refusal.ts';

/** An arc in its plane, in program units. */
export interface ArcGeometry {
  readonly centreU: number;
  readonly centreV: number;
  /** Above 0 counter-clockwise; 1 means up to one full turn. */
  readonly turns: number;
}

export interface PlanePoint {
  readonly u: number;
  readonly v: number;
}

/** The centre words of each plane, and the letter that has no place in it. */
const CENTRE_WORDS = {
  xy: {
    first: WORD.i,
    second: WORD.j,
    other: WORD.k,
    letters: 'IJK',
    axes: 'XY',
    endWords: bits(WORD.x, WORD.y, WORD.radius, WORD.theta),
  },
  xz: { first: WORD.k, second: WORD.i, other: WORD.j, letters: 'KIJ', axes: 'ZX', endWords: bits(WORD.x, WORD.z) },
  yz: { first: WORD.j, second: WORD.k, other: WORD.i, letters: 'JKI', axes: 'YZ', endWords: bits(WORD.y, WORD.z) },
} as const;

const CLOCKWISE = 20;

interface Tolerances {
  /** Radii shorter than this are none, and so much shorter than half its chord a radius may be. */
  readonly radius: number;
  /** So far the start's and the end's distance from the centre may differ. */
  readonly difference: number;
}

/** In program units. */
const TOLERANCES: Readonly<Record<'mm' | 'inch', Tolerances>> = {
  mm: { radius: 0.00127, difference: 0.02 * Math.SQRT2 },
  inch: { radius: 0.00005, difference: 0.002 * Math.SQRT2 },
};

/** A larger difference is allowed where it is a small part of the radius, up to so many times. */
const RELATIVE_TOLERANCE = 0.001;
const LARGEST_DIFFERENCE = 100;

/** The words an arc needs, before its feed is looked at. */
export function checkArcWords(block: Block): Refusal | undefined {
  const hasCentre = block.hasAny(ARC_WORDS);
  if (!block.has(WORD.r) && !hasCentre) return refuse('arc', 'R i j k words all missing for arc');
  if (block.has(WORD.r) && hasCentre) return refuse('arc', 'Mixed radius ijk format for arc');
  return undefined;
}

/** An R word without an end, and a centre word across the plane, are refused once the feed is known to be good. */
export function checkArcPlane(block: Block, plane: Plane): Refusal | undefined {
  const { other, letters, endWords } = CENTRE_WORDS[plane];
  if (block.has(WORD.r) && !block.hasAny(endWords)) {
    const [first = '', second = ''] = plane;
    return refuse('arc', `${first.toUpperCase()} and ${second} words missing for arc in ${plane} plane`);
  }
  if (block.has(other)) return refuse('arc', `${letters[2]} word given for arc in ${plane} plane`);
  return undefined;
}

function arcTurns(block: Block): number {
  const turns = block.has(WORD.p) ? (wholeNumber(block.get(WORD.p)) ?? 1) : 1;
  return block.motion === CLOCKWISE ? -turns : turns;
}

/** Where the arc's centre is: from the R word, or from I, J, K. */
export function arcGeometry(machine: Machine, block: Block, start: PlanePoint, end: PlanePoint): ArcGeometry | Refusal {
  const turns = arcTurns(block);
  return block.has(WORD.r)
    ? radiusArc(machine, block.get(WORD.r), turns, start, end)
    : centreArc(machine, block, turns, start, end);
}

function tolerancesOf(machine: Machine): Tolerances {
  return TOLERANCES[machine.modal.metric ? 'mm' : 'inch'];
}

function radiusArc(
  machine: Machine,
  radius: number,
  turns: number,
  start: PlanePoint,
  end: PlanePoint,
): ArcGeometry | Refusal {
  if (start.u === end.u && start.v === end.v) return refuse('arc', 'Current point same as end point of arc');
  const size = Math.abs(radius);
  const halfChord = hypot(end.u - start.u, end.v - start.v) / 2;
  if (halfChord - size > tolerancesOf(machine).radius) return refuse('arc', 'Arc radius too small to reach end point');
  // A short arc has its centre on the side to which it turns; a negative radius asks for the long one.
  const side = turns > 0 === radius > 0 ? 1 : -1;
  const towards = atan2(end.v - start.v, end.u - start.u) + (side * Math.PI) / 2;
  const distance = size * cos(asin(Math.min(1, halfChord / size)));
  return {
    centreU: (start.u + end.u) / 2 + distance * cos(towards),
    centreV: (start.v + end.v) / 2 + distance * sin(towards),
    turns,
  };
}

function centreArc(
  machine: Machine,
  block: Block,
  turns: number,
  start: PlanePoint,
  end: PlanePoint,
): ArcGeometry | Refusal {
  const { arcAbsolute, plane } = machine.modal;
  const { first, second, letters, axes } = CENTRE_WORDS[plane];
  if (arcAbsolute) {
    const [firstLetter = '', secondLetter = ''] = letters;
    for (const [word, letter] of [
      [first, firstLetter],
      [second, secondLetter],
    ] as const)
      if (!block.has(word)) return refuse('arc', `${letter} word missing in absolute center arc`);
  }
  const centreU = block.get(first) + (arcAbsolute ? 0 : start.u);
  const centreV = block.get(second) + (arcAbsolute ? 0 : start.v);
  const startRadius = hypot(centreU - start.u, centreV - start.v);
  const endRadius = hypot(centreU - end.u, centreV - end.v);
  const describe = (): string => {
    const point = (u: number, v: number): string => `(${axes[0]}${fixed(u)},${axes[1]}${fixed(v)})`;
    const points = `start=${point(start.u, start.v)} center=${point(centreU, centreV)} end=${point(end.u, end.v)}`;
    return `${points} r1=${fixed(startRadius)} r2=${fixed(endRadius)}`;
  };
  const tolerances = tolerancesOf(machine);
  if (startRadius < tolerances.radius || endRadius < tolerances.radius)
    return refuse('arc', `Zero-radius arc: ${describe()}`);
  const difference = Math.abs(startRadius - endRadius);
  const relative = difference / Math.max(startRadius, endRadius);
  const parts = difference / tolerances.difference;
  if (parts > LARGEST_DIFFERENCE || (parts > 1 && relative > RELATIVE_TOLERANCE)) {
    const errors = `abs_err=${general(difference)} rel_err=${fixed(100 * relative)}%`;
    return refuse('arc', `Radius to end of arc differs from radius to start: ${describe()} ${errors}`);
  }
  return { centreU, centreV, turns };
}

/** As C's `%.4g`: four significant digits, no zeros at the end. */
function general(value: number): string {
  return String(Number(value.toPrecision(4)));
}
