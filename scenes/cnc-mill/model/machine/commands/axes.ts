import { feedHold, MACHINING_CENTRE_850, type Vector } from '@tongyan/sim-engine/cnc';
import type { BlockCommand } from '@tongyan/sim-engine/kernel';

import type { MillFrame } from '../frame.ts';
import { AXIS_NAMES, type AxisName } from '../interface.ts';
import { begin, commanded, lineTo, moves } from '../jobs.ts';
import { act, fields, first, integer, number, oneOf, when } from './act.ts';
import { closed, power, still } from './conditions.ts';

/** Feeds of the machine's own moves, mm/min. */
const HOME_FEED_MMPM = 6000;
const JOG_FEED_MMPM = 2000;
const JOG_FEED_UNHOMED_MMPM = 600;
const HANDLE_FEED_MMPM = 1500;

const HANDLE_STEPS = [0.001, 0.01, 0.1] as const;
/** Ten turns of the handwheel at once. */
const MOST_CLICKS = 1000;

const indexOf = (axis: AxisName): 0 | 1 | 2 => (axis === 'x' ? 0 : axis === 'y' ? 1 : 2);

function moved(from: Vector, axis: number, to: number): Vector {
  return from.map((value, index) => (index === axis ? to : value)) as unknown as Vector;
}

/** Where an axis takes its zero, less the true one: a dirty switch answers early. */
function switchErrorMm({ mode, p }: MillFrame): Vector {
  return [mode.hidden.repaired.homeSwitch ? 0 : 0 - p.homeSwitchMm, 0, 0];
}

function home(frame: MillFrame, axis: AxisName | 'all'): void {
  const { bulk, mode } = frame;
  const errorMm = switchErrorMm(frame);
  const known = mode.hidden.homeErrorMm;
  // True places of the switches, as the control counts now.
  const target = AXIS_NAMES.map((name, index) => (errorMm[index] ?? 0) - known[name]);
  const axes: readonly AxisName[] = axis === 'all' ? ['z', 'x', 'y'] : [axis];
  let place = commanded(bulk);
  const segments = axes.map((name) => {
    place = moved(place, indexOf(name), target[indexOf(name)] ?? 0);
    return lineTo(place, HOME_FEED_MMPM);
  });
  begin(frame, moves(bulk, 'home', segments, { kind: 'homed', axes, errorMm }));
}

function jog(frame: MillFrame, axis: AxisName, direction: -1 | 0 | 1): void {
  const { bulk, mode } = frame;
  if (direction === 0) {
    if (bulk.job !== null) feedHold(bulk.milling.trajectory);
    return;
  }
  const { travelMinMm, travelMaxMm } = MACHINING_CENTRE_850;
  const index = indexOf(axis);
  const homed = mode.homed[axis];
  // Before its reference the control knows no limits: the end switches are what stops the axis.
  const beyond = homed ? 0 : travelMaxMm[index] - travelMinMm[index];
  const end = direction > 0 ? travelMaxMm[index] + beyond : travelMinMm[index] - beyond;
  const feed = homed ? JOG_FEED_MMPM : JOG_FEED_UNHOMED_MMPM;
  begin(frame, moves(bulk, 'jog', [lineTo(moved(commanded(bulk), index, end), feed)]));
}

function handle(frame: MillFrame, axis: AxisName, byMm: number): void {
  const { bulk, mode } = frame;
  const index = indexOf(axis);
  const under = bulk.job?.kind === 'moves' && bulk.job.motion === 'handle' ? bulk.job.segments[0] : undefined;
  const last = under?.kind === 'line' ? under.end : commanded(bulk);
  const { travelMinMm, travelMaxMm } = MACHINING_CENTRE_850;
  const wanted = last[index] + byMm;
  const limited = mode.homed[axis] ? Math.min(travelMaxMm[index], Math.max(travelMinMm[index], wanted)) : wanted;
  const end = moved(last, index, Math.round(limited * 1e6) / 1e6);
  begin(frame, moves(bulk, 'handle', [lineTo(end, HANDLE_FEED_MMPM)]));
}

/** Moving axes by hand. */
export const AXES: Readonly<Record<string, BlockCommand<MillFrame>>> = {
  home: act(
    fields({ axis: oneOf([...AXIS_NAMES, 'all'] as const) }),
    (_args, frame) =>
      first(power(frame), closed(frame), when(frame.mode.operation !== 'reference', 'wrongOperation'), still(frame)),
    ({ axis }, frame) => {
      home(frame, axis);
    },
  ),
  jog: act(
    fields({ axis: oneOf(AXIS_NAMES), direction: oneOf([-1, 0, 1] as const) }),
    ({ direction }, frame) => {
      const { bulk } = frame;
      // Letting go is always right, even where the axis has stopped by itself.
      if (direction === 0) return undefined;
      return first(
        power(frame),
        closed(frame),
        when(frame.mode.operation !== 'jog', 'wrongOperation'),
        when(bulk.job !== null, 'moving'),
      );
    },
    ({ axis, direction }, frame) => {
      if (direction !== 0 || frame.bulk.job?.motion === 'jog') jog(frame, axis, direction);
    },
  ),
  handle: act(
    fields({ axis: oneOf(AXIS_NAMES), stepMm: number, clicks: integer }),
    ({ stepMm, clicks }, frame) =>
      first(
        when(!HANDLE_STEPS.some((step) => step === stepMm) || Math.abs(clicks) > MOST_CLICKS, 'outOfRange'),
        power(frame),
        when(frame.mode.operation !== 'handle', 'wrongOperation'),
        when(frame.bulk.job !== null && frame.bulk.job.motion !== 'handle', 'moving'),
      ),
    ({ axis, stepMm, clicks }, frame) => {
      if (clicks !== 0) handle(frame, axis, stepMm * clicks);
    },
  ),
};
