import { CARBIDE_NPMM2, tipStiffnessNpmm, TOOL_STEEL_NPMM2 } from '../cutting/deflection.ts';
import type { CuttingMaterial } from '../cutting/material.ts';
import type { SpindleDrive } from '../cutting/spindle.ts';
import type { Fixture } from '../collision/box-contact.ts';
import { type BodySection, type HolderShape, toolBody, type ToolShape } from '../collision/tool-body.ts';
import type { MachineLimits, MachineTimes } from '../machine.ts';
import type { ServoParameters } from '../planner/servo.ts';
import type { CutterProfile } from '../stock/cutter-profile.ts';
import type { Vector } from '../vector.ts';

/** How a tool cuts: with its side, with its point along its axis, or a thread. */
export type CuttingAction =
  | { readonly kind: 'mill' }
  | { readonly kind: 'drill'; readonly pointDeg: number }
  | {
      readonly kind: 'tap';
      readonly hand: 'right' | 'left';
      readonly pitchMm: number;
      readonly majorDiameterMm: number;
    };

export interface MillingTool {
  readonly toolNumber: number;
  readonly profile: CutterProfile;
  readonly teeth: number;
  readonly shape: ToolShape;
  readonly action: CuttingAction;
  readonly carbide: boolean;
  /** Total reading of a dial on the flutes. */
  readonly runoutMm: number;
}

/** All that does not change while a part is made. */
export interface MillingSetup {
  readonly machine: MachineLimits & MachineTimes;
  readonly spindle: SpindleDrive;
  readonly servo: ServoParameters;
  readonly tools: readonly MillingTool[];
  readonly holder: HolderShape;
  readonly material: CuttingMaterial;
  /** In the field's coordinates. */
  readonly fixtures: readonly Fixture[];
  /** Machine position of the spindle's gauge point at which it stands on the origin of the field's coordinates. */
  readonly fieldOrigin: Vector;
  /** How far the part (and what holds it) stands turned about the field's origin, counter-clockwise; small. Default 0. */
  readonly turnRad?: number;
  /** Friction that holds the part against forces across, N. */
  readonly holdingForceN: number;
}

/** A tool as the simulation needs it: derived once. */
export interface MountedTool extends MillingTool {
  readonly body: readonly BodySection[];
  readonly stiffnessNpmm: number;
}

/** An empty spindle: nothing but its nose. */
function bareSpindle(holder: HolderShape, toolNumber: number): MountedTool {
  const shape = { diameterMm: 0, fluteMm: 0, shankDiameterMm: 0, stickOutMm: 0, lengthMm: 0 };
  return {
    toolNumber,
    profile: { kind: 'flat', radiusMm: 0 },
    teeth: 1,
    shape,
    action: { kind: 'mill' },
    carbide: false,
    runoutMm: 0,
    body: toolBody(shape, holder).filter(({ part }) => part === 'spindle'),
    stiffnessNpmm: Number.POSITIVE_INFINITY,
  };
}

/** What stands in the spindle; where the magazine has no such tool, nothing. */
export function mountTool({ tools, holder }: MillingSetup, toolNumber: number): MountedTool {
  const tool = tools.find((candidate) => candidate.toolNumber === toolNumber);
  if (tool === undefined) return bareSpindle(holder, toolNumber);
  const { diameterMm, stickOutMm } = tool.shape;
  const modulus = tool.carbide ? CARBIDE_NPMM2 : TOOL_STEEL_NPMM2;
  return {
    ...tool,
    body: toolBody(tool.shape, holder),
    stiffnessNpmm: tipStiffnessNpmm(diameterMm, stickOutMm, modulus),
  };
}
