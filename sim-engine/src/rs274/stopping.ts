import type { Machine } from './machine.ts';
import { MOTION_NONE } from './state.ts';
import { releasePiece } from './compensated-path.ts';
import type { Outcome } from './refusal.ts';
import { endCompensation } from './compensation.ts';
import { emitRotation, emitSystem, loadSystem } from './work-offsets.ts';

/** M0, M1, M60: stops that the operator ends. */
export function convertStop(machine: Machine, code: number): Outcome {
  const refusal = releasePiece(machine, true);
  if (refusal !== undefined) return refusal;
  if (code === 0) {
    machine.emit({ kind: 'programStop' });
  } else if (code === 1) {
    machine.emit({ kind: 'optionalProgramStop' });
  } else {
    machine.emit({ kind: 'palletShuttle' });
    machine.emit({ kind: 'programStop' });
  }
  return undefined;
}

const END_AND_SHUTTLE = 30;

/** M2 and M30: brings the modes back in which a program begins, and ends. */
export function convertEnd(machine: Machine, code: number): Outcome {
  const refusal = endCompensation(machine, undefined);
  if (refusal !== undefined) return refusal;
  const { modal } = machine;
  loadSystem(machine, 1);
  emitSystem(machine);
  emitRotation(machine);
  if (modal.plane !== 'xy' || modal.auxiliaryPlane !== undefined) machine.emit({ kind: 'selectPlane', plane: 'xy' });
  machine.emit({ kind: 'setFeedMode', spindle: 0, perRevolution: false });
  machine.emit({ kind: 'setFeedRate', rate: 0 });
  if (!modal.feedOverride) machine.emit({ kind: 'enableFeedOverride' });
  machine.emit({ kind: 'stopSpindleTurning', spindle: 0 });
  machine.emit({ kind: 'setSpindleMode', spindle: 0, limitRpm: 0 });
  if (modal.mist) machine.emit({ kind: 'mistOff' });
  if (modal.flood) machine.emit({ kind: 'floodOff' });
  Object.assign(modal, {
    plane: 'xy',
    auxiliaryPlane: undefined,
    incremental: false,
    feedMode: 'perMinute',
    feedRate: 0,
    feedOverride: true,
    speedOverride: true,
    spindleTurning: 'stopped',
    surfaceSpeedLimitRpm: 0,
    mist: false,
    flood: false,
  });
  machine.state.motion = MOTION_NONE;
  if (code === END_AND_SHUTTLE) machine.emit({ kind: 'palletShuttle' });
  machine.emit({ kind: 'programEnd' });
  return undefined;
}
