import type { CanonicalCall } from './canon.ts';
import type { ArcShape, PathPiece } from './compensation-state.ts';
import type { Machine } from './machine.ts';
import { scaleLengths } from './units.ts';

function scaledShape({ centreU, centreV, radius, counterclockwise }: ArcShape, factor: number): ArcShape {
  return { centreU: centreU * factor, centreV: centreV * factor, radius: radius * factor, counterclockwise };
}

function scaledPiece(piece: PathPiece, factor: number): PathPiece {
  const { endU, endV, arc } = piece;
  return {
    ...piece,
    endU: endU * factor,
    endV: endV * factor,
    arc: arc === undefined ? undefined : scaledShape(arc, factor),
  };
}

function scaledCall(call: CanonicalCall, factor: number): CanonicalCall {
  switch (call.kind) {
    case 'straightFeed':
    case 'straightTraverse':
      return { ...call, x: call.x * factor, y: call.y * factor, z: call.z * factor };
    case 'arcFeed':
      return {
        ...call,
        firstEnd: call.firstEnd * factor,
        secondEnd: call.secondEnd * factor,
        firstCentre: call.firstCentre * factor,
        secondCentre: call.secondCentre * factor,
        axisEnd: call.axisEnd * factor,
      };
    default:
      return call;
  }
}

/** After a change of units: moves that still wait, and what the next corner is computed from, get the new numbers. */
export function scaleCompensation({ compensation, waiting }: Machine, factor: number): void {
  scaleLengths(compensation.programmed, factor);
  compensation.radius *= factor;
  if (compensation.last !== undefined) compensation.last = scaledPiece(compensation.last, factor);
  const { released } = compensation;
  if (released !== undefined) compensation.released = { u: released.u * factor, v: released.v * factor };
  for (const entry of waiting) entry.call = scaledCall(entry.call, factor);
}
