import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORACLES_NEEDED, oraclesPresent, readOracleCsv } from '../testing/oracles.ts';
import { saturationPressurePa, saturationTempC, sublimationPressurePa } from './saturation.ts';
import { seaWater } from './sea-water.ts';
import { freshWater, liquidPressurePa } from './water.ts';
import { liquidWater } from './water-region1.ts';
import { conductivityWpmK, viscosityPas } from './water-transport.ts';

const celsius = (tempK: number): number => tempK - 273.15;
/** Relative difference. */
const off = (value: number, expected: number): number => Math.abs(value / expected - 1);

describe('water by the published formulations', () => {
  it('gives the check values of IAPWS-IF97, table 5', () => {
    const cold = liquidWater(celsius(300), 3e6);
    expect(off(cold.volumeM3pkg, 0.100215168e-2)).toBeLessThan(1e-8);
    expect(off(cold.enthalpyJpkg, 0.115331273e6)).toBeLessThan(1e-8);
    expect(off(cold.entropyJpkgK, 0.392294792e3)).toBeLessThan(1e-8);
    expect(off(cold.heatCapacityJpkgK, 0.417301218e4)).toBeLessThan(1e-8);
    expect(off(cold.soundSpeedMps, 0.150773921e4)).toBeLessThan(1e-8);
    const hot = liquidWater(celsius(500), 3e6);
    expect(off(hot.volumeM3pkg, 0.1202418e-2)).toBeLessThan(1e-8);
    expect(off(hot.enthalpyJpkg, 0.975542239e6)).toBeLessThan(1e-8);
    expect(off(hot.heatCapacityJpkgK, 0.465580682e4)).toBeLessThan(1e-8);
    expect(off(hot.soundSpeedMps, 0.124071337e4)).toBeLessThan(1e-8);
  });

  it('gives the check values of the saturation line, tables 35 and 36', () => {
    expect(off(saturationPressurePa(celsius(300)), 0.353658941e4)).toBeLessThan(1e-8);
    expect(off(saturationPressurePa(celsius(500)), 0.263889776e7)).toBeLessThan(1e-8);
    expect(off(saturationTempC(1e5) + 273.15, 0.372755919e3)).toBeLessThan(1e-8);
    expect(off(saturationTempC(1e6) + 273.15, 0.453035632e3)).toBeLessThan(1e-8);
  });

  it('gives the check values of viscosity (R12-08, table 4) and conductivity (R15-11, table 4)', () => {
    expect(off(viscosityPas(25, 998), 889.7351e-6)).toBeLessThan(1e-8);
    expect(off(viscosityPas(100, 1000), 307.883622e-6)).toBeLessThan(1e-8);
    expect(off(conductivityWpmK(25, 998), 607.712868e-3)).toBeLessThan(1e-8);
    expect(off(conductivityWpmK(25, 0), 18.4341883e-3)).toBeLessThan(1e-8);
  });

  it('meets ice and liquid at 0 °C within 0.1 Pa', () => {
    expect(Math.abs(sublimationPressurePa(0) - saturationPressurePa(0))).toBeLessThan(0.1);
  });

  it('turns a saturation temperature into a pressure and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 350, noNaN: true }), (tempC) => {
        expect(Math.abs(saturationTempC(saturationPressurePa(tempC)) - tempC)).toBeLessThan(1e-6);
      }),
    );
  });

  it('keeps every property finite and positive, and its viscosity falling, from 0 to 150 °C', () => {
    let thicker = Number.POSITIVE_INFINITY;
    for (let tempC = 0; tempC <= 150; tempC += 0.5) {
      const water = freshWater(tempC);
      for (const value of Object.values(water)) expect(value).toBeGreaterThan(0);
      expect(water.viscosityPas).toBeLessThan(thicker);
      thicker = water.viscosityPas;
    }
    expect(liquidPressurePa(150)).toBeGreaterThan(475_000);
  });

  it('makes sea water denser and thicker, and of less heat capacity, with salt', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        fc.double({ min: 0.001, max: 0.02, noNaN: true }),
        (tempC, salinity, more) => {
          const fresh = seaWater(tempC, salinity);
          const salt = seaWater(tempC, salinity + more);
          expect(salt.densityKgpm3).toBeGreaterThan(fresh.densityKgpm3);
          expect(salt.viscosityPas).toBeGreaterThan(fresh.viscosityPas);
          expect(salt.heatCapacityJpkgK).toBeLessThan(fresh.heatCapacityJpkgK);
        },
      ),
    );
  });

  // Values of CoolProp 8 (IAPWS formulations, 2 bar), here so that the comparison stands without the reference files.
  it.each([
    [20, 998.252348, 4183.74254, 0.598070479, 0.00100156577],
    [80, 971.834646, 4196.53719, 0.667047514, 0.000354077183],
  ])('agrees with CoolProp at %d °C', (tempC, density, heatCapacity, conductivity, viscosity) => {
    const water = freshWater(tempC, 2e5);
    expect(off(water.densityKgpm3, density)).toBeLessThan(2e-5);
    expect(off(water.heatCapacityJpkgK, heatCapacity)).toBeLessThan(6e-4);
    expect(off(water.conductivityWpmK, conductivity)).toBeLessThan(1e-4);
    expect(off(water.viscosityPas, viscosity)).toBeLessThan(1e-4);
  });
});

