import { AIR_TO_MOVE_MPA, airMPa } from '../alarms.ts';
import type { MillFrame } from '../frame.ts';
import { TURNING_RPM } from '../tick.ts';
import { first, type Objection, when } from './act.ts';

const isTurning = ({ bulk }: MillFrame): boolean => Math.abs(bulk.milling.trajectory.machine.spindleRpm) >= TURNING_RPM;

/** What every motion needs. */
export function power(frame: MillFrame): Objection {
  const { mode } = frame;
  return first(
    when(!mode.mainSwitch, 'noPower'),
    when(mode.control !== 'on', 'controlOff'),
    when(mode.emergencyStop, 'emergencyStop'),
    when(airMPa(frame) < AIR_TO_MOVE_MPA, 'noAir'),
    when(mode.alarms.length > 0, 'alarmActive'),
  );
}

export const closed = ({ mode }: MillFrame): Objection => when(mode.door === 'open', 'doorOpen');

export const still = ({ bulk }: MillFrame): Objection => when(bulk.job !== null, 'moving');

/** Nothing moves: no job, or a program that waits at one of its stops with the spindle at rest. */
export const resting = (frame: MillFrame): Objection =>
  when(frame.bulk.job !== null && frame.mode.cycle !== 'waiting', 'moving') ?? standing(frame);

export const standing = (frame: MillFrame): Objection => when(isTurning(frame), 'spindleTurns');

export const homed = ({ mode }: MillFrame): Objection =>
  when(!(mode.homed.x && mode.homed.y && mode.homed.z), 'notHomed');

/** Somebody's hands are in the machine: the door is open, and nothing moves or turns. */
export function handsIn(frame: MillFrame): Objection {
  return first(resting(frame), when(frame.mode.door === 'closed', 'doorClosed'));
}
