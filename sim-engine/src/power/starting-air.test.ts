import { describe, expect, it } from 'vitest';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { startingAirBlock, startsLeft, TWO_BOTTLES } from './starting-air.ts';

const start = (): Simulation =>
  Simulation.start(
    systemOf({ name: 'air', version: '1', tickS: 1, blocks: { air: { block: startingAirBlock(TWO_BOTTLES) } } }),
  );
const crank = (simulation: Simulation): boolean => simulation.apply({ target: 'air', name: 'crank', args: null }).ok;

describe('starting air', () => {
  it('gives six starts of 3.6 bar from 30 bar and refuses the next, below 12', () => {
    expect(startsLeft(TWO_BOTTLES, 30)).toBe(6);
    const simulation = start();
    for (let number = 0; number < 6; number += 1) expect(crank(simulation)).toBe(true);
    expect(simulation.read('air.pressureBar')).toBeCloseTo(8.4, 9);
    expect(crank(simulation)).toBe(false);
  });

  it('leaks by a bar a minute and never below nothing', () => {
    const simulation = start();
    simulation.apply({
      target: '@faults',
      name: 'inject',
      args: { id: 'leak', target: 'air.leakBarPerMin', effect: { kind: 'leak' }, trigger: { kind: 'now' } },
    });
    simulation.runTo(600);
    expect(simulation.read('air.pressureBar')).toBeCloseTo(20, 6);
    simulation.runTo(3600);
    expect(Math.abs(simulation.read('air.pressureBar') ?? 1)).toBeLessThan(0.02);
  });
});
