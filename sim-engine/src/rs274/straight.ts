import type { Block } from './block.ts';
import { straightCall, type StraightKind } from './calls.ts';
import { isOffset } from './compensation-state.ts';
import { compensatedStraight } from './compensated-straight.ts';
import { copyPosition } from './coordinates.ts';
import { checkStraightFeed, setInverseTimeRate, straightLength } from './feeds.ts';
import type { Machine } from './machine.ts';
import type { Outcome } from './refusal.ts';
import type { Position } from './state.ts';
import { findTarget } from './targets.ts';

/** Moves in a straight line, without compensation. */
export function moveStraight(machine: Machine, kind: StraightKind, target: Readonly<Position>): void {
  machine.emit(straightCall(kind, target));
  copyPosition(machine.state.position, target);
}

/** G0 and G1. */
export function convertStraight(machine: Machine, block: Block, kind: StraightKind): Outcome {
  if (kind === 'straightFeed') {
    const refusal = checkStraightFeed(machine, block);
    if (refusal !== undefined) return refusal;
  }
  const { target } = machine;
  const refusal = findTarget(machine, block, target);
  if (refusal !== undefined) return refusal;
  if (isOffset(machine)) return compensatedStraight(machine, block, kind, target);
  if (kind === 'straightFeed' && machine.modal.feedMode === 'inverseTime')
    setInverseTimeRate(machine, block, straightLength(machine.state.position, target));
  moveStraight(machine, kind, target);
  if (machine.compensation.side !== 'off') copyPosition(machine.compensation.programmed, target);
  return undefined;
}
