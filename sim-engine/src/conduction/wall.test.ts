import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../maths/at.ts';
import type { Boundary } from './boundary.ts';
import { constantCurve, curveIntegral, curveValue, linearCurve, propertyCurve } from './curve.ts';
import { type Geometry, type Layer, type Material, wallGrid } from './grid.ts';
import { plateStressPa, PORCELAIN, steadyRampDifferenceK } from './stress.ts';
import { Wall } from './wall.ts';

const BRICK: Material = {
  densityKgpm3: 2000,
  conductivityWpmK: linearCurve({ value: 1.2, slopePerK: 5e-4, referenceC: 20 }, -200, 2000),
  heatCapacityJpkgK: linearCurve({ value: 850, slopePerK: 0.3, referenceC: 20 }, -200, 1000),
};
const FIBRE: Material = {
  densityKgpm3: 200,
  conductivityWpmK: constantCurve(0.1),
  heatCapacityJpkgK: constantCurve(1000),
};
const INSULATED: Boundary = { kind: 'insulated' };
const IMPOSED: Boundary = { kind: 'imposed' };
const inGas = (coefficientWpm2K: number, emissivity: number): Boundary => ({
  kind: 'exchanging',
  coefficientWpm2K,
  emissivity,
});

function evenly(wall: Wall, tempC: number): Float64Array {
  return new Float64Array(wall.stateSize).fill(tempC);
}

function settle(wall: Wall, innerC: number, outerC: number): Float64Array {
  const temps = evenly(wall, 20);
  const around = { innerC, outerC };
  for (let step = 0; step < 200; step += 1) wall.advance(temps, 1e5, around, around);
  return temps;
}

describe('properties by temperature', () => {
  it('goes straight between points and stays outside, and its integral is exact', () => {
    const curve = propertyCurve([0, 100, 300], [1, 3, 2]);
    expect([-50, 50, 200, 400].map((tempC) => curveValue(curve, tempC))).toEqual([1, 2, 2.5, 2]);
    expect(curveIntegral(curve, -10)).toBe(-10);
    expect(curveIntegral(curve, 100)).toBe(200);
    expect(curveIntegral(curve, 400)).toBe(200 + 500 + 200);
  });

  it('refuses temperatures that do not rise and properties that are not positive', () => {
    expect(() => propertyCurve([0, 0], [1, 2])).toThrow(RangeError);
    expect(() => propertyCurve([0, 1], [1, 0])).toThrow(RangeError);
    expect(() => propertyCurve([], [])).toThrow(RangeError);
  });
});

describe('a wall at rest', () => {
  it('shares the temperature drop of a layered slab by the resistances of its layers', () => {
    const plain = { ...BRICK, conductivityWpmK: constantCurve(1.2) };
    const layers: readonly Layer[] = [
      { material: plain, thicknessM: 0.24, cells: 12 },
      { material: FIBRE, thicknessM: 0.05, cells: 7 },
    ];
    const wall = new Wall(wallGrid(layers), IMPOSED, inGas(10, 0));
    const temps = settle(wall, 1000, 20);
    const resistance = 0.24 / 1.2 + 0.05 / 0.1 + 1 / 10;
    expect(at(temps, wall.stateSize - 1)).toBeCloseTo(20 + (980 / resistance) * (1 / 10), 6);
  });

  it.each<[Geometry, (r: number) => number]>([
    ['cylinder', (r) => Math.log(r / 0.1) / Math.log(0.2 / 0.1)],
    ['sphere', (r) => (1 / 0.1 - 1 / r) / (1 / 0.1 - 1 / 0.2)],
  ])('of a hollow %s has the profile of the exact solution', (geometry, share) => {
    const material = { ...BRICK, conductivityWpmK: constantCurve(1.2) };
    const grid = wallGrid([{ material, thicknessM: 0.1, cells: 80 }], geometry, 0.1);
    const temps = settle(new Wall(grid, IMPOSED, IMPOSED), 500, 100);
    for (const cell of [0, 20, 40, 79]) {
      const exact = 500 - 400 * share(at(grid.centresM, cell));
      expect(Math.abs(at(temps, cell + 1) - exact)).toBeLessThan(0.05);
    }
  });

  it('shows the same heat through both faces when nothing changes any more', () => {
    const wall = new Wall(wallGrid([{ material: BRICK, thicknessM: 0.2, cells: 20 }]), inGas(20, 0.8), inGas(8, 0.9));
    const temps = settle(wall, 900, 20);
    const around = { innerC: 900, outerC: 20 };
    const heat = wall.advance(temps, 10, around, around);
    expect(heat.innerJ).toBeGreaterThan(0);
    expect(heat.innerJ + heat.outerJ).toBeCloseTo(0, 4);
  });
});

