import { describe, expect, it } from 'vitest';
import { ORACLES_NEEDED, oraclesPresent, readOracleCsv } from '../testing/oracles.ts';
import { humidAir } from './humid-air.ts';
import { readModel, startModel } from './testing-model.ts';
import { waterProperties } from './water-properties.ts';

const off = (value: number | undefined, expected: number): number => Math.abs((value ?? Number.NaN) / expected - 1);

describe('tables of properties by name', () => {
  // CoolProp 8.
  it('of humid air', () => {
    const row = readModel(humidAir, startModel(humidAir, { RH: 0.6 }), 30);
    expect(off(row['W_kgpkg'], 0.0161164084)).toBeLessThan(2e-4);
    expect(row['Twb_C']).toBeCloseTo(23.8104013, 2);
    const none = readModel(humidAir, startModel(humidAir, { RH: 0.9 }), 120);
    expect(none['W_kgpkg']).toBeNaN();
  });

  it('of water, at its saturation where it would boil', () => {
    const run = startModel(waterProperties, { p_Pa: 2e5 });
    expect(off(readModel(waterProperties, run, 80)['rho_kgpm3'], 971.834646)).toBeLessThan(2e-5);
    expect(readModel(waterProperties, run, 150)['p_Pa']).toBeGreaterThan(4.7e5);
    const sea = startModel(waterProperties, { fluid: 'seawater' });
    expect(off(readModel(waterProperties, sea, 20)['rho_kgpm3'], 1024.85984)).toBeLessThan(1e-4);
  });
});

describe.skipIf(!oraclesPresent)(`tables of properties against CoolProp (${ORACLES_NEEDED})`, () => {
  it('have the columns of the references', () => {
    const named = (file: readonly [string, string]): readonly string[] =>
      Object.keys(readOracleCsv(...file)[0] ?? {}).filter((name) => name !== 'T_C' && name !== 'fluid');
    expect(humidAir.outputs.map(({ name }) => name)).toEqual(named(['kiln', 'humid_air.csv']));
    expect(waterProperties.outputs.map(({ name }) => name)).toEqual(named(['cooling', 'water_properties.csv']));
  });
});
