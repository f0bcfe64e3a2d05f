import type { ParameterSpec } from '@tongyan/sim-engine/kernel';

/**
 * What of the machine can be wrong without the control knowing. Faults act here; a sound machine has these values. What a repair undoes is
 * remembered by the block, so that a fault that is still laid over the parameter no longer acts.
 */
export const PARAMETERS = {
  /** Strikes once: the tool is so much longer than its register says. Which tool: `lengthErrorTool`. */
  lengthErrorMm: { unit: 'mm', value: 0, minimum: -5, maximum: 5, faultValues: { leak: 0.2 } },
  lengthErrorTool: { unit: '1', value: 3, minimum: 1, maximum: 9 },
  /** Strikes once: G54 X is so much off. */
  workShiftMm: { unit: 'mm', value: 0, minimum: -20, maximum: 20, faultValues: { leak: 0.5 } },
  /** Growth of a spindle that has become warm. */
  spindleGrowthMm: { unit: 'mm', value: 0.002, minimum: 0, maximum: 0.2, faultValues: { leak: 0.06 } },
  /** How long a spindle takes to become warm. */
  warmUpS: { unit: 's', value: 900, minimum: 10, maximum: 20_000 },
  /** Play of X and Y; the control compensates 3 µm as delivered. */
  backlashMm: { unit: 'mm', value: 0.003, minimum: 0, maximum: 0.5, faultValues: { leak: 0.02 } },
  /** Strikes once: the edges of a tool (`suddenWearTool`) are as worn as that. */
  suddenWearMm: { unit: 'mm', value: 0, minimum: 0, maximum: 1, faultValues: { leak: 0.3 } },
  suddenWearTool: { unit: '1', value: 3, minimum: 1, maximum: 8 },
  /** Run-out by dirt in the taper, of every tool. */
  taperRunoutMm: { unit: 'mm', value: 0, minimum: 0, maximum: 0.5, faultValues: { leak: 0.03 } },
  /** Share of the coolant that leaves the nozzle. */
  nozzleShare: { unit: '1', value: 1, minimum: 0, maximum: 1, faultValues: { short: 0 } },
  /** Share of the holding force that a torque at the handle should give. */
  viceShare: { unit: '1', value: 1, minimum: 0, maximum: 1, faultValues: { leak: 0.4 } },
  /** How far before the reference the switch of X answers. */
  homeSwitchMm: { unit: 'mm', value: 0, minimum: -20, maximum: 20, faultValues: { leak: 10 } },
  /** Share of the force that pulls the tool into the taper. */
  drawbarShare: { unit: '1', value: 1, minimum: 0, maximum: 1, faultValues: { leak: 0.4 } },
  /** What the air loses on its way from the regulator. */
  airDropMPa: { unit: 'MPa', value: 0, minimum: 0, maximum: 1, faultValues: { leak: 0.3 } },
  /** Share of the servo gain that is really there. */
  servoShare: { unit: '1', value: 1, minimum: 0.1, maximum: 1, faultValues: { leak: 0.5 } },
  /** Strikes once: the way oil is used up. */
  oilLoss: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { leak: 1 } },
  /** How much longer the setter makes a tool look shorter: a chip on its face. */
  setterErrorMm: { unit: 'mm', value: 0, minimum: -2, maximum: 2, faultValues: { leak: 0.1 } },
} as const satisfies Readonly<Record<string, ParameterSpec>>;

export type MillParameter = keyof typeof PARAMETERS;
