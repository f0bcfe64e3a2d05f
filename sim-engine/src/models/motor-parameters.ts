import type { MotorWindings } from '../electrical/motor/windings.ts';
import type { ModelParameter, ModelValues } from './model.ts';
import { numberOf } from './values.ts';

/** Parameters of a motor's windings, by the symbols of its equivalent circuit. */
export const windingParameters: Readonly<Record<string, ModelParameter>> = {
  Rs: { unit: 'Ohm', value: 1.05, description: 'resistance of a stator winding', minimum: 0 },
  Rr: { unit: 'Ohm', value: 0.92, description: 'resistance of a rotor winding, referred to the stator', minimum: 0 },
  Xls: { unit: 'Ohm', value: 2.1, description: 'leakage reactance of a stator winding at fX', minimum: 1e-6 },
  Xlr: { unit: 'Ohm', value: 2.55, description: 'leakage reactance of a rotor winding at fX', minimum: 1e-6 },
  Xm: { unit: 'Ohm', value: 78, description: 'magnetising reactance at fX', minimum: 1e-6 },
  fX: { unit: 'Hz', value: 50, description: 'frequency at which the reactances are given', minimum: 1e-3 },
  p: { unit: '1', value: 2, description: 'pole pairs', minimum: 1, maximum: 100 },
  V: { unit: 'V', value: 400, description: 'RMS of the supply, line to line', minimum: 0 },
  f: { unit: 'Hz', value: 50, description: 'frequency of the supply', minimum: 1e-3, maximum: 1000 },
};

export function windingsOf(values: ModelValues): MotorWindings {
  const radps = 2 * Math.PI * numberOf(values, 'fX');
  return {
    statorOhm: numberOf(values, 'Rs'),
    rotorOhm: numberOf(values, 'Rr'),
    statorLeakageH: numberOf(values, 'Xls') / radps,
    rotorLeakageH: numberOf(values, 'Xlr') / radps,
    magnetisingH: numberOf(values, 'Xm') / radps,
    polePairs: numberOf(values, 'p'),
  };
}
