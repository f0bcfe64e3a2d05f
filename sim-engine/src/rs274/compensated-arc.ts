import { hypot } from '../maths/exact.ts';
import type { ArcGeometry } from './arc-geometry.ts';
import type { Block } from './block.ts';
import { arcCall } from './calls.ts';
import {
  arrive,
  beginPiece,
  endLastPieceAt,
  gouge,
  movedTo,
  planePoint,
  type Round,
  sideSign,
} from './compensated-path.ts';
import { arcRound } from './compensated-straight.ts';
import type { ArcShape, PathPiece } from './compensation-state.ts';
import { cornerOf, cornerTurn, firstBack, meetCircles, meetLineCircle, type Point, sweep } from './corners.ts';
import { setInverseTimeRate } from './feeds.ts';
import type { Machine } from './machine.ts';
import { type Outcome, type Refusal, refuse } from './refusal.ts';
import type { Position } from './state.ts';

function arcPiece(end: Point, arc: ArcShape, isOutsideArc: boolean, turn: number): PathPiece {
  return {
    kind: 'arcFeed',
    endU: end.u,
    endV: end.v,
    alongU: 0,
    alongV: 0,
    isOutsideArc,
    arc,
    turn,
  };
}

/** Whether the tool runs inside the arc. */
function isInside(machine: Machine, turns: number): boolean {
  return (machine.compensation.side === 'left') === turns > 0;
}

/** An arc with cutter compensation on: concentric, one radius larger or smaller. */
export function compensatedArc(
  machine: Machine,
  block: Block,
  target: Position,
  geometry: ArcGeometry,
  length: number,
): Outcome {
  const { compensation, state } = machine;
  const { centreU, centreV, turns } = geometry;
  const from = planePoint(machine, compensation.programmed);
  const to = planePoint(machine, target);
  const radius = hypot(to.u - centreU, to.v - centreV);
  const inside = isInside(machine, turns);
  setInverseTimeRate(machine, block, length);
  if (compensation.entering) return enterArc(machine, target, geometry, radius, inside);
  if (inside && compensation.radius >= radius)
    return refuse('compensation', 'Tool radius not less than arc radius with comp');
  const toolRadius = inside ? radius - compensation.radius : radius + compensation.radius;
  const shape: ArcShape = { centreU, centreV, radius: toolRadius, counterclockwise: turns > 0 };
  const tool = planePoint(machine, state.position);
  const normal = outwards(from, geometry, inside ? -compensation.radius : compensation.radius);
  const grown = toolRadius / radius;
  const end = { u: centreU + (to.u - centreU) * grown, v: centreV + (to.v - centreV) * grown };
  const turn = cornerTurn(sideSign(machine), { u: tool.u - from.u, v: tool.v - from.v }, normal);
  let round: Round | undefined;
  const corner = cornerOf(turn, !inside);
  if (corner === 'concave') {
    const meeting = meetBeforeArc(machine, shape);
    if ('code' in meeting) return meeting;
    endLastPieceAt(machine, meeting);
  } else if (corner === 'convex') {
    round = arcRound(machine, from, { u: from.u + normal.u, v: from.v + normal.v });
  }
  const position = movedTo(machine, target, end);
  const refusal = beginPiece(
    machine,
    arcPiece(end, shape, !inside, sweep(shape, from, to)),
    arcCall(machine.modal.plane, position, geometry),
    {
      checks: corner === 'concave',
      round,
    },
  );
  if (refusal !== undefined) return refusal;
  arrive(machine, position, target);
  return undefined;
}

/** The vector of this length from a point of the arc away from its centre. */
function outwards(point: Point, { centreU, centreV }: ArcGeometry, length: number): Point {
  const distance = hypot(point.u - centreU, point.v - centreV);
  return { u: ((point.u - centreU) / distance) * length, v: ((point.v - centreV) / distance) * length };
}

function meetBeforeArc(machine: Machine, shape: ArcShape): Point | Refusal {
  const { last } = machine.compensation;
  if (last === undefined) return gouge('arcFeed');
  if (last.arc !== undefined) {
    if (last.arc.centreU === shape.centreU && last.arc.centreV === shape.centreV)
      return refuse('compensation', 'Arc to arc motion is invalid because the arcs have the same center');
    return (
      firstBack(last, meetCircles(last.arc, shape)) ??
      refuse('compensation', "Arc to arc motion makes a corner the compensated tool can't fit in without gouging")
    );
  }
  return (
    firstBack(last, meetLineCircle({ u: last.endU, v: last.endV }, { u: last.alongU, v: last.alongV }, shape)) ??
    gouge('arcFeed')
  );
}

/**
 * The entry along an arc: it ends beside the programmed end, tangent there to the contour, and begins where the tool stands,
 * which fixes its centre on the line through the end and the programmed centre.
 */
function enterArc(
  machine: Machine,
  target: Position,
  { centreU, centreV, turns }: ArcGeometry,
  radius: number,
  inside: boolean,
): Outcome {
  const { compensation, state } = machine;
  const to = planePoint(machine, target);
  const tool = planePoint(machine, state.position);
  const chordLength = hypot(to.u - tool.u, to.v - tool.v);
  if (radius <= compensation.radius || chordLength <= compensation.radius)
    return refuse('compensation', 'Radius of cutter compensation entry arc is not greater than the tool radius');
  const toolRadius = inside ? radius - compensation.radius : radius + compensation.radius;
  const inwards = { u: (centreU - to.u) / radius, v: (centreV - to.v) / radius };
  const end = { u: centreU - inwards.u * toolRadius, v: centreV - inwards.v * toolRadius };
  const chord = { u: end.u - tool.u, v: end.v - tool.v };
  const entryRadius = -(chord.u * chord.u + chord.v * chord.v) / (2 * (inwards.u * chord.u + inwards.v * chord.v));
  const entry = { centreU: end.u + entryRadius * inwards.u, centreV: end.v + entryRadius * inwards.v, turns };
  const position = movedTo(machine, target, end);
  const arc = {
    centreU: entry.centreU,
    centreV: entry.centreV,
    radius: Math.abs(entryRadius),
    counterclockwise: turns > 0,
  };
  const refusal = beginPiece(
    machine,
    arcPiece(end, arc, !inside, sweep(arc, tool, end)),
    arcCall(machine.modal.plane, position, entry),
    {
      checks: false,
      round: undefined,
    },
  );
  if (refusal !== undefined) return refusal;
  compensation.released = undefined;
  arrive(machine, position, target);
  return undefined;
}
