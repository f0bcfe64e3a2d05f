import { at } from '../maths/at.ts';

/** A property by temperature: straight lines between points, constant beyond the first and the last. */
export interface PropertyCurve {
  /** °C, rising. */
  readonly tempsC: Float64Array;
  readonly values: Float64Array;
  /** Integral of the property from the first point to each point. */
  readonly integrals: Float64Array;
}

/** @throws RangeError where the temperatures do not rise, a value is not positive, or the lists differ in length */
export function propertyCurve(tempsC: readonly number[], values: readonly number[]): PropertyCurve {
  if (tempsC.length === 0 || tempsC.length !== values.length)
    throw new RangeError('a curve needs one value for each temperature');
  const temps = Float64Array.from(tempsC);
  const heights = Float64Array.from(values);
  const integrals = new Float64Array(temps.length);
  heights.forEach((value, index) => {
    if (!(value > 0)) throw new RangeError(`a property must be positive, not ${value}`);
    if (index === 0) return;
    const width = at(temps, index) - at(temps, index - 1);
    if (!(width > 0)) throw new RangeError('the temperatures of a curve must rise');
    integrals[index] = at(integrals, index - 1) + (width * (value + at(heights, index - 1))) / 2;
  });
  return { tempsC: temps, values: heights, integrals };
}

export function constantCurve(value: number): PropertyCurve {
  return propertyCurve([0], [value]);
}

/** value + slope (T − referenceC), held constant outside from … to. */
export function linearCurve(
  law: { readonly value: number; readonly slopePerK: number; readonly referenceC: number },
  fromC: number,
  toC: number,
): PropertyCurve {
  const valueAt = (tempC: number): number => law.value + law.slopePerK * (tempC - law.referenceC);
  return propertyCurve([fromC, toC], [valueAt(fromC), valueAt(toC)]);
}

function intervalOf({ tempsC }: PropertyCurve, tempC: number): number {
  let right = 1;
  while (right < tempsC.length && at(tempsC, right) < tempC) right += 1;
  return right;
}

export function curveValue(curve: PropertyCurve, tempC: number): number {
  const { tempsC, values } = curve;
  const last = tempsC.length - 1;
  if (tempC <= at(tempsC, 0)) return at(values, 0);
  if (tempC >= at(tempsC, last)) return at(values, last);
  const right = intervalOf(curve, tempC);
  const share = (tempC - at(tempsC, right - 1)) / (at(tempsC, right) - at(tempsC, right - 1));
  return at(values, right - 1) + share * (at(values, right) - at(values, right - 1));
}

/** Integral of the property from the curve's first point. */
export function curveIntegral(curve: PropertyCurve, tempC: number): number {
  const { tempsC, values, integrals } = curve;
  const last = tempsC.length - 1;
  if (tempC <= at(tempsC, 0)) return (tempC - at(tempsC, 0)) * at(values, 0);
  if (tempC >= at(tempsC, last)) return at(integrals, last) + (tempC - at(tempsC, last)) * at(values, last);
  const left = intervalOf(curve, tempC) - 1;
  const width = tempC - at(tempsC, left);
  return at(integrals, left) + (width * (at(values, left) + curveValue(curve, tempC))) / 2;
}
