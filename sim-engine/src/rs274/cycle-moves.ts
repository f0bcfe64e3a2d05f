import { straightCall } from './calls.ts';
import { type Hole, moveTo } from './hole.ts';
import { type Outcome, refuse } from './refusal.ts';
import type { SpindleTurning } from './state.ts';
import { MM_PER_INCH } from './units.ts';

/** How far a peck leaves the bottom before it goes on. */
const PECK_CLEARANCE_INCH = 0.01;

/** G81, and G82 with a dwell. */
export function drill(hole: Hole, dwells: boolean): Outcome {
  moveTo(hole, 'straightFeed', hole.bottom);
  if (dwells) dwell(hole);
  moveTo(hole, 'straightTraverse', hole.clear);
  return undefined;
}

function dwell({ machine }: Hole): void {
  machine.emit({ kind: 'dwell', seconds: machine.state.cycle.dwellS });
}

/** G83, which leaves the hole after each peck, and G73, which only breaks the chip. */
export function peck(hole: Hole, leaves: boolean): Outcome {
  const { machine, r, bottom } = hole;
  const { peck: step } = machine.state.cycle;
  if (step <= 0) return refuse('cycle', 'Negative or zero q value used');
  const clearance = machine.modal.metric ? PECK_CLEARANCE_INCH * MM_PER_INCH : PECK_CLEARANCE_INCH;
  for (let level = r - step; level > bottom; level -= step) {
    moveTo(hole, 'straightFeed', level);
    if (leaves) moveTo(hole, 'straightTraverse', r);
    moveTo(hole, 'straightTraverse', level + clearance);
  }
  moveTo(hole, 'straightFeed', bottom);
  moveTo(hole, 'straightTraverse', hole.clear);
  return undefined;
}

type Turning = Exclude<SpindleTurning, 'stopped'>;

function startSpindle({ machine }: Hole, turning: Turning): void {
  const kind = turning === 'clockwise' ? 'startSpindleClockwise' : 'startSpindleCounterclockwise';
  machine.emit({ kind, spindle: 0 });
}

function stopSpindle({ machine }: Hole): void {
  machine.emit({ kind: 'stopSpindleTurning', spindle: 0 });
}

const REVERSED = { clockwise: 'counterclockwise', counterclockwise: 'clockwise' } as const;

/**
 * A tap's feed. In the planes XZ and YZ rs274 names the axes wrongly (first, second and normal axis are taken one place on),
 * and so do we: a program must give the same calls.
 */
function tapTo(hole: Hole, level: number): void {
  const { machine, u, v } = hole;
  const { plane } = machine.modal;
  if (plane === 'xy') {
    moveTo(hole, 'straightFeed', level);
    return;
  }
  const { position } = machine.state;
  const [x, y, z] = plane === 'xz' ? [level, u, v] : [v, level, u];
  machine.emit(straightCall('straightFeed', { ...position, x, y, z }));
  position[hole.axes.normal] = level;
}

/** G84 with the spindle clockwise, G74 counter-clockwise: feeds in, turns back, feeds out. */
export function tap(hole: Hole, turning: Turning): Outcome {
  const { machine } = hole;
  const name = turning === 'clockwise' ? 'G84' : 'G74';
  const { spindleTurning } = machine.modal;
  if (spindleTurning === 'stopped') return refuse('cycle', `Spindle not turning in ${name}`);
  if (spindleTurning !== turning) return refuse('cycle', `Spindle turning ${spindleTurning} in ${name}`);
  machine.emit({ kind: 'disableFeedOverride' });
  machine.emit({ kind: 'disableSpeedOverride', spindle: 0 });
  tapTo(hole, hole.bottom);
  stopSpindle(hole);
  startSpindle(hole, REVERSED[turning]);
  dwell(hole);
  tapTo(hole, hole.clear);
  stopSpindle(hole);
  startSpindle(hole, turning);
  machine.emit({ kind: 'enableFeedOverride' });
  machine.emit({ kind: 'enableSpeedOverride', spindle: 0 });
  return undefined;
}

/** G85, and G89 with a dwell: feeds in and out. */
export function bore(hole: Hole, dwells: boolean): Outcome {
  moveTo(hole, 'straightFeed', hole.bottom);
  if (dwells) dwell(hole);
  moveTo(hole, 'straightFeed', dwells ? hole.clear : hole.r);
  if (!dwells) moveTo(hole, 'straightTraverse', hole.clear);
  return undefined;
}

/** G86: stops the spindle at the bottom and leaves fast. */
export function boreStop(hole: Hole): Outcome {
  const turning = hole.machine.modal.spindleTurning;
  if (turning === 'stopped') return refuse('cycle', 'Spindle not turning in g86');
  moveTo(hole, 'straightFeed', hole.bottom);
  dwell(hole);
  stopSpindle(hole);
  moveTo(hole, 'straightTraverse', hole.clear);
  startSpindle(hole, turning);
  return undefined;
}

/** G88: stops the spindle and the program at the bottom; the operator leaves by hand. */
export function boreManual(hole: Hole): Outcome {
  const turning = hole.machine.modal.spindleTurning;
  if (turning === 'stopped') return refuse('cycle', 'Spindle not turning in g88');
  moveTo(hole, 'straightFeed', hole.bottom);
  dwell(hole);
  stopSpindle(hole);
  hole.machine.emit({ kind: 'programStop' });
  startSpindle(hole, turning);
  return undefined;
}

/** Any angle will do to pass the hole with the tool aside. */
const ORIENT_SHORTEST = 2;

/** G87: passes the hole beside its axis with the spindle stopped, and bores upwards to the K level. */
export function backBore(hole: Hole): Outcome {
  const { machine, u, v, bottom, clear, axes } = hole;
  const turning = machine.modal.spindleTurning;
  if (turning === 'stopped') return refuse('cycle', 'Spindle not turning in g87');
  const { cycle } = machine.state;
  const offset = { x: cycle.i, y: cycle.j, z: cycle.k };
  const besideU = u + offset[axes.first];
  const besideV = v + offset[axes.second];
  const middle = offset[axes.normal];
  const orient = (): void => {
    stopSpindle(hole);
    machine.emit({ kind: 'orientSpindle', spindle: 0, angleDeg: 0, direction: ORIENT_SHORTEST });
  };
  moveTo(hole, 'straightTraverse', hole.r, besideU, besideV);
  orient();
  moveTo(hole, 'straightTraverse', bottom, besideU, besideV);
  moveTo(hole, 'straightTraverse', bottom);
  startSpindle(hole, turning);
  moveTo(hole, 'straightFeed', middle);
  moveTo(hole, 'straightFeed', bottom);
  orient();
  moveTo(hole, 'straightTraverse', bottom, besideU, besideV);
  moveTo(hole, 'straightTraverse', clear, besideU, besideV);
  moveTo(hole, 'straightTraverse', clear);
  startSpindle(hole, turning);
  return undefined;
}
