import type { Block } from './block.ts';
import { AXIS_WORDS, WORD } from './block.ts';
import { toMachineFrame } from './coordinates.ts';
import type { Machine } from './machine.ts';
import { PARAMETER } from './numbered-parameters.ts';
import { type Outcome, refuse } from './refusal.ts';
import { moveStraight } from './straight.ts';
import { findTarget, newTarget } from './targets.ts';
import { referencePoint, writePoint } from './work-offsets.ts';

const AXES = ['x', 'y', 'z', 'a', 'b', 'c'] as const;
const FIRST = 280;
const STORE_FIRST = 281;
const STORE_SECOND = 301;

/** G28 and G30, through a point; G28.1 and G30.1 keep where the machine stands. */
export function convertReference(machine: Machine, block: Block, code: number): Outcome {
  const { state } = machine;
  if (code === STORE_FIRST || code === STORE_SECOND) {
    if (machine.compensation.side !== 'off')
      return refuse('compensation', 'Cannot set reference point with cutter compensation in effect');
    const parameter = code === STORE_FIRST ? PARAMETER.home1 : PARAMETER.home2;
    writePoint(machine, parameter, toMachineFrame(state, state.position));
    return undefined;
  }
  if (machine.compensation.side !== 'off')
    return refuse('compensation', 'Cannot use g28 or g30 with cutter radius comp');
  const through = newTarget();
  const refusal = findTarget(machine, block, through);
  if (refusal !== undefined) return refusal;
  moveStraight(machine, 'straightTraverse', through);
  const home = referencePoint(machine, code === FIRST ? PARAMETER.home1 : PARAMETER.home2);
  if (block.hasAny(AXIS_WORDS)) for (const axis of AXES) if (!block.has(WORD[axis])) home[axis] = through[axis];
  moveStraight(machine, 'straightTraverse', home);
  return undefined;
}