describe.skipIf(!oraclesPresent)(`water and sea water against CoolProp (${ORACLES_NEEDED})`, () => {
  const rows = oraclesPresent ? readOracleCsv('cooling', 'water_properties.csv') : [];
  const column = (row: Readonly<Record<string, number>>, name: string): number => row[name] ?? Number.NaN;

  // IF97 is a fit of IAPWS-95 with a stated uncertainty of its heat capacity of 0.1 %; the transport properties are the same.
  it('fresh water: density 2e-5, heat capacity 6e-4, conductivity and viscosity 1e-4', () => {
    const fresh = rows.filter((row) => row['salinity_kgpkg'] === 0);
    expect(fresh.length).toBeGreaterThan(10);
    for (const row of fresh) {
      const water = freshWater(column(row, 'T_C'), column(row, 'p_Pa'));
      expect(off(water.densityKgpm3, column(row, 'rho_kgpm3'))).toBeLessThan(2e-5);
      expect(off(water.heatCapacityJpkgK, column(row, 'cp_JpkgK'))).toBeLessThan(6e-4);
      expect(off(water.conductivityWpmK, column(row, 'k_WpmK'))).toBeLessThan(1e-4);
      expect(off(water.viscosityPas, column(row, 'mu_Pas'))).toBeLessThan(1e-4);
      expect(off(water.prandtl, column(row, 'Pr'))).toBeLessThan(6e-4);
    }
  });

  // The reference is itself a polynomial fit of these correlations; their own uncertainty is 0.1, 0.3, 3 and 1.5 %.
  it('sea water: density 1e-4, heat capacity and conductivity 3e-4, viscosity 1 %', () => {
    const sea = rows.filter((row) => column(row, 'salinity_kgpkg') > 0);
    expect(sea.length).toBeGreaterThan(30);
    for (const row of sea) {
      const water = seaWater(column(row, 'T_C'), column(row, 'salinity_kgpkg'));
      expect(off(water.densityKgpm3, column(row, 'rho_kgpm3'))).toBeLessThan(1e-4);
      expect(off(water.heatCapacityJpkgK, column(row, 'cp_JpkgK'))).toBeLessThan(3e-4);
      expect(off(water.conductivityWpmK, column(row, 'k_WpmK'))).toBeLessThan(3e-4);
      expect(off(water.viscosityPas, column(row, 'mu_Pas'))).toBeLessThan(0.01);
    }
  });
});
