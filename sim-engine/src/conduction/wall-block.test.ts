import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulation } from '../kernel/simulation.ts';
import { type System, systemOf } from '../kernel/system.ts';
import { scheduleBlock } from '../models/schedule.ts';
import { linearCurve } from './curve.ts';
import { wallGrid } from './grid.ts';
import { Wall } from './wall.ts';
import { wallBlock } from './wall-block.ts';

const CLAY = {
  densityKgpm3: 2000,
  conductivityWpmK: linearCurve({ value: 1, slopePerK: 5e-4, referenceC: 20 }, -200, 2000),
  heatCapacityJpkgK: linearCurve({ value: 850, slopePerK: 0.3, referenceC: 20 }, -200, 1000),
};
const GAS = { kind: 'exchanging', coefficientWpm2K: 20, emissivity: 0.8 } as const;
const newWall = (): Wall =>
  new Wall(wallGrid([{ material: CLAY, thicknessM: 0.02, cells: 10 }]), { kind: 'insulated' }, GAS);

/** A wall in gas that rises by 0.5 K/s for 1000 s, by an input or by a programme of its own. */
function heated(by: 'input' | 'programme'): System {
  const gasC = (timeS: number): number => 20 + 0.5 * Math.min(timeS, 1000);
  const options = by === 'programme' ? { startC: 20, outerProgramme: gasC } : { startC: 20 };
  return systemOf({
    name: 'heated',
    version: '1',
    tickS: 2,
    blocks: {
      gas: { block: scheduleBlock({ timesS: [0, 1000], values: [20, 520], steps: false }, 'degC') },
      wall: { block: wallBlock('wall', newWall(), options) },
    },
    connections: [{ from: 'gas.value', to: 'wall.outerC' }],
  });
}

describe('a wall in a system', () => {
  it('takes its surroundings from an input as well as from a programme', () => {
    const byInput = Simulation.start(heated('input'));
    const byProgramme = Simulation.start(heated('programme'));
    byInput.runTo(400);
    byProgramme.runTo(400);
    // In the first tick the input counts as constant: 1 K for 2 s.
    for (const port of ['wall.outerFaceC', 'wall.meanC', 'wall.innerFaceC'])
      expect(Math.abs((byInput.read(port) ?? 0) - (byProgramme.read(port) ?? Number.NaN))).toBeLessThan(0.05);
  });

  it('stores the heat that it says it has taken in', () => {
    const simulation = Simulation.start(heated('input'));
    const before = simulation.read('wall.storedJ') ?? 0;
    simulation.runTo(300);
    const absorbed = simulation.read('wall.absorbedJ') ?? Number.NaN;
    expect(absorbed).toBeGreaterThan(1e6);
    expect(Math.abs(((simulation.read('wall.storedJ') ?? 0) - before) / absorbed - 1)).toBeLessThan(1e-9);
  });

  it('is pressed at its hot face and pulled in its core while it heats up', () => {
    const simulation = Simulation.start(heated('input'));
    simulation.runTo(300);
    expect(simulation.read('wall.outerStressPa') ?? 0).toBeLessThan(-1e5);
    expect(simulation.read('wall.innerStressPa') ?? 0).toBeGreaterThan(1e5);
  });

  it('goes on from a snapshot at any tick as if it had never been taken', () => {
    const system = heated('input');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 50 }), (tick, more) => {
        const simulation = Simulation.start(system);
        simulation.runTo(tick);
        const resumed = Simulation.resume(system, simulation.snapshot());
        if (!resumed.ok) throw new Error(resumed.failure.code);
        simulation.runTo(tick + more);
        resumed.value.runTo(tick + more);
        expect(resumed.value.hash()).toBe(simulation.hash());
      }),
      { numRuns: 15 },
    );
  });
});
