import { at } from '../maths/at.ts';

/** Parameters are numbered from 1 below this. */
export const PARAMETER_COUNT = 5602;

/** The first ones belong to a subroutine call, which gets its arguments there. */
export const CALL_PARAMETERS = 30;

/** First of ten parameters (X to W, then the rotation) of coordinate system 1, G54; the next systems follow by twenty. */
const FIRST_SYSTEM = 5221;
const BETWEEN_SYSTEMS = 20;

export const PARAMETER = {
  probePosition: 5061,
  probeSuccess: 5070,
  home1: 5161,
  home2: 5181,
  g92Active: 5210,
  g92: 5211,
  system: 5220,
  inputValue: 5399,
  toolNumber: 5400,
  toolOffset: 5401,
  toolDiameter: 5410,
  toolFrontAngle: 5411,
  toolBackAngle: 5412,
  toolOrientation: 5413,
  position: 5420,
  positionEnd: 5429,
} as const;

/** Whether a program may read but not set it: what the tool in the spindle and the position are. */
export function isReadOnly(number: number): boolean {
  return number >= PARAMETER.toolNumber && number < PARAMETER.positionEnd;
}

/** Where the offsets of coordinate system 1 (G54) to 9 (G59.3) stand. */
export function systemParameter(system: number): number {
  return FIRST_SYSTEM + BETWEEN_SYSTEMS * (system - 1);
}

/** Where the rotation of a coordinate system stands. */
export function rotationParameter(system: number): number {
  return systemParameter(system) + 9;
}

/** The numbered parameters; lengths that the interpreter keeps in them are in the machine unit. */
export class NumberedParameters {
  readonly values = new Float64Array(PARAMETER_COUNT);

  constructor(start: ReadonlyMap<number, number>) {
    for (const [number, value] of start) this.values[number] = value;
  }

  get(number: number): number {
    return at(this.values, number);
  }

  set(number: number, value: number): void {
    this.values[number] = value;
  }

  /** All that are not zero. */
  toMap(): ReadonlyMap<number, number> {
    const map = new Map<number, number>();
    for (const [number, value] of this.values.entries()) if (value !== 0) map.set(number, value);
    return map;
  }
}
