import { describe, expect, it } from 'vitest';

import { ORACLES_NEEDED, oraclesPresent, readOracleCsv } from '../../testing/oracles.ts';
import { steadyState } from './equivalent-circuit.ts';
import { REFERENCE_SUPPLY_RADPS, REFERENCE_WINDINGS } from './testing-reference-motor.ts';

const at = (windingV: number, slip: number) =>
  steadyState(REFERENCE_WINDINGS, { windingV, supplyRadps: REFERENCE_SUPPLY_RADPS, slip });

describe('steadyState', () => {
  describe.skipIf(!oraclesPresent)(`against the tables of reference (${ORACLES_NEEDED})`, () => {
    it.each([
      ['steady_delta.csv', 400, Math.sqrt(3)],
      ['steady_star.csv', 400 / Math.sqrt(3), 1],
    ])('gives every row of %s to seven digits', (file, windingV, lineRatio) => {
      for (const row of readOracleCsv('motor', file)) {
        const found = at(windingV, row['slip'] ?? Number.NaN);
        const pairs: readonly [string, number][] = [
          ['torque_Nm', found.torqueNm],
          ['i_winding_rms_A', found.windingA],
          ['i_line_rms_A', found.windingA * lineRatio],
          ['pf', found.powerFactor],
          ['p_in_W', found.inputW],
          ['p_mech_W', found.shaftW],
        ];
        for (const [column, value] of pairs) {
          const expected = row[column] ?? Number.NaN;
          expect(Math.abs(value - expected), column).toBeLessThanOrEqual(2e-7 * Math.abs(expected));
        }
      }
    });
  });

  it('draws and gives at standstill three times in delta what it does in star', () => {
    const delta = at(400, 1);
    const star = at(400 / Math.sqrt(3), 1);
    expect((delta.windingA * Math.sqrt(3)) / star.windingA).toBeCloseTo(3, 12);
    expect(delta.torqueNm / star.torqueNm).toBeCloseTo(3, 12);
    expect(delta.torqueNm).toBeCloseTo(107.03158, 4);
  });

  it('gives no torque at synchronous speed and brakes above it', () => {
    expect(at(400, 0).torqueNm).toBe(0);
    expect(at(400, -0.02).torqueNm).toBeLessThan(0);
    expect(at(400, -0.02).inputW).toBeLessThan(0);
  });
});
