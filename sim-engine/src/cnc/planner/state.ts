import type { Vector } from '../vector.ts';
import type { PathProgram } from './compile.ts';
import { type MachineState, restingMachine } from './events.ts';
import type { Overrides } from './zone.ts';

/**
 * Where a run of a path program stands: plain data, so that a snapshot is a copy and goes through JSON unchanged.
 * `advanceTrajectory` and the operator's functions change it in place.
 */
export interface TrajectoryState {
  itemIndex: number;
  /** On the current piece of path. */
  travelMm: number;
  speedMmps: number;
  accelMmps2: number;
  /** What is left of the current zone's profile: duration (s) and jerk (mm/s³) in turn. */
  phases: number[];
  zoneLast: number;
  zoneEndMmps: number;
  reachesEnd: boolean;
  /** Item from which the look-ahead was last laid out, and whether it saw the end. */
  plannedFrom: number;
  truncated: boolean;
  /** The profile must be laid out anew before motion goes on. */
  stale: boolean;
  /** What it waits for: nothing, the operator's start, or never again. */
  mode: 'running' | 'waiting' | 'finished';
  waitS: number;
  eventBegun: boolean;
  /** It stands where one move ends and the next begins, and waits for the axes to arrive. */
  arriving: boolean;
  overrides: { -readonly [Key in keyof Overrides]: Overrides[Key] };
  optionalStop: boolean;
  machine: MachineState;
  position: Vector;
}

export function startTrajectory(program: PathProgram): TrajectoryState {
  return {
    itemIndex: 0,
    travelMm: 0,
    speedMmps: 0,
    accelMmps2: 0,
    phases: [],
    zoneLast: -1,
    zoneEndMmps: 0,
    reachesEnd: true,
    plannedFrom: 0,
    truncated: false,
    stale: true,
    mode: 'running',
    waitS: 0,
    eventBegun: false,
    arriving: false,
    overrides: { feedOverride: 1, rapidOverride: 1, holding: false, singleBlock: false },
    optionalStop: false,
    machine: restingMachine(),
    position: program.start,
  };
}
