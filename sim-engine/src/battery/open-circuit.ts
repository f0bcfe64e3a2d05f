import { at, itemAt } from '../maths/at.ts';
import { exp, tanh } from '../maths/exact.ts';
import { fail, type Result, succeed } from '../result.ts';

/** Open-circuit voltage in V by the state of charge (0 empty to 1 full). */
export type OpenCircuitVoltage = (soc: number) => number;

/** U(s) = base + slope s − dip exp(−dipRate s) + rise tanh((s − riseSoc)/riseWidth), all in V but the socs. */
export interface VoltageCurve {
  readonly baseV: number;
  readonly slopeV: number;
  readonly dipV: number;
  readonly dipRate: number;
  readonly riseV: number;
  readonly riseSoc: number;
  readonly riseWidth: number;
}

export function curveVoltage(curve: VoltageCurve): OpenCircuitVoltage {
  const { baseV, slopeV, dipV, dipRate, riseV, riseSoc, riseWidth } = curve;
  return (soc) => baseV + slopeV * soc - dipV * exp(-dipRate * soc) + riseV * tanh((soc - riseSoc) / riseWidth);
}

export type TableProblem = 'tooShort' | 'unequalLengths' | 'socsNotRising';

/**
 * Straight lines between measured points; beyond the ends the outer lines go on, so that an overcharged or an overdischarged
 * cell shows it.
 *
 * @param socs rising; one for each voltage
 */
export function tableVoltage(
  socs: readonly number[],
  volts: readonly number[],
): Result<OpenCircuitVoltage, TableProblem> {
  if (socs.length < 2) return fail('tooShort');
  if (socs.length !== volts.length) return fail('unequalLengths');
  for (let index = 1; index < socs.length; index += 1)
    if (!(itemAt(socs, index) > itemAt(socs, index - 1))) return fail('socsNotRising');
  const places = Float64Array.from(socs);
  const heights = Float64Array.from(volts);
  return succeed((soc) => {
    let right = 1;
    while (right < places.length - 1 && at(places, right) < soc) right += 1;
    const share = (soc - at(places, right - 1)) / (at(places, right) - at(places, right - 1));
    return at(heights, right - 1) + share * (at(heights, right) - at(heights, right - 1));
  });
}
