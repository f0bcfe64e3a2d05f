import { type Block, MISSING, WORD } from './block.ts';
import { wholeNumber } from './functions.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';

/** This machine has one spindle, 0; `$-1` means all. */
const ALL_SPINDLES = -1;

function isOwnSpindle(block: Block): boolean {
  if (!block.has(WORD.spindle)) return true;
  const spindle = Math.trunc(block.get(WORD.spindle));
  return spindle === 0 || spindle === ALL_SPINDLES;
}

/** D word of a G96 without limit. */
const NO_LIMIT_RPM = 1e30;
const SURFACE_SPEED = 960;

/** G96 and G97. */
export function convertSpindleMode(machine: Machine, block: Block, code: number): Outcome {
  let limitRpm = 0;
  if (code === SURFACE_SPEED) limitRpm = block.has(WORD.d) ? Math.abs(block.get(WORD.d)) : NO_LIMIT_RPM;
  machine.modal.surfaceSpeedLimitRpm = limitRpm;
  machine.emit({ kind: 'setSpindleMode', spindle: 0, limitRpm });
  return undefined;
}

/** S. */
export function convertSpeed(machine: Machine, block: Block): Outcome {
  if (!isOwnSpindle(block)) return refuse('spindle', 'Invalid spindle ($) number in Spindle speed command');
  machine.modal.spindleSpeed = block.get(WORD.s);
  machine.emit({ kind: 'setSpindleSpeed', spindle: 0, speed: block.get(WORD.s) });
  return undefined;
}

const CLOCKWISE = 3;
const COUNTERCLOCKWISE = 4;
const STOP = 5;

/** M3, M4, M5 and M19. */
export function convertSpindle(machine: Machine, block: Block, code: number): Outcome {
  if (code !== CLOCKWISE && code !== COUNTERCLOCKWISE && code !== STOP) return convertOrient(machine, block);
  if (!isOwnSpindle(block)) {
    const spindle = Math.trunc(block.get(WORD.spindle));
    return refuse('spindle', `Spindle ($) number out of range in M${code} Command\nnum_spindles =1. $=${spindle}\n`);
  }
  if (code === CLOCKWISE) machine.emit({ kind: 'startSpindleClockwise', spindle: 0 });
  else if (code === COUNTERCLOCKWISE) machine.emit({ kind: 'startSpindleCounterclockwise', spindle: 0 });
  else machine.emit({ kind: 'stopSpindleTurning', spindle: 0 });
  machine.modal.spindleTurning =
    code === CLOCKWISE ? 'clockwise' : code === COUNTERCLOCKWISE ? 'counterclockwise' : 'stopped';
  return undefined;
}

const FULL_TURN_DEG = 360;

function convertOrient(machine: Machine, block: Block): Outcome {
  if (block.has(WORD.spindle) && Math.trunc(block.get(WORD.spindle)) !== 0)
    return refuse('spindle', 'Spindle ($) number out of range in M19 Command');
  if (!block.has(WORD.r)) return undefined;
  const angleDeg = block.get(WORD.r);
  if (angleDeg < 0 || angleDeg > FULL_TURN_DEG) return refuse('spindle', 'R value must be within 0..360 with M19');
  const direction = block.has(WORD.p) ? (wholeNumber(block.get(WORD.p)) ?? MISSING) : 0;
  if (direction < 0 || direction > 2) return refuse('spindle', 'P value must be 0,1,or 2 with M19');
  machine.emit({ kind: 'orientSpindle', spindle: 0, angleDeg, direction });
  machine.modal.spindleTurning = 'stopped';
  if (!block.has(WORD.q)) return undefined;
  const timeoutS = block.get(WORD.q);
  if (timeoutS <= 0) return refuse('spindle', 'Q word with M19 requires a value > 0');
  machine.emit({ kind: 'waitOrientComplete', spindle: 0, timeoutS });
  return undefined;
}

/** M48 to M53: overrides, adaptive feed and feed hold. */
export function convertOverride(machine: Machine, block: Block, code: number): Outcome {
  const on = code === 48 || (code !== 49 && (!block.has(WORD.p) || block.get(WORD.p) !== 0));
  if (machine.compensation.side !== 'off')
    return refuse('compensation', `Cannot ${on ? 'enable' : 'disable'} overrides with cutter radius compensation on`);
  switch (code) {
    case 48:
    case 49:
      setFeedOverride(machine, code === 48);
      setSpeedOverride(machine, code === 48);
      return undefined;
    case 50:
      setFeedOverride(machine, on);
      return undefined;
    case 51:
      if (block.has(WORD.spindle)) return refuse('spindle', 'Invalid spindle ($) number in M51 command');
      setSpeedOverride(machine, on);
      return undefined;
    case 52:
      machine.emit({ kind: on ? 'enableAdaptiveFeed' : 'disableAdaptiveFeed' });
      return undefined;
    default:
      setFeedHold(machine, on);
      return undefined;
  }
}

export function setFeedOverride(machine: Machine, on: boolean): void {
  machine.modal.feedOverride = on;
  machine.emit({ kind: on ? 'enableFeedOverride' : 'disableFeedOverride' });
}

export function setSpeedOverride(machine: Machine, on: boolean): void {
  machine.modal.speedOverride = on;
  machine.emit({ kind: on ? 'enableSpeedOverride' : 'disableSpeedOverride', spindle: 0 });
}

export function setFeedHold(machine: Machine, on: boolean): void {
  machine.modal.feedHold = on;
  machine.emit({ kind: on ? 'enableFeedHold' : 'disableFeedHold' });
}

/** M7, M8, M9. */
export function convertCoolant(machine: Machine, code: number): void {
  const { modal } = machine;
  if (code === 7) {
    modal.mist = true;
    machine.emit({ kind: 'mistOn' });
  } else if (code === 8) {
    modal.flood = true;
    machine.emit({ kind: 'floodOn' });
  } else {
    modal.mist = false;
    modal.flood = false;
    machine.emit({ kind: 'mistOff' });
    machine.emit({ kind: 'floodOff' });
  }
}
