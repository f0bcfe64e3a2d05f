import { hypot, tan } from '../maths/exact.ts';
import type { Block } from './block.ts';
import { arcCall, straightCall, type StraightKind } from './calls.ts';
import { arrive, beginPiece, endLastPieceAt, movedTo, planePoint, type Round, sideSign } from './compensated-path.ts';
import type { PathPiece } from './compensation-state.ts';
import { cornerOf, cornerTurn, firstBack, meetLineCircle, type Point } from './corners.ts';
import { setInverseTimeRate, straightLength } from './feeds.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';
import type { Position } from './state.ts';

const NO_FIT = "Arc to straight motion makes a corner the compensated tool can't fit in without gouging";

/** A straight move with cutter compensation on: its end stands one radius beside the programmed one. */
export function compensatedStraight(machine: Machine, block: Block, kind: StraightKind, target: Position): Outcome {
  const { compensation, state } = machine;
  const from = planePoint(machine, compensation.programmed);
  const to = planePoint(machine, target);
  const tool = planePoint(machine, state.position);
  const length = hypot(to.u - from.u, to.v - from.v);
  if (kind === 'straightFeed') setInverseTimeRate(machine, block, straightLength(compensation.programmed, target));
  if (compensation.entering) return enter(machine, kind, target, from, to);
  if (length === 0) {
    const end = movedTo(machine, target, tool);
    machine.wait(straightCall(kind, end));
    arrive(machine, end, target);
    return undefined;
  }
  const side = sideSign(machine);
  const normal = normalOf(from, to, side * compensation.radius);
  const end = { u: to.u + normal.u, v: to.v + normal.v };
  const turn = cornerTurn(side, { u: tool.u - from.u, v: tool.v - from.v }, normal);
  const corner = cornerOf(turn, compensation.last?.isOutsideArc === true);
  let round: Round | undefined;
  if (corner === 'concave') {
    const meeting = meetBefore(machine, from, to, turn, length);
    if (meeting === undefined) return refuse('compensation', NO_FIT);
    endLastPieceAt(machine, meeting);
  } else if (corner === 'convex') {
    const start = { u: from.u + normal.u, v: from.v + normal.v };
    round =
      kind === 'straightTraverse'
        ? { call: straightCall(kind, movedTo(machine, state.position, start)), end: start }
        : arcRound(machine, from, start);
  }
  const position = movedTo(machine, target, end);
  const refusal = beginPiece(machine, linePiece(kind, end, from, to), straightCall(kind, position), {
    checks: corner !== 'smooth',
    round,
  });
  if (refusal !== undefined) return refusal;
  arrive(machine, position, target);
  return undefined;
}

function linePiece(kind: StraightKind, end: Point, from: Point, to: Point): PathPiece {
  return {
    kind,
    endU: end.u,
    endV: end.v,
    alongU: to.u - from.u,
    alongV: to.v - from.v,
    isOutsideArc: false,
    arc: undefined,
    turn: 0,
  };
}

/** The vector from the contour to the tool beside a line. */
function normalOf(from: Point, to: Point, distance: number): Point {
  const length = hypot(to.u - from.u, to.v - from.v);
  return { u: (-(to.v - from.v) / length) * distance, v: ((to.u - from.u) / length) * distance };
}

function enter(machine: Machine, kind: StraightKind, target: Position, from: Point, to: Point): Outcome {
  const { radius } = machine.compensation;
  if (hypot(to.u - from.u, to.v - from.v) <= radius)
    return refuse('compensation', 'Length of cutter compensation entry move is not greater than the tool radius');
  const normal = normalOf(from, to, sideSign(machine) * radius);
  const end = { u: to.u + normal.u, v: to.v + normal.v };
  const position = movedTo(machine, target, end);
  const refusal = beginPiece(machine, linePiece(kind, end, from, to), straightCall(kind, position), {
    checks: false,
    round: undefined,
  });
  if (refusal !== undefined) return refusal;
  machine.compensation.released = undefined;
  arrive(machine, position, target);
  return undefined;
}

/** An arc round an outer corner, with the corner as its centre. */
export function arcRound(machine: Machine, corner: Point, end: Point): Round {
  const turns = machine.compensation.side === 'left' ? -1 : 1;
  const position = movedTo(machine, machine.state.position, end);
  return { call: arcCall(machine.modal.plane, position, { centreU: corner.u, centreV: corner.v, turns }), end };
}

/** Where the last piece has to end so that the next line begins there. */
function meetBefore(machine: Machine, from: Point, to: Point, turn: number, length: number): Point | undefined {
  const { radius, last } = machine.compensation;
  const normal = normalOf(from, to, sideSign(machine) * radius);
  const along = { u: (to.u - from.u) / length, v: (to.v - from.v) / length };
  const start = { u: from.u + normal.u, v: from.v + normal.v };
  if (last?.arc !== undefined) return firstBack(last, meetLineCircle(start, along, last.arc));
  const retreat = radius * tan((2 * Math.PI - turn) / 2);
  return { u: start.u + retreat * along.u, v: start.v + retreat * along.v };
}