describe('a wall in change', () => {
  it('lags by r L²/(2 a) between face and core once a steady rise has settled: 0.5 K for 6 mm at 300 K/h', () => {
    const diffusivity = 7.5e-7;
    const material: Material = {
      densityKgpm3: 2000,
      conductivityWpmK: constantCurve(diffusivity * 2000 * 1000),
      heatCapacityJpkgK: constantCurve(1000),
    };
    const lag = (halfM: number, rateKph: number): number => {
      const wall = new Wall(wallGrid([{ material, thicknessM: halfM, cells: 40 }]), INSULATED, IMPOSED);
      const temps = evenly(wall, 0);
      const stepS = (halfM * halfM) / diffusivity / 20;
      const rate = rateKph / 3600;
      for (let step = 0; step < 200; step += 1) {
        const startS = step * stepS;
        const early = rate * (startS + 0.292_893_2 * stepS);
        const late = rate * (startS + stepS);
        wall.advance(temps, stepS, { innerC: 0, outerC: early }, { innerC: 0, outerC: late });
      }
      return wall.outerFaceC(temps) - wall.innerFaceC(temps);
    };
    expect(lag(0.003, 300)).toBeCloseTo(0.5, 2);
    expect(lag(0.025, 100)).toBeCloseTo(11.57, 1);
    expect(steadyRampDifferenceK(100 / 3600, 0.025, diffusivity)).toBeCloseTo(11.57, 2);
  });

  it('stresses hard porcelain by 4.5 MPa for 10 K, in tension where it is colder than the mean', () => {
    expect(plateStressPa(PORCELAIN, 30, 20) / 1e6).toBeCloseTo(4.5, 1);
    expect(plateStressPa(PORCELAIN, 20, 30)).toBeLessThan(0);
  });

  it('comes to rest at the temperature of its surroundings with steps of any length', () => {
    const wall = new Wall(wallGrid([{ material: BRICK, thicknessM: 0.05, cells: 10 }]), INSULATED, inGas(50, 0.9));
    const around = { innerC: 0, outerC: 800 };
    for (const stepS of [100, 1e4, 1e6]) {
      const temps = evenly(wall, 20);
      for (let timeS = 0; timeS < 2e5 || timeS < 20 * stepS; timeS += stepS) wall.advance(temps, stepS, around, around);
      for (const temp of temps) expect(temp).toBeCloseTo(800, 3);
    }
  });
});

const anyBoundary: fc.Arbitrary<Boundary> = fc.oneof(
  fc.constant(INSULATED),
  fc.constant(IMPOSED),
  fc
    .tuple(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([coefficient, emissivity]) => inGas(coefficient, emissivity)),
);
const anyLayers: fc.Arbitrary<readonly Layer[]> = fc.array(
  fc.record({
    material: fc.constantFrom(BRICK, FIBRE),
    thicknessM: fc.double({ min: 0.002, max: 0.3, noNaN: true }),
    cells: fc.integer({ min: 1, max: 12 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const anyTemp = fc.double({ min: -20, max: 1400, noNaN: true });

describe('any wall', () => {
  it('stores exactly the heat that came through its faces, and stays near what surrounds it', () => {
    fc.assert(
      fc.property(
        anyLayers,
        fc.constantFrom<Geometry>('slab', 'cylinder', 'sphere'),
        fc.constantFrom(0, 0.05),
        anyBoundary,
        anyBoundary,
        fc.tuple(anyTemp, anyTemp, anyTemp),
        fc.double({ min: 0.1, max: 1000, noNaN: true }),
        (layers, geometry, radiusM, inner, outer, [startC, innerC, outerC], stepS) => {
          const isSolid = geometry !== 'slab' && radiusM === 0;
          const wall = new Wall(wallGrid(layers, geometry, radiusM), isSolid ? INSULATED : inner, outer);
          const temps = evenly(wall, startC);
          const around = { innerC, outerC };
          let gainedJ = 0;
          let movedJ = 0;
          const before = wall.heatJ(temps);
          for (let step = 0; step < 20; step += 1) {
            const heat = wall.advance(temps, stepS, around, around);
            gainedJ += heat.innerJ + heat.outerJ;
            movedJ += Math.abs(heat.innerJ) + Math.abs(heat.outerJ);
          }
          const scale = Math.abs(before) + movedJ + 1;
          expect(Math.abs(wall.heatJ(temps) - before - gainedJ) / scale).toBeLessThan(1e-8);
          // Steps of many times a cell's own time swing over by up to a fifth, once.
          const span = Math.max(startC, innerC, outerC) - Math.min(startC, innerC, outerC);
          const lowest = Math.min(startC, innerC, outerC) - span / 4 - 0.001;
          const highest = Math.max(startC, innerC, outerC) + span / 4 + 0.001;
          for (const temp of temps) {
            expect(temp).toBeGreaterThan(lowest);
            expect(temp).toBeLessThan(highest);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
