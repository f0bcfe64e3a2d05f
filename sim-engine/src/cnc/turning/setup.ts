import type { CuttingMaterial } from '../cutting/material.ts';
import type { SpindleDrive } from '../cutting/spindle.ts';
import type { MachineLimits, MachineTimes } from '../machine.ts';
import type { ServoParameters } from '../planner/servo.ts';
import type { Insert } from '../stock/turned-profile.ts';

export interface TurningTool {
  readonly toolNumber: number;
  readonly insert: Insert;
  /** In a bore, cutting outwards. */
  readonly inside: boolean;
  /** Cuts threads while tied to the spindle. */
  readonly threading: boolean;
  readonly approachDeg: number;
  /** From the turret's reference to the foremost point of the insert: radius (X) and along the axis (Z). */
  readonly offsetXMm: number;
  readonly offsetZMm: number;
}

export interface TurningSetup {
  readonly machine: MachineLimits & MachineTimes;
  readonly spindle: SpindleDrive;
  readonly servo: ServoParameters;
  readonly tools: readonly TurningTool[];
  readonly material: CuttingMaterial;
  /** Machine X at which the turret's reference stands on the spindle's axis; machine Z of the profile's zero. */
  readonly axisXMm: number;
  readonly zeroZMm: number;
  /** The chuck: everything nearer to the headstock than its face, within its radius. */
  readonly chuckFaceZMm: number;
  readonly chuckRadiusMm: number;
}
