import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { dryingRates, evaporationHeatJpkg, type LeafDryer, outletAir } from './leaf-dryer.ts';
import { dryingHumidity, equilibriumMoisture } from './sorption.ts';
import {
  enzymeLossPerS,
  fireIndexRate,
  OOLONG_OXIDATION,
  oxidationPerS,
  type PageLaw,
  pageRatePerS,
  pageRatio,
  wetBasisAfterLoss,
} from './tea-leaf.ts';
import { teaLeafBlock } from './tea-leaf-block.ts';

const DRYER: LeafDryer = {
  dryMassKg: 8,
  dryHeatCapacityJpkgK: 1700,
  waterHeatCapacityJpkgK: 4186,
  conductanceWpK: 420,
  rateFactorPerS: 3400,
  activationJpmol: 45e3,
  isotherm: { a: 0.0064, c: 22, b: 1.15 },
  airFlowKgps: 0.9,
};
const WITHERING: PageLaw = { k: 2e-4, n: 0.9 };

describe('leaf in warm air', () => {
  it('has the equilibrium of the modified Henderson equation (scipy: 2.12234098 at 32 °C, w 0.0167645878)', () => {
    const relative = dryingHumidity(32, 0.0167645878);
    expect(equilibriumMoisture(DRYER.isotherm, 32, relative)).toBeCloseTo(2.12234098, 7);
  });

  it('takes up the water that the air loses, and gives the heat that evaporates it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 4, noNaN: true }),
        fc.double({ min: 10, max: 110, noNaN: true }),
        fc.double({ min: 20, max: 120, noNaN: true }),
        fc.double({ min: 0.001, max: 0.02, noNaN: true }),
        (moisture, leafC, airC, humidityRatio) => {
          const air = { airC, humidityRatio };
          const { equilibrium, ratePerS, leafKps } = dryingRates(DRYER, moisture, leafC, air);
          expect(ratePerS > 0).toBe(moisture > equilibrium);
          const capacity = DRYER.dryMassKg * (DRYER.dryHeatCapacityJpkgK + moisture * DRYER.waterHeatCapacityJpkgK);
          const heatW = leafKps * capacity + DRYER.dryMassKg * ratePerS * evaporationHeatJpkg(leafC);
          expect(heatW).toBeCloseTo(DRYER.conductanceWpK * (airC - leafC), 6);
          // Only as much as the air holds.
          fc.pre(DRYER.airFlowKgps * humidityRatio + DRYER.dryMassKg * ratePerS > 1e-4);
          const outlet = outletAir(DRYER, leafC, air, ratePerS);
          const takenKgps = DRYER.airFlowKgps * (outlet.humidityRatio - humidityRatio);
          expect(takenKgps).toBeCloseTo(DRYER.dryMassKg * ratePerS, 12);
          expect(Number.isFinite(outlet.airC)).toBe(true);
        },
      ),
    );
  });
});

describe('the tea leaf itself', () => {
  it('withers from 76 % to 73.3 … 71.4 % of water when 10 … 16 % of its mass are gone', () => {
    expect(wetBasisAfterLoss(0.76, 0.1)).toBeCloseTo(0.733, 3);
    expect(wetBasisAfterLoss(0.76, 0.16)).toBeCloseTo(0.714, 3);
  });

  it('keeps its enzyme up to 65 °C and loses it in minutes above 80 °C, as fixing needs', () => {
    expect(enzymeLossPerS(OOLONG_OXIDATION, 65)).toBe(0);
    expect(Math.exp(-enzymeLossPerS(OOLONG_OXIDATION, 82) * 180)).toBeLessThan(0.01);
  });

  it('oxidises faster warm, bruised and with its enzyme, and not at all when all is oxidised', () => {
    const rate = (leafC: number, bruise: number, enzyme: number, oxidised: number): number =>
      oxidationPerS(OOLONG_OXIDATION, leafC, bruise, enzyme, oxidised);
    expect(rate(30, 0.5, 1, 0)).toBeGreaterThan(rate(22, 0.5, 1, 0));
    expect(rate(25, 0.8, 1, 0)).toBeGreaterThan(rate(25, 0.4, 1, 0));
    expect(rate(25, 0.5, 0, 0)).toBe(0);
    expect(rate(25, 0.5, 1, 1)).toBe(0);
  });

  it('counts a second at 120 °C as one of fire, and 25 K as tenfold', () => {
    expect(fireIndexRate(120)).toBe(1);
    expect(fireIndexRate(145)).toBeCloseTo(10, 9);
    expect(fireIndexRate(95)).toBeCloseTo(0.1, 9);
  });

  const system = systemOf({
    name: 'withering',
    version: '1',
    tickS: 1,
    blocks: {
      on: {
        block: {
          type: 'constant',
          outputs: { value: { unit: '1', feedthrough: [] } },
          writeFeedthrough: ({ y }) => {
            y['value'] = 1;
          },
        },
      },
      leaf: { block: teaLeafBlock({ oxidation: OOLONG_OXIDATION, withering: WITHERING }) },
    },
    connections: [{ from: 'on.value', to: 'leaf.witheringOn' }],
  });

  it('withers in a system as Page’s law says', () => {
    expect(pageRatePerS(WITHERING, 1)).toBeGreaterThan(0);
    const simulation = Simulation.start(system);
    simulation.runTo(3600);
    expect(Math.abs((simulation.read('leaf.moistureRatio') ?? 0) - pageRatio(WITHERING, 3600))).toBeLessThan(1e-4);
  });

  it('is bruised by shakes, each of what is whole yet, and refuses a share that is none', () => {
    const simulation = Simulation.start(system);
    const shake = (args: number): boolean => simulation.apply({ target: 'leaf', name: 'shake', args }).ok;
    expect(shake(0.1)).toBe(true);
    expect(simulation.read('leaf.bruise')).toBeCloseTo(0.02 + 0.098, 12);
    expect(shake(0)).toBe(false);
    expect(shake(1.5)).toBe(false);
  });

  it('goes on from a snapshot as if it had never been taken', () => {
    const simulation = Simulation.start(system);
    simulation.runTo(100);
    const resumed = Simulation.resume(system, simulation.snapshot());
    if (!resumed.ok) throw new Error(resumed.failure.code);
    simulation.runTo(200);
    resumed.value.runTo(200);
    expect(resumed.value.hash()).toBe(simulation.hash());
  });
});
