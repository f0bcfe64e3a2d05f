import { describe, expect, it } from 'vitest';
import { rampTemperature, slabTheta } from '../conduction/testing-series.ts';
import { ORACLES_NEEDED, oraclesPresent, readOracleCsv } from '../testing/oracles.ts';
import { kilnWall } from './kiln-wall.ts';
import { slabStep } from './slab-step.ts';
import { surfaceRamp } from './surface-ramp.ts';
import { expectFollows, readModel, startModel } from './testing-model.ts';

const STEP_TOLERANCES = { theta_centre: 2e-4, theta_mid: 2e-4, theta_surface: 2e-4, theta_mean: 2e-4, zeta1: 1e-9 };
const RAMP_TOLERANCES = { centre: 5e-5, mid: 5e-5, mean: 5e-5 };

describe('conduction by name', () => {
  it.each([0.2, 3, 30])('follows the exact series of a slab in a fluid at Bi %d', (Bi) => {
    const run = startModel(slabStep, { Bi }, 0.05);
    for (const fourier of [0.05, 0.2, 1]) {
      const found = readModel(slabStep, run, fourier);
      expect(Math.abs((found['theta_centre'] ?? 1) - slabTheta(Bi, fourier, 0))).toBeLessThan(2e-4);
      expect(Math.abs((found['theta_surface'] ?? 1) - slabTheta(Bi, fourier, 1))).toBeLessThan(2e-4);
    }
  });

  it('follows the exact series of heated faces', () => {
    const run = startModel(surfaceRamp, {}, 0.05);
    for (const fourier of [0.05, 0.5, 2]) {
      const found = readModel(surfaceRamp, run, fourier);
      expect(Math.abs((found['centre'] ?? 1) - rampTemperature(fourier, 0))).toBeLessThan(5e-5);
      expect(Math.abs((found['mid'] ?? 1) - rampTemperature(fourier, 0.5))).toBeLessThan(5e-5);
    }
  });

  // scipy's BDF on 100 and 200 cells, extrapolated.
  it.each([
    [60, 20.0108165, 20.1528896],
    [6000, 233.626105, 239.415312],
  ])('fires as the reference after %d s', (timeS, centreC, surfaceC) => {
    const found = readModel(kilnWall, startModel(kilnWall, {}), timeS);
    expect(Math.abs((found['T_centre_C'] ?? 0) - centreC)).toBeLessThan(2e-3);
    expect(Math.abs((found['T_surface_C'] ?? 0) - surfaceC)).toBeLessThan(2e-3);
  });

  it('quenches at the moment of a jump of the gas', () => {
    const Tg = [
      [0, 20],
      [10, 800],
      [10, 100],
    ];
    const run = startModel(kilnWall, { Tg }, 5);
    const hot = readModel(kilnWall, run, 600);
    expect(hot['T_gas_C']).toBe(100);
    const later = readModel(kilnWall, run, 605);
    expect(later['T_surface_C'] ?? 0).toBeLessThan(hot['T_surface_C'] ?? 0);
  });

  // scipy's LSODA on 240 and 480 volumes around nodes, extrapolated.
  it.each([
    [7.7, 1174.680236, 1069.35163, 820.702656],
    [30.8, 913.27082, 811.720871, 610.770684],
    [154, 232.051832, 206.918194, 158.033024],
    [770, 20.114129, 20.099906, 20.072568],
  ])('cools as the reference where it is hurled into cold gas, after %d s', (timeS, centreC, meanC, surfaceC) => {
    const run = startModel(kilnWall, { L: 0.006, T0: 1200, eps: 0.9, h: 200, Tg: [[0, 20]] }, 7.7);
    const found = readModel(kilnWall, run, timeS);
    expect(Math.abs((found['T_centre_C'] ?? 0) - centreC)).toBeLessThan(0.03);
    expect(Math.abs((found['T_mean_C'] ?? 0) - meanC)).toBeLessThan(0.03);
    expect(Math.abs((found['T_surface_C'] ?? 0) - surfaceC)).toBeLessThan(0.03);
  });

  it('takes a metal that conducts worse when hot', () => {
    const metal = { L: 0.03, rho: 7800, k20: 45, k_slope: -0.02, c20: 460, c_slope: 0.3 };
    const run = startModel(kilnWall, metal, 60);
    expect(readModel(kilnWall, run, 600)['T_centre_C'] ?? 0).toBeGreaterThan(20);
  });

  it('refuses a material whose properties vanish', () => {
    const values = Object.fromEntries(Object.entries(kilnWall.parameters).map(([name, { value }]) => [name, value]));
    expect(kilnWall.start({ ...values, k_slope: -0.01 }, 60)).toMatchObject({ ok: false });
  });
});

describe.skipIf(!oraclesPresent)(`conduction against exact series and scipy (${ORACLES_NEEDED})`, () => {
  it('slab_analytic.csv within 2e-4 of the temperature difference', () => {
    const rows = readOracleCsv('kiln', 'slab_analytic.csv');
    const biots = [...new Set(rows.map((row) => row['Bi'] ?? 0))];
    expect(biots.length).toBeGreaterThan(3);
    for (const Bi of biots)
      expectFollows(
        slabStep,
        startModel(slabStep, { Bi }),
        rows.filter((row) => row['Bi'] === Bi),
        STEP_TOLERANCES,
      );
  });

  it('ramp_analytic.csv within 5e-5', () => {
    expectFollows(
      surfaceRamp,
      startModel(surfaceRamp, {}),
      readOracleCsv('kiln', 'ramp_analytic.csv'),
      RAMP_TOLERANCES,
    );
  });

  // Asked for: 0.1 K. Ours has 50 cells, the reference is extrapolated from 100 and 200.
  it('firing_curve.csv within 2 mK', () => {
    expectFollows(kilnWall, startModel(kilnWall, {}), readOracleCsv('kiln', 'firing_curve.csv'), {
      T_gas_C: 1e-6,
      T_centre_C: 2e-3,
      T_mean_C: 2e-3,
      T_surface_C: 2e-3,
      surface_minus_centre_K: 2e-3,
    });
  });
});
