import { straightCall, type StraightKind } from './calls.ts';
import { copyPosition } from './coordinates.ts';
import type { Machine } from './machine.ts';
import type { PlaneAxes } from './planes.ts';

/** One hole: where, and between which levels of the axis across the plane. */
export interface Hole {
  readonly machine: Machine;
  readonly axes: PlaneAxes;
  readonly u: number;
  readonly v: number;
  readonly r: number;
  readonly bottom: number;
  /** Where it leaves the hole. */
  readonly clear: number;
}

/** Moves to a level above the hole, or beside it for a back bore. */
export function moveTo(hole: Hole, kind: StraightKind, level: number, u = hole.u, v = hole.v): void {
  const { machine, axes } = hole;
  const target = { ...machine.state.position };
  target[axes.first] = u;
  target[axes.second] = v;
  target[axes.normal] = level;
  machine.emit(straightCall(kind, target));
  copyPosition(machine.state.position, target);
}
