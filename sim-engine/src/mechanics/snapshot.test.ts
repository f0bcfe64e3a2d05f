import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../kernel/block.ts';
import { Simulation } from '../kernel/simulation.ts';
import { type Connection, systemOf } from '../kernel/system.ts';
import { type Schedule, scheduleBlock } from '../models/schedule.ts';
import { conveyorBlock } from './conveyor.ts';
import { springBlock } from './coupling.ts';
import { frictionMassBlock } from './friction.ts';
import { hoistPendulumBlock } from './pendulum.ts';
import { cylinderBlock, PUSHER } from './pneumatics.ts';

const FRICTION = { sliding: 10, breakaway: 15, stribeckSpeed: 0.01, viscous: 2 };
const steps = (...values: readonly number[]): Schedule => ({
  timesS: values.map((_, index) => index * 0.1),
  values,
  steps: true,
});

const blocks: Readonly<Record<string, Block>> = {
  pull: scheduleBlock({ timesS: [0, 10], values: [0, 5], steps: false }, 'm'),
  spring: springBlock({ stiffness: 400, damping: 1, backlash: 0.01 }),
  mass: frictionMassBlock(1, FRICTION),
  drive: scheduleBlock(steps(0.8, -0.4, 0.6, 0), 'm/s2'),
  crane: hoistPendulumBlock({ ropeM: 12, angleRad: 0.1 }),
  valve: scheduleBlock(steps(1, 1, 1, 1, 0, 0, 1), '1'),
  cylinder: cylinderBlock(PUSHER),
  speed: scheduleBlock(steps(0.25, 0.25, 0), 'm/s'),
  belt: conveyorBlock({ lengthM: 2, accelerationMps2: 1, pulsesPerM: 200 }),
};
const connections: readonly Connection[] = [
  { from: 'pull.value', to: 'spring.positionAM' },
  { from: 'mass.positionM', to: 'spring.positionBM' },
  { from: 'mass.speedMps', to: 'spring.speedBMps' },
  { from: 'spring.onBN', to: 'mass.forceN' },
  { from: 'drive.value', to: 'crane.trolleyMps2' },
  { from: 'valve.value', to: 'cylinder.valve' },
  { from: 'speed.value', to: 'belt.speedMps' },
];

describe('a workshop of mechanics', () => {
  const system = systemOf({
    name: 'workshop',
    version: '1',
    tickS: 5e-4,
    blocks: Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, { block }])),
    connections,
  });

  it('goes on from a snapshot at any tick as if it had never been taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 400 }), (tick, more) => {
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
