import { batteryCell } from './battery-cell.ts';
import { coolingLoop } from './cooling-loop.ts';
import { genset } from './genset.ts';
import { humidAir } from './humid-air.ts';
import { kilnWall } from './kiln-wall.ts';
import type { ModelDefinition } from './model.ts';
import { motorSteady } from './motor-steady.ts';
import { inductionMotor } from './motor.ts';
import { overloadRelayModel, overloadTripTimes } from './overload-relay.ts';
import { feedthrough, resource } from './reference-fmu-inputs.ts';
import { bouncingBall, dahlquist, stair, stateSpace, vanDerPol } from './reference-fmus.ts';
import { slabStep } from './slab-step.ts';
import { surfaceRamp } from './surface-ramp.ts';
import { teaDrying } from './tea-drying.ts';
import { waterProperties } from './water-properties.ts';

export { csvLines } from './csv.ts';
export type { ModelDefinition, ModelOutput, ModelParameter, ModelProblem, ModelRun, ModelValue } from './model.ts';
export { valuesFor } from './values.ts';

/** Every model that has a name, in the order in which they are listed. */
export const MODELS: readonly ModelDefinition[] = [
  inductionMotor,
  motorSteady,
  overloadRelayModel,
  overloadTripTimes,
  coolingLoop,
  kilnWall,
  slabStep,
  surfaceRamp,
  teaDrying,
  batteryCell,
  genset,
  humidAir,
  waterProperties,
  bouncingBall,
  dahlquist,
  feedthrough,
  resource,
  stair,
  stateSpace,
  vanDerPol,
];
