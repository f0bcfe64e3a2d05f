import type { MillFrame } from './frame.ts';
import { type AlarmKey, ALARMS, type MillMode } from './interface.ts';
import { halt } from './jobs.ts';

/** What arrives from the air unit, MPa. */
export function airMPa({ mode, p }: Pick<MillFrame, 'mode' | 'p'>): number {
  if (!mode.air) return 0;
  return Math.max(0, mode.airSetMPa - (mode.hidden.repaired.airFilter ? 0 : p.airDropMPa));
}

/** Less stops the axes: brakes and door bolts need it. */
export const AIR_TO_MOVE_MPA = 0.25;
/** Less does not open the drawbar. */
export const AIR_TO_CHANGE_MPA = 0.5;

export function hasAlarm({ alarms }: MillMode, key: AlarmKey): boolean {
  return alarms.some((alarm) => alarm.key === key);
}

/** Stops what moves and shows why. */
export function raise(frame: MillFrame, key: AlarmKey, line: number | null = null): void {
  const { mode, bulk, time } = frame;
  if (!hasAlarm(mode, key)) mode.alarms.push({ key, code: ALARMS[key], tick: time.tick, line });
  halt(frame);
  const { machine } = bulk.milling.trajectory;
  machine.spindleTargetRpm = 0;
  machine.flood = false;
  machine.mist = false;
  mode.coolant = false;
}

const CAUSES: Partial<Record<AlarmKey, (frame: MillFrame) => boolean>> = {
  emergencyStop: ({ mode }) => mode.emergencyStop,
  airLow: (frame) => airMPa(frame) < AIR_TO_MOVE_MPA,
  toolChangeAir: (frame) => airMPa(frame) < AIR_TO_CHANGE_MPA,
  oilLow: ({ mode }) => !mode.oilOk,
};

/** Takes away the alarms whose cause is gone. */
export function acknowledge(frame: MillFrame): void {
  const { mode } = frame;
  mode.alarms = mode.alarms.filter(({ key }) => CAUSES[key]?.(frame) === true);
}

/** Whether axes and spindle may move. */
export function isReady(frame: Pick<MillFrame, 'mode' | 'p'>): boolean {
  const { mode } = frame;
  return mode.control === 'on' && !mode.emergencyStop && mode.alarms.length === 0 && airMPa(frame) >= AIR_TO_MOVE_MPA;
}
