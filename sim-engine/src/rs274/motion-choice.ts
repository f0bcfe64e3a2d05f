import { AXIS_WORDS, ARC_WORDS, type Block, NONE, POLAR_WORDS, WORD } from './block.ts';
import { G_GROUP } from './codes.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';
import { MOTION_NONE } from './state.ts';

const CLOCKWISE = 20;
const COUNTERCLOCKWISE = 30;
const LAST_OPTIONAL_AXES = 30;
const NURBS_POINT = 52;
const FIRST_PROFILE = 700;
const LAST_PROFILE = 722;

/** Non-modal words that take the line's axis words for themselves: G10, G28, G30, G52, G92. */
const TAKES_AXES: ReadonlySet<number> = new Set([100, 280, 300, 520, 920]);
const NEEDS_AXES: ReadonlySet<number> = new Set([520, 920]);
const DYNAMIC_LENGTHS: ReadonlySet<number> = new Set([431, 432]);

function axesOptional(motion: number): boolean {
  return motion <= LAST_OPTIONAL_AXES || motion === NURBS_POINT || (motion >= FIRST_PROFILE && motion <= LAST_PROFILE);
}

const SHIFT = 520;

function checkPolar({ modal }: Machine, block: Block, isTaken: boolean): Outcome {
  if (modal.plane !== 'xy' || modal.auxiliaryPlane !== undefined)
    return refuse('word', 'Cannot use polar coordinate except in G17 plane');
  if (block.has(WORD.x)) return refuse('word', 'Cannot specify both polar coordinate and X word');
  if (block.has(WORD.y)) return refuse('word', 'Cannot specify both polar coordinate and Y word');
  return isTaken ? refuse('word', 'Polar coordinates can only be used for motion') : undefined;
}

/** Decides which motion a line performs: its own motion word's, or that of the line before. */
export function chooseMotion(machine: Machine, block: Block): Outcome {
  const motion = block.g(G_GROUP.motion);
  const nonModal = block.g(G_GROUP.nonModal);
  const hasAxes = block.hasAny(nonModal === SHIFT ? AXIS_WORDS & ~POLAR_WORDS : AXIS_WORDS);
  const isTaken = TAKES_AXES.has(nonModal);
  if (isTaken && motion !== NONE && motion !== MOTION_NONE)
    return refuse('word', 'Cannot use two g codes that both use axis values');
  const polar =
    block.hasAny(POLAR_WORDS) && (nonModal !== SHIFT || hasAxes)
      ? checkPolar(machine, block, isTaken || (motion === NONE && DYNAMIC_LENGTHS.has(block.g(G_GROUP.toolLength))))
      : undefined;
  if (polar !== undefined) return polar;
  if (motion === MOTION_NONE) {
    if (hasAxes && !isTaken) return refuse('word', 'Cannot use axis values with g80');
    if (!hasAxes && NEEDS_AXES.has(nonModal)) return refuse('word', 'All axes missing with g52 or g92');
    block.motion = motion;
  } else if (motion !== NONE) {
    if (!hasAxes && !axesOptional(motion)) return refuse('word', 'All axes missing with motion code');
    block.motion = motion;
  } else if (isTaken) {
    if (!hasAxes && NEEDS_AXES.has(nonModal)) return refuse('word', 'All axes missing with g52 or g92');
  } else if (hasAxes && !DYNAMIC_LENGTHS.has(block.g(G_GROUP.toolLength))) {
    const last = machine.state.motion;
    if (last === MOTION_NONE) return refuse('word', 'Cannot use axis values without a g code that uses them');
    block.motion = last;
  } else if (block.hasAny(ARC_WORDS) && !isTaken) {
    const last = machine.state.motion;
    if (last === CLOCKWISE || last === COUNTERCLOCKWISE) block.motion = last;
  }
  return undefined;
}
