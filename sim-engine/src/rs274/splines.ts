import { type Block, WORD } from './block.ts';
import type { SplinePoint } from './canon.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';
import { MOTION_NONE } from './state.ts';
import { findTarget, newTarget } from './targets.ts';

/** Control points that G5.2 lines have given and G5.3 will use; or the last tangent of a G5. */
export interface SplineState {
  readonly points: SplinePoint[];
  readonly order: number;
}

const CUBIC = 50;
const CUBIC_ORDER = 4;
const QUADRATIC_ORDER = 3;
const DEFAULT_ORDER = 3;

function checkSpline(machine: Machine, block: Block): Outcome {
  const { modal, compensation } = machine;
  if (compensation.side !== 'off')
    return refuse('compensation', 'Cannot convert spline with cutter radius compensation');
  if (modal.feedRate === 0) return refuse('spline', 'Cannot make arc with zero feed rate');
  if (modal.plane !== 'xy' || modal.auxiliaryPlane !== undefined)
    return refuse('spline', 'Splines must be in the XY plane');
  if ([WORD.z, WORD.a, WORD.b, WORD.c].some((word) => block.has(word)))
    return refuse('spline', 'Splines may not have motion in Z, A, B, or C');
  return undefined;
}

/** G5, a cubic spline, and G5.1, a quadratic one. */
export function convertSpline(machine: Machine, block: Block): Outcome {
  const refusal = checkSpline(machine, block);
  if (refusal !== undefined) return refusal;
  const target = newTarget();
  const noTarget = findTarget(machine, block, target);
  if (noTarget !== undefined) return noTarget;
  const { position } = machine.state;
  const { x, y } = position;
  const end = { x: target.x, y: target.y, weight: 1 };
  const start = { x, y, weight: 1 };
  const control = { x: x + block.get(WORD.i), y: y + block.get(WORD.j), weight: 1 };
  if (block.motion === CUBIC) {
    if (!block.has(WORD.p) || !block.has(WORD.q)) return refuse('spline', 'Must specify both P and Q with G5');
    if (block.has(WORD.i) !== block.has(WORD.j)) return refuse('spline', 'Must specify both I and J, or neither');
    const second = { x: target.x + block.get(WORD.p), y: target.y + block.get(WORD.q), weight: 1 };
    machine.emit({ kind: 'nurbsFeed', order: CUBIC_ORDER, points: [start, control, second, end] });
  } else {
    if (!block.has(WORD.i) || !block.has(WORD.j)) return refuse('spline', 'Must specify both I and J with G5.1');
    machine.emit({ kind: 'nurbsFeed', order: QUADRATIC_ORDER, points: [start, control, end] });
  }
  Object.assign(position, target);
  return undefined;
}

/** G5.2: one more control point of a NURBS curve, with its weight P. */
export function convertNurbsPoint(machine: Machine, block: Block): Outcome {
  const { modal } = machine;
  if (block.has(WORD.x) !== block.has(WORD.y))
    return refuse('spline', 'You must specify both X and Y coordinates for Control Points');
  if (modal.feedRate === 0) return refuse('spline', 'Cannot make a NURBS with 0 feedrate');
  if (machine.spline === undefined) {
    const { x, y } = machine.state.position;
    const order = block.has(WORD.l) ? block.get(WORD.l) : DEFAULT_ORDER;
    const weight = block.has(WORD.p) ? block.get(WORD.p) : 1;
    machine.spline = { points: [{ x, y, weight }], order };
  }
  if (!block.has(WORD.x) && !block.has(WORD.y)) return undefined;
  if (block.get(WORD.p) <= 0) return refuse('spline', 'Must specify positive weight P for every Control Point');
  const target = newTarget();
  const refusal = findTarget(machine, block, target);
  if (refusal !== undefined) return refusal;
  machine.spline.points.push({ x: target.x, y: target.y, weight: block.get(WORD.p) });
  return undefined;
}

/** G5.3: performs the curve that G5.2 gave. */
export function convertNurbsEnd(machine: Machine): Outcome {
  const { spline } = machine;
  if (spline === undefined) return refuse('spline', 'Cannot use G5.3 without G5.2 first');
  const { points, order } = spline;
  if (points.length < order)
    return refuse('spline', `You must specify a number of control points at least equal to the order L = ${order}`);
  machine.emit({ kind: 'nurbsFeed', order, points });
  machine.spline = undefined;
  machine.state.motion = MOTION_NONE;
  const last = points.at(-1);
  if (last !== undefined) {
    machine.state.position.x = last.x;
    machine.state.position.y = last.y;
  }
  return undefined;
}
