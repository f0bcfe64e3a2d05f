import { describe, expect, it } from 'vitest';
import { ORACLES_NEEDED, oraclesPresent, readOracleCsv } from '../testing/oracles.ts';
import { teaDrying } from './tea-drying.ts';
import { expectFollows, readModel, startModel } from './testing-model.ts';

describe('tea drying', () => {
  // scipy's Radau and CoolProp's humid air.
  it('ends as the reference, and begins each phase with its air', () => {
    const run = startModel(teaDrying, {});
    expect(readModel(teaDrying, run, 0)['T_air_out_C']).toBeCloseTo(28.8516657, 2);
    expect(readModel(teaDrying, run, 7200)['T_air_in_C']).toBe(95);
    const end = readModel(teaDrying, run, 17_400);
    expect(end['X_kgpkg_dry']).toBeCloseTo(0.247799524, 6);
    expect(end['T_leaf_C']).toBeCloseTo(53.1628642, 4);
    expect(end['T_air_out_C']).toBeCloseTo(51.417729, 2);
    expect(end['RH_out']).toBeCloseTo(0.192568367, 4);
  });

  it('dries to the equilibrium of its air and no further', () => {
    const end = readModel(teaDrying, startModel(teaDrying, { phases: [[1, 60]] }, 600), 3600 * 24);
    expect(end['X_kgpkg_dry']).toBeCloseTo(end['Xeq_kgpkg_dry'] ?? 0, 6);
    expect(end['T_leaf_C']).toBeCloseTo(60, 4);
  });

  // scipy's Radau at 1e-9. The law of the leaf knows no end of the water in the air, so that dry leaf in cold air glows.
  it('follows leaf that takes up water faster than it loses the heat', () => {
    const run = startModel(teaDrying, { X0: 0.1, phases: [[600, 28]] }, 60);
    const found = readModel(teaDrying, run, 600);
    expect(found['X_kgpkg_dry']).toBeCloseTo(3.2019952, 5);
    expect(found['T_leaf_C']).toBeCloseTo(529.6251, 2);
  });

  it('refuses phases without a duration', () => {
    const values = Object.fromEntries(Object.entries(teaDrying.parameters).map(([name, { value }]) => [name, value]));
    expect(teaDrying.start({ ...values, phases: [[0, 60]] }, 30)).toMatchObject({ ok: false });
    expect(teaDrying.start({ ...values, phases: [] }, 30)).toMatchObject({ ok: false });
  });
});

describe.skipIf(!oraclesPresent)(`tea drying against scipy and CoolProp (${ORACLES_NEEDED})`, () => {
  // Asked for: 0.1 K and 1 % at the outlet. Its enthalpies come from two formulations that differ by up to 10 J/kg.
  it('tea_drying.csv: leaf 0.1 mK, outlet air 5 mK and 0.01 % of humidity', () => {
    expectFollows(teaDrying, startModel(teaDrying, {}), readOracleCsv('kiln', 'tea_drying.csv'), {
      T_air_in_C: 1e-9,
      X_kgpkg_dry: 1e-7,
      T_leaf_C: 1e-4,
      Xeq_kgpkg_dry: 1e-7,
      rate_per_h: 1e-5,
      W_out_kgpkg: 1e-8,
      T_air_out_C: 5e-3,
      RH_out: 2e-4,
    });
  });
});
