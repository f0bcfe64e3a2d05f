import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../maths/at.ts';
import {
  type CellFaults,
  type CellParameters,
  cellSlopes,
  currentForVoltageA,
  electrodeVoltageV,
  measuredVoltageV,
  seriesOhm,
  SOC,
  SOUND_CELL,
  TEMP_C,
  terminalsOf,
} from './cell.ts';
import { curveVoltage, tableVoltage } from './open-circuit.ts';

const CELL: CellParameters = {
  capacityAh: 50,
  seriesOhm: 1.6e-3,
  lowSocRise: 0.6,
  lowSocRate: 12,
  activationK: 1800,
  referenceC: 25,
  heatCapacityJpK: 980,
  coolingWpK: 0.9,
  branches: [
    { resistanceOhm: 0.9e-3, capacitanceF: 1.8e4 },
    { resistanceOhm: 1.3e-3, capacitanceF: 2.2e5 },
  ],
};
const CURVE = curveVoltage({
  baseV: 3.3,
  slopeV: 0.86,
  dipV: 0.32,
  dipRate: 25,
  riseV: 0.04,
  riseSoc: 0.55,
  riseWidth: 0.07,
});

describe('open-circuit voltage', () => {
  it('goes straight between the points of a table and on beyond its ends', () => {
    const table = tableVoltage([0, 0.5, 1], [3, 3.6, 4.2]);
    if (!table.ok) throw new Error(table.failure);
    expect([-0.1, 0.25, 0.75, 1.1].map((soc) => Number(table.value(soc).toFixed(9)))).toEqual([2.88, 3.3, 3.9, 4.32]);
  });

  it('refuses tables that are none', () => {
    expect(tableVoltage([0], [3])).toEqual({ ok: false, failure: 'tooShort' });
    expect(tableVoltage([0, 1], [3])).toEqual({ ok: false, failure: 'unequalLengths' });
    expect(tableVoltage([0, 0], [3, 4])).toEqual({ ok: false, failure: 'socsNotRising' });
  });

  // scipy, ocv.csv.
  it('and resistance follow the formulas: 2.940000012 V, 2.56 mΩ empty at 25 °C, 4.448484641 mΩ at 0 °C', () => {
    expect(CURVE(0)).toBeCloseTo(2.940000012, 9);
    expect(CURVE(1)).toBeCloseTo(4.199999791, 9);
    expect(seriesOhm(CELL, 0, 25)).toBeCloseTo(2.56e-3, 9);
    expect(seriesOhm(CELL, 0, 0)).toBeCloseTo(4.448484641e-3, 9);
  });
});

const anyState = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: -20, max: 60, noNaN: true }),
    fc.double({ min: -0.1, max: 0.1, noNaN: true }),
    fc.double({ min: -0.1, max: 0.1, noNaN: true }),
  )
  .map((values) => Float64Array.from(values));
const anyFaults: fc.Arbitrary<CellFaults> = fc.record({
  pinOhm: fc.double({ min: 0, max: 0.01, noNaN: true }),
  shortSiemens: fc.double({ min: 0, max: 10, noNaN: true }),
  voltageBiasV: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
});

describe('any cell', () => {
  it('reads at the current for a voltage just that voltage', () => {
    fc.assert(
      fc.property(anyState, anyFaults, fc.double({ min: 2, max: 5, noNaN: true }), (state, faults, voltageV) => {
        const terminals = terminalsOf(CELL, CURVE, state, faults);
        expect(measuredVoltageV(terminals, currentForVoltageA(terminals, voltageV))).toBeCloseTo(voltageV, 9);
      }),
    );
  });

  it('turns into heat and into its branches exactly what the chemistry gives and the terminals do not', () => {
    fc.assert(
      fc.property(anyState, anyFaults, fc.double({ min: -150, max: 150, noNaN: true }), (state, faults, currentA) => {
        const terminals = terminalsOf(CELL, CURVE, state, faults);
        const slopes = new Float64Array(4);
        const ambientC = at(state, TEMP_C);
        cellSlopes(CELL, terminals, state, currentA, ambientC, slopes);
        const voltageV = electrodeVoltageV(terminals, currentA);
        const chemistryW = -3600 * CELL.capacityAh * at(slopes, SOC) * CURVE(at(state, SOC));
        const heatW = CELL.heatCapacityJpK * at(slopes, TEMP_C);
        let branchesW = 0;
        CELL.branches.forEach(({ capacitanceF }, branch) => {
          branchesW += capacitanceF * at(state, 2 + branch) * at(slopes, 2 + branch);
        });
        expect(Math.abs(chemistryW - heatW - branchesW - voltageV * currentA)).toBeLessThan(
          1e-9 * (1 + chemistryW ** 2),
        );
        expect(heatW).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });

  it('shows less voltage the more current it gives', () => {
    fc.assert(
      fc.property(anyState, fc.double({ min: -100, max: 100, noNaN: true }), (state, currentA) => {
        const terminals = terminalsOf(CELL, CURVE, state, SOUND_CELL);
        expect(measuredVoltageV(terminals, currentA + 1)).toBeLessThan(measuredVoltageV(terminals, currentA));
      }),
    );
  });
});
