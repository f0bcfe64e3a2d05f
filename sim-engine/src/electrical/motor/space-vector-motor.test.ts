import { describe, expect, it } from 'vitest';

import { ORACLES_NEEDED, oraclesPresent, readOracleCsv } from '../../testing/oracles.ts';
import { steadyState } from './equivalent-circuit.ts';
import { SpaceVectorMotor, type WindingConnection } from './space-vector-motor.ts';
import {
  REFERENCE_INERTIA_KGM2,
  REFERENCE_LOAD,
  REFERENCE_SUPPLY_RADPS,
  REFERENCE_WINDINGS,
} from './testing-reference-motor.ts';

function referenceMotor(): SpaceVectorMotor {
  return new SpaceVectorMotor({
    windings: REFERENCE_WINDINGS,
    load: REFERENCE_LOAD,
    inertiaKgm2: REFERENCE_INERTIA_KGM2,
    lineV: 400,
    frequencyHz: 50,
    startAngleRad: 0,
  });
}

type Switching = readonly (readonly [timeS: number, connection: WindingConnection])[];

/** Largest difference to the file in each column, beside the largest value of that column. */
function largestErrors(file: string, switching: Switching): Record<string, number> {
  const motor = referenceMotor();
  const errors: Record<string, number> = {};
  const scales: Record<string, number> = {};
  let next = 0;
  for (const row of readOracleCsv('motor', file)) {
    const timeS = row['t_s'] ?? Number.NaN;
    for (let step = switching[next]; step !== undefined && step[0] <= timeS; step = switching[next]) {
      motor.advanceTo(step[0]);
      motor.connect(step[1]);
      next += 1;
    }
    motor.advanceTo(timeS);
    const current = motor.windingCurrent();
    const found: Record<string, number> = {
      speed_radps: motor.speedRadps,
      torque_Nm: motor.torqueNm(),
      load_Nm: motor.loadNm,
      i_winding_A: current.re,
      i_winding_rms_A: Math.sqrt((current.re * current.re + current.im * current.im) / 2),
    };
    for (const [column, value] of Object.entries(found)) {
      const expected = row[column] ?? Number.NaN;
      errors[column] = Math.max(errors[column] ?? 0, Math.abs(value - expected));
      scales[column] = Math.max(scales[column] ?? 0, Math.abs(expected));
    }
  }
  return Object.fromEntries(Object.entries(errors).map(([column, error]) => [column, error / (scales[column] ?? 1)]));
}

describe('SpaceVectorMotor', () => {
  describe.skipIf(!oraclesPresent)(`against scipy's DOP853 at rtol 1e-10 (${ORACLES_NEEDED})`, () => {
    it.each<[string, Switching]>([
      ['dol.csv', [[0, 'delta']]],
      [
        'star_delta.csv',
        [
          [0, 'star'],
          [3, 'open'],
          [3.06, 'delta'],
        ],
      ],
      [
        'star_delta_early.csv',
        [
          [0, 'star'],
          [0.8, 'open'],
          [0.86, 'delta'],
        ],
      ],
    ])('follows every row of %s within 2e-6 of the largest value', (file, switching) => {
      for (const [column, error] of Object.entries(largestErrors(file, switching))) {
        expect(error, column).toBeLessThan(2e-6);
      }
    });
  });

  it('settles where the equivalent circuit says: 1463.0446 rpm, 72.5586 N·m', () => {
    const motor = referenceMotor();
    motor.connect('delta');
    motor.advanceTo(3);
    const rpm = (motor.speedRadps * 30) / Math.PI;
    expect(rpm).toBeCloseTo(1463.0446, 3);
    expect(motor.torqueNm()).toBeCloseTo(72.5586, 3);
    const steady = steadyState(REFERENCE_WINDINGS, {
      windingV: 400,
      supplyRadps: REFERENCE_SUPPLY_RADPS,
      slip: 1 - rpm / 1500,
    });
    expect(motor.torqueNm()).toBeCloseTo(steady.torqueNm, 4);
  });

  it('keeps its rotor flux while open and takes no current', () => {
    const motor = referenceMotor();
    motor.connect('star');
    motor.advanceTo(0.5);
    motor.connect('open');
    expect(motor.windingCurrent()).toEqual({ re: 0, im: 0 });
    expect(motor.torqueNm()).toBe(0);
    const speed = motor.speedRadps;
    motor.advanceTo(0.56);
    expect(motor.speedRadps).toBeLessThan(speed);
    motor.connect('delta');
    expect(Math.abs(motor.windingCurrent().re)).toBeLessThan(1e-9);
  });
});
