import { cos, hypot, sin } from '../maths/exact.ts';
import { type Block, POLAR_WORDS, ROTARY_WORDS, WORD } from './block.ts';
import { G_GROUP } from './codes.ts';
import { copyPosition, fromMachineFrame, toMachineFrame } from './coordinates.ts';
import { angleOf, RADIANS } from './functions.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';
import { origin, type Position } from './state.ts';

const MACHINE_FRAME = 530;
const AXES = ['x', 'y', 'z', 'a', 'b', 'c'] as const;
type Axis = (typeof AXES)[number];

/** Closer than this to the origin a polar angle is unknown. */
const TINY = 1e-7;

/** An axis word's value; in diameter mode (G7) X is a diameter. */
export function axisWord(machine: Machine, block: Block, axis: Axis): number {
  const value = block.get(WORD[axis]);
  return axis === 'x' && machine.modal.diameterMode ? value / 2 : value;
}

/** Where the program believes the tool: with compensation on, on the contour and not at the cutter's centre. */
export function programmedPosition(machine: Machine): Readonly<Position> {
  return machine.compensation.side === 'off' ? machine.state.position : machine.compensation.programmed;
}

/**
 * Where a move ends, from the axis words, the polar words, the distance mode and G53. The target is written into `target`,
 * in the active coordinate system.
 */
export function findTarget(machine: Machine, block: Block, target: Position): Outcome {
  if (block.g(G_GROUP.nonModal) === MACHINE_FRAME) return findMachineTarget(machine, block, target);
  const { incremental } = machine.modal;
  copyPosition(target, programmedPosition(machine));
  if (block.hasAny(POLAR_WORDS)) {
    const refusal = findPolarTarget(machine, block, target);
    if (refusal !== undefined) return refusal;
  }
  if (block.has(WORD.x)) target.x = axisWord(machine, block, 'x') + (incremental ? target.x : 0);
  if (block.has(WORD.y)) target.y = block.get(WORD.y) + (incremental ? target.y : 0);
  if (block.has(WORD.z)) target.z = block.get(WORD.z) + (incremental ? target.z : 0);
  if (!block.hasAny(ROTARY_WORDS)) return undefined;
  if (block.has(WORD.a)) target.a = block.get(WORD.a) + (incremental ? target.a : 0);
  if (block.has(WORD.b)) target.b = block.get(WORD.b) + (incremental ? target.b : 0);
  if (block.has(WORD.c)) target.c = block.get(WORD.c) + (incremental ? target.c : 0);
  return undefined;
}

function findMachineTarget(machine: Machine, block: Block, target: Position): Outcome {
  if (machine.compensation.side !== 'off') return refuse('compensation', 'Cannot use g53 with cutter radius comp');
  const { state } = machine;
  if (block.has(WORD.radius) || block.has(WORD.theta)) return refuse('word', 'Cannot use polar coordinates with G53');
  const point = toMachineFrame(state, state.position);
  for (const axis of AXES) if (block.has(WORD[axis])) point[axis] = axisWord(machine, block, axis);
  copyPosition(target, fromMachineFrame(state, point));
  return undefined;
}

function findPolarTarget(machine: Machine, block: Block, target: Position): Outcome {
  const atOrigin = Math.abs(target.x) < TINY && Math.abs(target.y) < TINY;
  let radius = hypot(target.x, target.y);
  let degrees = angleOf(target.y, target.x);
  if (machine.modal.incremental) {
    if (atOrigin)
      return refuse('word', 'Incremental motion with polar coordinates is indeterminate when at the origin');
    radius += block.get(WORD.radius);
    degrees += block.get(WORD.theta);
  } else {
    if (block.has(WORD.radius)) radius = block.get(WORD.radius);
    if (block.has(WORD.theta)) degrees = block.get(WORD.theta);
    else if (atOrigin) return refuse('word', 'Must specify angle in polar coordinate if at the origin');
  }
  target.x = radius * cos(degrees * RADIANS);
  target.y = radius * sin(degrees * RADIANS);
  return undefined;
}

/** A target to write into; one for each call, because compensation keeps it. */
export function newTarget(): Position {
  return origin();
}
