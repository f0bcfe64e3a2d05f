import { atan2, hypot } from '../maths/exact.ts';
import { arcGeometry, type ArcGeometry, checkArcPlane, checkArcWords, type PlanePoint } from './arc-geometry.ts';
import type { Block } from './block.ts';
import { arcCall } from './calls.ts';
import { isOffset } from './compensation-state.ts';
import { compensatedArc } from './compensated-arc.ts';
import { copyPosition } from './coordinates.ts';
import { checkArcFeed, setInverseTimeRate } from './feeds.ts';
import type { Machine } from './machine.ts';
import { PLANE_AXES } from './planes.ts';
import { type Outcome, refuse } from './refusal.ts';
import { findTarget, newTarget, programmedPosition } from './targets.ts';

const FULL_TURN = 2 * Math.PI;
/** Ends closer together than this make a full turn. */
const SAME_ANGLE = 1e-6;

/** Length of an arc or helix: the way round in the plane, and along its axis. */
function arcLength(start: PlanePoint, end: PlanePoint, { centreU, centreV, turns }: ArcGeometry, rise: number): number {
  const from = atan2(start.v - centreV, start.u - centreU);
  const to = atan2(end.v - centreV, end.u - centreU);
  let angle = turns > 0 ? to - from : from - to;
  while (angle <= SAME_ANGLE) angle += FULL_TURN;
  while (angle > FULL_TURN + SAME_ANGLE) angle -= FULL_TURN;
  angle += FULL_TURN * (Math.abs(turns) - 1);
  return hypot(angle * hypot(start.u - centreU, start.v - centreV), rise);
}

/** G2 and G3. */
export function convertArc(machine: Machine, block: Block): Outcome {
  if (machine.modal.auxiliaryPlane !== undefined)
    return refuse('arc', 'Cannot do an arc in planes G17.1, G18.1, or G19.1');
  const axes = PLANE_AXES[machine.modal.plane];
  const refusal = checkArcWords(block) ?? checkArcFeed(machine, block) ?? checkArcPlane(block, machine.modal.plane);
  if (refusal !== undefined) return refusal;
  const target = newTarget();
  const noTarget = findTarget(machine, block, target);
  if (noTarget !== undefined) return noTarget;
  const start = programmedPosition(machine);
  const from = { u: start[axes.first], v: start[axes.second] };
  const to = { u: target[axes.first], v: target[axes.second] };
  const geometry = arcGeometry(machine, block, from, to);
  if ('code' in geometry) return geometry;
  const length = arcLength(from, to, geometry, target[axes.normal] - start[axes.normal]);
  if (isOffset(machine)) return compensatedArc(machine, block, target, geometry, length);
  setInverseTimeRate(machine, block, length);
  machine.emit(arcCall(machine.modal.plane, target, geometry));
  copyPosition(machine.state.position, target);
  copyPosition(machine.compensation.programmed, target);
  return undefined;
}
