import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORACLES_NEEDED, oraclesPresent, readOracleCsv } from '../testing/oracles.ts';
import {
  enhancementFactor,
  enthalpyJpkgDa,
  humidityRatioAt,
  partialPressurePa,
  relativeHumidity,
  volumeM3pkgDa,
} from './humid-air.ts';
import {
  dewPointC,
  humidityRatioFromDewPoint,
  humidityRatioFromWetBulb,
  tempFromEnthalpyC,
  wetBulbC,
} from './humid-air-inverse.ts';

const ATMOSPHERE = 101_325;
const off = (value: number, expected: number): number => Math.abs(value / expected - 1);

interface Reference {
  readonly tempC: number;
  readonly relative: number;
  readonly ratio: number;
  readonly enthalpy: number;
  readonly volume: number;
  readonly dewC: number;
  readonly bulbC: number;
  readonly vapourPa: number;
}

// The real-gas formulations share their virial coefficients' order of truncation, not their digits.
function expectAgreement(reference: Reference): void {
  const { tempC, relative, ratio } = reference;
  expect(off(humidityRatioAt(tempC, relative, ATMOSPHERE), ratio)).toBeLessThan(2e-4);
  expect(off(relativeHumidity(tempC, ratio, ATMOSPHERE), relative)).toBeLessThan(2e-4);
  expect(Math.abs(enthalpyJpkgDa(tempC, ratio, ATMOSPHERE) - reference.enthalpy)).toBeLessThan(12);
  expect(off(volumeM3pkgDa(tempC, ratio, ATMOSPHERE), reference.volume)).toBeLessThan(3e-5);
  expect(Math.abs(dewPointC(ratio, ATMOSPHERE) - reference.dewC)).toBeLessThan(3e-3);
  expect(Math.abs(wetBulbC(tempC, ratio, ATMOSPHERE) - reference.bulbC)).toBeLessThan(2e-3);
  expect(off(partialPressurePa(ratio, ATMOSPHERE), reference.vapourPa)).toBeLessThan(2e-4);
}

describe('humid air', () => {
  // CoolProp 8, HAPropsSI, at one atmosphere.
  it('agrees with CoolProp for a summer day and for a dryer', () => {
    expectAgreement({
      tempC: 30,
      relative: 0.6,
      ratio: 0.0161164084,
      enthalpy: 71365.221,
      volume: 0.880729256,
      dewC: 21.3914453,
      bulbC: 23.8104013,
      vapourPa: 2559.30708,
    });
    expectAgreement({
      tempC: 90,
      relative: 0.05,
      ratio: 0.0224056997,
      enthalpy: 150462.722,
      volume: 1.06583373,
      dewC: 26.7126308,
      bulbC: 38.4379151,
      vapourPa: 3523.32593,
    });
  });

  it('raises the vapour pressure by 0.4 to 0.5 % at one atmosphere (ASHRAE Handbook, Fundamentals)', () => {
    expect(enhancementFactor(0, ATMOSPHERE)).toBeCloseTo(1.0039, 3);
    expect(enhancementFactor(60, ATMOSPHERE)).toBeCloseTo(1.0053, 3);
    expect(enhancementFactor(110, ATMOSPHERE)).toBe(1);
  });

  const unsaturated = {
    tempC: fc.double({ min: -20, max: 90, noNaN: true }),
    relative: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    pressurePa: fc.double({ min: 70_000, max: 110_000, noNaN: true }),
  };

  it('comes back from enthalpy, dew point and wet bulb', () => {
    fc.assert(
      fc.property(unsaturated.tempC, unsaturated.relative, unsaturated.pressurePa, (tempC, relative, pressurePa) => {
        const ratio = humidityRatioAt(tempC, relative, pressurePa);
        const enthalpy = enthalpyJpkgDa(tempC, ratio, pressurePa);
        expect(Math.abs(tempFromEnthalpyC(enthalpy, ratio, pressurePa) - tempC)).toBeLessThan(1e-7);
        expect(off(humidityRatioFromDewPoint(dewPointC(ratio, pressurePa), pressurePa), ratio)).toBeLessThan(1e-9);
        const bulbC = wetBulbC(tempC, ratio, pressurePa);
        expect(Math.abs(humidityRatioFromWetBulb(tempC, bulbC, pressurePa) - ratio)).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps dew point below wet bulb below dry bulb', () => {
    fc.assert(
      fc.property(unsaturated.tempC, unsaturated.relative, unsaturated.pressurePa, (tempC, relative, pressurePa) => {
        const ratio = humidityRatioAt(tempC, relative, pressurePa);
        const bulbC = wetBulbC(tempC, ratio, pressurePa);
        expect(bulbC).toBeLessThan(tempC);
        // Both hold the jump of the vapour pressure from ice to liquid at 0 °C, 0.02 K wide.
        expect(dewPointC(ratio, pressurePa)).toBeLessThan(bulbC + 0.02);
      }),
      { numRuns: 60 },
    );
  });

  it.each([10, 30, 60, 80])('is saturated at %d °C when its dew point and wet bulb reach its temperature', (tempC) => {
    const ratio = humidityRatioAt(tempC, 1, ATMOSPHERE);
    expect(dewPointC(ratio, ATMOSPHERE)).toBeCloseTo(tempC, 6);
    expect(wetBulbC(tempC, ratio, ATMOSPHERE)).toBeCloseTo(tempC, 6);
  });
});

describe.skipIf(!oraclesPresent)(`humid air against CoolProp (${ORACLES_NEEDED})`, () => {
  it('ratio and vapour pressure 2e-4, enthalpy 12 J/kg, volume 3e-5, dew point 3 mK, wet bulb 2 mK', () => {
    const rows = readOracleCsv('kiln', 'humid_air.csv');
    expect(rows.length).toBeGreaterThan(10);
    const column = (row: Readonly<Record<string, number>>, name: string): number => row[name] ?? Number.NaN;
    for (const row of rows)
      expectAgreement({
        tempC: column(row, 'T_C'),
        relative: column(row, 'RH'),
        ratio: column(row, 'W_kgpkg'),
        enthalpy: column(row, 'h_Jpkg_da'),
        volume: column(row, 'v_m3pkg_da'),
        dewC: column(row, 'Tdew_C'),
        bulbC: column(row, 'Twb_C'),
        vapourPa: column(row, 'p_water_vapour_Pa'),
      });
  });
});
