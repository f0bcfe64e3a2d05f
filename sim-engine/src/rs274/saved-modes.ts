import { type Outcome, refuse } from './refusal.ts';
import type { Machine } from './machine.ts';
import { setFeedRate } from './feeds.ts';
import {
  convertLathe,
  convertPlane,
  convertUnits,
  feedModeRemark,
  planeCode,
  setArcAbsolute,
  setFeedMode,
  setIncremental,
  setRetract,
} from './modes.ts';
import { emitPath } from './path.ts';
import { convertCoolant, setFeedHold, setFeedOverride, setSpeedOverride } from './spindles.ts';
import type { ModalState } from './state.ts';
import { useOffset } from './tools.ts';
import { emitAxisOffset, emitRotation, emitSystem, loadSystem } from './work-offsets.ts';

const SAVE = 70;
const FORGET = 71;
const RESTORE = 72;

/** M70 saves the modal state, M71 forgets it, M72 restores it; M73 saves it and restores it when the subroutine ends. */
export function convertSave(machine: Machine, code: number): Outcome {
  const { savedModes } = machine;
  const top = savedModes.length - 1;
  if (code === FORGET) {
    savedModes[top] = undefined;
    return undefined;
  }
  if (code === RESTORE) {
    const saved = savedModes[top];
    if (saved === undefined)
      return refuse('flow', 'Cannot restore context from invalid stack frame - missing M70/M73?');
    return restoreModes(machine, saved);
  }
  savedModes[top] = { ...machine.modal };
  if (code !== SAVE) machine.restoresOnReturn[top] = true;
  return undefined;
}

/** Brings back what differs, in the order in which rs274 does. */
export function restoreModes(machine: Machine, saved: ModalState): Outcome {
  const { modal } = machine;
  if (saved.metric !== modal.metric) convertUnits(machine, saved.metric);
  if (saved.feedMode !== modal.feedMode) setFeedMode(machine, saved.feedMode, feedModeRemark(saved.feedMode));
  if (saved.feedRate !== modal.feedRate) setFeedRate(machine, saved.feedRate);
  if (saved.spindleSpeed !== modal.spindleSpeed) {
    modal.spindleSpeed = saved.spindleSpeed;
    machine.emit({ kind: 'setSpindleSpeed', spindle: 0, speed: saved.spindleSpeed });
  }
  restoreSpindle(machine, saved);
  if (planeCode(saved) !== planeCode(modal)) {
    const refusal = convertPlane(machine, planeCode(saved));
    if (refusal !== undefined) return refusal;
  }
  if (saved.diameterMode !== modal.diameterMode) convertLathe(machine, saved.diameterMode);
  restoreOffsets(machine, saved);
  if (
    saved.path !== modal.path ||
    saved.pathTolerance !== modal.pathTolerance ||
    saved.naiveCamTolerance !== modal.naiveCamTolerance
  ) {
    modal.path = saved.path;
    modal.pathTolerance = saved.pathTolerance;
    modal.naiveCamTolerance = saved.naiveCamTolerance;
    emitPath(machine);
  }
  setIncremental(machine, saved.incremental);
  setArcAbsolute(machine, saved.arcAbsolute);
  if (saved.retractOldZ !== modal.retractOldZ) {
    const refusal = setRetract(machine, saved.retractOldZ);
    if (refusal !== undefined) return refusal;
  }
  restoreSwitches(machine, saved);
  return undefined;
}

function restoreSpindle(machine: Machine, saved: ModalState): void {
  const { modal } = machine;
  if (saved.spindleTurning === modal.spindleTurning) return;
  modal.spindleTurning = saved.spindleTurning;
  const kinds = {
    stopped: 'stopSpindleTurning',
    clockwise: 'startSpindleClockwise',
    counterclockwise: 'startSpindleCounterclockwise',
  } as const;
  machine.emit({ kind: kinds[saved.spindleTurning], spindle: 0 });
}

function restoreOffsets(machine: Machine, saved: ModalState): void {
  const { modal } = machine;
  const offset = saved.toolOffset;
  const now = modal.toolOffset;
  if ((['x', 'y', 'z', 'a', 'b', 'c'] as const).some((axis) => offset[axis] !== now[axis])) useOffset(machine, offset);
  if (saved.system === modal.system) return;
  loadSystem(machine, saved.system);
  emitSystem(machine);
  emitAxisOffset(machine);
  emitRotation(machine);
}

function restoreSwitches(machine: Machine, saved: ModalState): void {
  const { modal } = machine;
  if (saved.mist !== modal.mist || saved.flood !== modal.flood) {
    convertCoolant(machine, 9);
    if (saved.mist) convertCoolant(machine, 7);
    if (saved.flood) convertCoolant(machine, 8);
  }
  if (saved.feedOverride !== modal.feedOverride) setFeedOverride(machine, saved.feedOverride);
  if (saved.speedOverride !== modal.speedOverride) setSpeedOverride(machine, saved.speedOverride);
  if (saved.feedHold !== modal.feedHold) setFeedHold(machine, saved.feedHold);
}
