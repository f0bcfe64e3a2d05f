import type { Json } from '@tongyan/sim-engine/kernel';

import { MILL } from '../machine/interface.ts';
import type { MillParameter } from '../machine/parameters.ts';
import type { FaultyPart } from './parts.ts';

export interface MillFault {
  readonly id: string;
  readonly part: FaultyPart;
  readonly parameter: MillParameter;
  /** The effect's name, as the parameter declares what it means. */
  readonly effect: 'leak' | 'short';
}

function fault(
  id: string,
  part: FaultyPart,
  parameter: MillParameter,
  effect: MillFault['effect'] = 'leak',
): MillFault {
  return { id, part, parameter, effect };
}

/** What an instructor can choose from, with what a trainee sees of it. */
export const FAULTS: readonly MillFault[] = [
  /** H3 0.2 too short: everything that T3 cuts is 0.2 too deep. */
  fault('toolLengthWrong', 'toolLength', 'lengthErrorMm'),
  /** G54 X off: everything is shifted on the blank. */
  fault('workOffsetShifted', 'workOffset', 'workShiftMm'),
  /** The spindle grows as it becomes warm: depths drift. */
  fault('spindleGrows', 'spindle', 'spindleGrowthMm'),
  /** 20 µm of play in X and Y: steps at the quadrants of circles. */
  fault('backlash', 'ballScrew', 'backlashMm'),
  /** Edges of T3 worn 0.3: nearly twice the power, smaller pockets, rougher walls. */
  fault('toolWorn', 'tool', 'suddenWearMm'),
  /** 30 µm of run-out from dirt in the taper: slots too wide. */
  fault('runout', 'spindleTaper', 'taperRunoutMm'),
  /** No coolant: twice as rough. */
  fault('coolantBlocked', 'coolantNozzle', 'nozzleShare', 'short'),
  /** The vice holds 60 % less: the part moves. */
  fault('viceWeak', 'vice', 'viceShare'),
  /** The reference of X is 10 mm off. */
  fault('homeSwitchDirty', 'homeSwitch', 'homeSwitchMm'),
  /** Tools creep out of the taper under load: deeper and deeper. */
  fault('drawbarWeak', 'drawbar', 'drawbarShare'),
  /** 0.3 MPa: tool changes alarm. */
  fault('airLow', 'airSupply', 'airDropMPa'),
  /** Half the gain: corners and circles come out wrong, twice the following error. */
  fault('servoSlow', 'servo', 'servoShare'),
  /** A chip on the setter: every length that is measured is 0.1 short. */
  fault('setterDirty', 'toolSetter', 'setterErrorMm'),
];

/** Arguments of `@faults.inject`. */
export function injectionOf({ id, parameter, effect }: MillFault): Json {
  return { id, target: `${MILL}.${parameter}`, effect: { kind: effect, severity: 1 }, trigger: { kind: 'now' } };
}
