import { hypot } from '../maths/exact.ts';
import { type Block, WORD } from './block.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';
import type { Position } from './state.ts';

/** Below this, inverse time gives no feed rate. */
const SLOWEST_INVERSE_TIME = 0.1;

/** Whether a straight feed may begin. */
export function checkStraightFeed(machine: Machine, block: Block): Outcome {
  const { feedMode, feedRate } = machine.modal;
  if (feedMode === 'inverseTime')
    return block.has(WORD.f) ? undefined : refuse('feed', 'F word missing with inverse time g1 move');
  if (feedRate === 0) return refuse('feed', 'Cannot do g1 with zero feed rate');
  return checkRevolutions(machine);
}

export function checkArcFeed(machine: Machine, block: Block): Outcome {
  const { feedMode, feedRate } = machine.modal;
  if (feedMode === 'inverseTime')
    return block.has(WORD.f) ? undefined : refuse('feed', 'F word missing with inverse time arc move');
  if (feedRate === 0) return refuse('feed', 'Cannot make arc with zero feed rate');
  return checkRevolutions(machine);
}

function checkRevolutions({ modal }: Machine): Outcome {
  return modal.feedMode === 'perRevolution' && modal.spindleSpeed === 0
    ? refuse('feed', 'Cannot feed with zero spindle speed in feed per rev mode')
    : undefined;
}

/** Length of a straight move: of x, y, z, or of a, b, c in degrees where those stand still. */
export function straightLength(from: Readonly<Position>, to: Readonly<Position>): number {
  const length = hypot(hypot(to.x - from.x, to.y - from.y), to.z - from.z);
  return length > 0 ? length : hypot(hypot(to.a - from.a, to.b - from.b), to.c - from.c);
}

/** In inverse time mode F is moves a minute: turns it into the feed rate of a move of this length. */
export function setInverseTimeRate(machine: Machine, block: Block, length: number): void {
  if (machine.modal.feedMode !== 'inverseTime') return;
  setFeedRate(machine, Math.max(SLOWEST_INVERSE_TIME, length * block.get(WORD.f)));
}

export function setFeedRate(machine: Machine, rate: number): void {
  machine.modal.feedRate = rate;
  machine.emit({ kind: 'setFeedRate', rate });
}
