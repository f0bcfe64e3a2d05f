import type { BlockCommand } from '@tongyan/sim-engine/kernel';

import { acknowledge, airMPa, raise } from '../alarms.ts';
import { MODAL_DEFAULT } from '../bulk.ts';
import type { MillFrame } from '../frame.ts';
import { AXIS_NAMES, OPERATIONS, WEARABLES } from '../interface.ts';
import { halt, letGo } from '../jobs.ts';
import { watchGloves } from '../tick.ts';
import { act, fields, fine, first, flag, nothing, number, oneOf, when } from './act.ts';
import { resting, still } from './conditions.ts';

/** How long the control takes to start up. */
const START_UP_S = 4;

const MOST_AIR_MPA = 1;

function powerOff(frame: MillFrame): void {
  const { mode, bulk } = frame;
  halt(frame);
  const { machine } = bulk.milling.trajectory;
  machine.spindleTargetRpm = 0;
  machine.flood = false;
  machine.mist = false;
  mode.coolant = false;
  mode.control = 'off';
  for (const axis of AXIS_NAMES) mode.homed[axis] = false;
  mode.alarms = [];
  bulk.modal = MODAL_DEFAULT;
}

/** Everything that is on, off, open or worn. */
export const POWER: Readonly<Record<string, BlockCommand<MillFrame>>> = {
  air: act(fields({ open: flag }), fine, ({ open }, frame) => {
    frame.mode.air = open;
    // Brakes fall in with the air: what moves is stopped in the same tick.
    if (!open && frame.mode.control === 'on') raise(frame, 'airLow');
  }),
  airRegulator: act(
    fields({ mpa: number }),
    ({ mpa }) => when(mpa < 0 || mpa > MOST_AIR_MPA, 'outOfRange'),
    ({ mpa }, { mode }) => {
      mode.airSetMPa = Math.round(mpa * 100) / 100;
    },
  ),
  mainSwitch: act(fields({ on: flag }), fine, ({ on }, frame) => {
    frame.mode.mainSwitch = on;
    if (!on) powerOff(frame);
  }),
  controlOn: act(
    nothing,
    (_args, { mode }) => first(when(!mode.mainSwitch, 'noPower'), when(mode.control !== 'off', 'controlIsOn')),
    (_args, frame) => {
      frame.mode.control = 'starting';
      frame.d.startedAtS = frame.time.timeS + START_UP_S;
      if (frame.mode.emergencyStop) raise(frame, 'emergencyStop');
    },
  ),
  controlOff: act(
    nothing,
    (_args, { mode }) => when(mode.control === 'off', 'controlOff'),
    (_args, frame) => {
      powerOff(frame);
    },
  ),
  emergencyStop: act(fields({ pressed: flag }), fine, ({ pressed }, frame) => {
    frame.mode.emergencyStop = pressed;
    if (pressed && frame.mode.control !== 'off') raise(frame, 'emergencyStop');
  }),
  door: act(
    fields({ open: flag }),
    ({ open }, frame) => (open ? when(resting(frame) !== undefined, 'doorLocked') : undefined),
    ({ open }, { mode }) => {
      mode.door = open ? 'open' : 'closed';
    },
  ),
  wear: act(fields({ item: oneOf(WEARABLES), on: flag }), fine, ({ item, on }, frame) => {
    frame.mode.wearing[item] = on;
    watchGloves(frame);
  }),
  mode: act(
    fields({ mode: oneOf(OPERATIONS) }),
    (_args, frame) => first(when(frame.mode.control !== 'on', 'controlOff'), still(frame)),
    ({ mode: operation }, { mode }) => {
      mode.operation = operation;
    },
  ),
  reset: act(
    nothing,
    (_args, { mode }) => when(mode.control !== 'on', 'controlOff'),
    (_args, frame) => {
      const { mode, bulk } = frame;
      if (bulk.job !== null) halt(frame);
      else letGo(frame);
      const { machine } = bulk.milling.trajectory;
      machine.spindleTargetRpm = 0;
      machine.flood = false;
      machine.mist = false;
      mode.coolant = false;
      bulk.modal = MODAL_DEFAULT;
      acknowledge(frame);
      if (airMPa(frame) === 0 && mode.alarms.length === 0) raise(frame, 'airLow');
    },
  ),
  coolant: act(
    fields({ on: flag }),
    (_args, frame) => when(frame.mode.control !== 'on', 'controlOff'),
    ({ on }, { mode, bulk }) => {
      bulk.milling.trajectory.machine.flood = on;
      mode.coolant = on || bulk.milling.trajectory.machine.mist;
    },
  ),
};
