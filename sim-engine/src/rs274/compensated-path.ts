import type { CanonicalCall } from './canon.ts';
import type { PathPiece } from './compensation-state.ts';
import { type Point, runsForwards } from './corners.ts';
import { copyPosition } from './coordinates.ts';
import type { Machine } from './machine.ts';
import { type Outcome, type Refusal, refuse } from './refusal.ts';
import { PLANE_AXES, withPlanePoint } from './planes.ts';
import type { Position } from './state.ts';

/** 1 with the tool left of the contour, -1 right. */
export function sideSign(machine: Machine): number {
  return machine.compensation.side === 'left' ? 1 : -1;
}

export function planePoint(machine: Machine, position: Readonly<Position>): Point {
  const { first, second } = PLANE_AXES[machine.modal.plane];
  return { u: position[first], v: position[second] };
}

/** The position with another place in the plane. */
export function movedTo(machine: Machine, position: Readonly<Position>, { u, v }: Point): Position {
  return withPlanePoint(position, PLANE_AXES[machine.modal.plane], u, v);
}

const GOUGING = {
  straightFeed: 'Straight feed in concave corner cannot be reached by the tool without gouging',
  straightTraverse: 'Straight traverse in concave corner cannot be reached by the tool without gouging',
  arcFeed: 'Arc move in concave corner cannot be reached by the tool without gouging',
} as const;

export function gouge(kind: PathPiece['kind']): Refusal {
  return refuse('compensation', GOUGING[kind]);
}

/**
 * Lets the moves that wait go. At most corners, and at the end, it is first looked at whether the last piece still runs
 * forwards.
 */
export function releasePiece(machine: Machine, checks: boolean): Outcome {
  const { compensation } = machine;
  const { last, released } = compensation;
  if (checks && compensation.waits && last !== undefined && released !== undefined && !runsForwards(last, released))
    return gouge(last.kind);
  machine.flush();
  compensation.waits = false;
  compensation.firstWaitingMove = 0;
  compensation.released = planePoint(machine, machine.state.position);
  return undefined;
}

/** The move round an outer corner, and where it ends. */
export interface Round {
  readonly call: CanonicalCall;
  readonly end: Point;
}

/**
 * Lets the moves go that are out of the corner's reach, then `round` the corner, and lets `call`, which ends where `piece`
 * ends, wait.
 */
export function beginPiece(
  machine: Machine,
  piece: PathPiece,
  call: CanonicalCall,
  { checks, round }: { readonly checks: boolean; readonly round: Round | undefined },
): Outcome {
  if (machine.modal.auxiliaryPlane !== undefined)
    return refuse('compensation', 'BUG: Invalid plane for cutter compensation');
  const refusal = releasePiece(machine, checks);
  if (refusal !== undefined) return refusal;
  if (round !== undefined) {
    machine.emit(round.call);
    machine.compensation.released = round.end;
  }
  machine.compensation.firstWaitingMove = machine.waiting.length;
  machine.compensation.last = piece;
  machine.compensation.waits = true;
  machine.wait(call);
  return undefined;
}

/** After a move to the tool position `position`, the program believing to be at `programmed`. */
export function arrive(machine: Machine, position: Readonly<Position>, programmed: Readonly<Position>): void {
  copyPosition(machine.state.position, position);
  copyPosition(machine.compensation.programmed, programmed);
  machine.compensation.entering = false;
}

/** Lets the last piece, and moves across the plane behind it, end at a corner's point. */
export function endLastPieceAt(machine: Machine, point: Point): void {
  const { compensation, waiting, state } = machine;
  if (compensation.last !== undefined) compensation.last = { ...compensation.last, endU: point.u, endV: point.v };
  for (const [index, entry] of waiting.entries())
    if (index >= compensation.firstWaitingMove) entry.call = endingAt(machine, entry.call, point);
  const { first, second } = PLANE_AXES[machine.modal.plane];
  state.position[first] = point.u;
  state.position[second] = point.v;
}

function endingAt(machine: Machine, call: CanonicalCall, point: Point): CanonicalCall {
  if (call.kind === 'arcFeed') return { ...call, firstEnd: point.u, secondEnd: point.v };
  if (call.kind !== 'straightFeed' && call.kind !== 'straightTraverse') return call;
  const { first, second } = PLANE_AXES[machine.modal.plane];
  return { ...call, [first]: point.u, [second]: point.v };
}
