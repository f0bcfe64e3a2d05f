import { describe, expect, it } from 'vitest';

import { cos, exp } from '../maths/exact.ts';
import { defineBlock } from './block.ts';
import { NonFiniteState, Simulation } from './simulation.ts';
import { type SystemDefinition, systemOf } from './system.ts';
import { decay, oscillator } from './testing.ts';

/** Error of a method at 2 s, by the length of its step. */
function errorAt2S(tickS: number, change: Partial<SystemDefinition>): number {
  const blocks = { oscillator: { block: oscillator } };
  const run = Simulation.start(systemOf({ name: 'probe', version: '1.0.0', tickS, blocks, ...change }));
  run.runTo(Math.round(2 / tickS));
  return Math.abs((run.read('oscillator.positionM') ?? 0) - cos(2));
}

const orderOf = (change: Partial<SystemDefinition>): number =>
  Math.log2(errorAt2S(0.02, change) / errorAt2S(0.01, change));

describe('integration', () => {
  it('[I1] is of fourth order by default', () => {
    expect(orderOf({})).toBeGreaterThan(3.9);
    expect(errorAt2S(0.01, {})).toBeLessThan(1e-9);
  });

  it("[I1] is of first order by Euler's method", () => {
    const order = orderOf({ method: 'euler' });
    expect(order).toBeGreaterThan(0.9);
    expect(order).toBeLessThan(1.1);
  });

  it('[I1] halves its steps where a tick has two', () => {
    expect(errorAt2S(0.02, { subSteps: 2 })).toBeCloseTo(errorAt2S(0.01, {}), 14);
  });

  it('[I1] hands every stage its own time', () => {
    const clockwork = defineBlock({
      type: 'clockwork',
      continuous: { area: { unit: 's2', value: 0 } },
      derivatives: ({ dx, time }) => {
        dx.area = time.timeS * time.timeS * time.timeS;
      },
    });
    const run = Simulation.start(
      systemOf({ name: 'probe', version: '1.0.0', tickS: 0.5, blocks: { clockwork: { block: clockwork } } }),
    );
    run.runTo(4);
    // Runge and Kutta's method integrates a cubic exactly: 2⁴/4.
    expect(run.read('clockwork.area')).toBeCloseTo(4, 14);
  });

  it('[I2] is of third order for stiff blocks', () => {
    const stiff = { blocks: { oscillator: { block: { ...oscillator, stiff: true } } } };
    expect(orderOf(stiff)).toBeGreaterThan(2.8);
  });

  it('[I2] stays at rest where an explicit method would explode', () => {
    const blocks = { hot: { block: { ...decay, stiff: true }, parameters: { ratePerS: 1e6 } } };
    const run = Simulation.start(systemOf({ name: 'probe', version: '1.0.0', tickS: 0.1, blocks }));
    run.runTo(5);
    expect(Math.abs(run.read('hot.level') ?? 1)).toBeLessThan(1e-6);
  });

  it('[I2] takes time that stands in the equation into account', () => {
    const driven = defineBlock({
      type: 'driven',
      stiff: true,
      continuous: { value: { unit: '1', value: 0 } },
      derivatives: ({ x, dx, time }) => {
        dx.value = -100 * (x.value - time.timeS);
      },
    });
    const errorFor = (tickS: number): number => {
      const run = Simulation.start(
        systemOf({ name: 'probe', version: '1.0.0', tickS, blocks: { driven: { block: driven } } }),
      );
      run.runTo(Math.round(1 / tickS));
      // Exact: t − 1/100 + e^(−100 t)/100.
      return Math.abs((run.read('driven.value') ?? 0) - (1 - 0.01 + exp(-100) / 100));
    };
    expect(errorFor(0.05)).toBeLessThan(1e-9);
  });

  it('[I3] joins stiff and other blocks with second order', () => {
    const fast = defineBlock({
      type: 'fast',
      stiff: true,
      inputs: { aim: { unit: 'm', value: 0 } },
      outputs: { pull: { unit: 'm/s2' } },
      continuous: { value: { unit: 'm/s2', value: 0 } },
      writeOutputs: ({ x, y }) => {
        y.pull = x.value;
      },
      derivatives: ({ x, dx, u }) => {
        dx.value = -2 * (x.value + u.aim);
      },
    });
    const positionFor = (tickS: number): number => {
      const run = Simulation.start(
        systemOf({
          name: 'probe',
          version: '1.0.0',
          tickS,
          blocks: { oscillator: { block: oscillator }, fast: { block: fast } },
          connections: [
            { from: 'oscillator.positionM', to: 'fast.aim' },
            { from: 'fast.pull', to: 'oscillator.push' },
          ],
        }),
      );
      run.runTo(Math.round(2 / tickS));
      return run.read('oscillator.positionM') ?? Number.NaN;
    };
    const exact = positionFor(0.0005);
    const order = Math.log2(Math.abs(positionFor(0.04) - exact) / Math.abs(positionFor(0.02) - exact));
    expect(order).toBeGreaterThan(1.8);
  });

  it('[I2, E2] goes steps so short that a part of them moves no clock', () => {
    const alarm = defineBlock({
      type: 'alarm',
      discrete: { rang: { unit: '1', value: 0 } },
      guards: [
        {
          name: 'time',
          direction: 'rising',
          // A hair before the end of a tick: what is left of it is too short to be told from nothing.
          value: ({ time }) => time.timeS - (200.01 - 1e-11),
          act: ({ d }) => {
            d.rang += 1;
          },
        },
      ],
    });
    const run = Simulation.start(
      systemOf({
        name: 'probe',
        version: '1.0.0',
        tickS: 0.01,
        blocks: { alarm: { block: alarm }, hot: { block: { ...decay, stiff: true }, parameters: { ratePerS: 0.01 } } },
      }),
    );
    run.runTo(20_002);
    expect(run.read('alarm.rang')).toBe(1);
    expect(run.read('hot.level')).toBeCloseTo(exp(-2.0002), 9);
  });

  it('[I4] stops at a mode that holds a number that is none, and names the block', () => {
    const diary = defineBlock<never, never, never, never, never, { last: number }>({
      type: 'diary',
      mode: { last: 0 },
      update: ({ mode, time }) => {
        mode.last = Math.sqrt(2 - time.tick);
      },
    });
    const run = Simulation.start(
      systemOf({ name: 'probe', version: '1.0.0', tickS: 0.1, blocks: { diary: { block: diary } } }),
    );
    run.runTo(2);
    expect(run.hash()).toHaveLength(64);
    run.step();
    expect(() => run.hash()).toThrow(NonFiniteState);
    expect(() => run.mode('diary')).toThrow(/mode of diary/u);
  });

  it('[I4] stops at a state that is no number, and names it', () => {
    const runaway = defineBlock({
      type: 'runaway',
      continuous: { safe: { unit: '1', value: 1 }, wild: { unit: '1', value: 1 } },
      derivatives: ({ x, dx }) => {
        dx.safe = 0;
        dx.wild = x.wild * x.wild * x.wild;
      },
    });
    const run = Simulation.start(
      systemOf({ name: 'probe', version: '1.0.0', tickS: 0.1, blocks: { runaway: { block: runaway } } }),
    );
    expect(() => run.runTo(100)).toThrow(NonFiniteState);
    expect(() => run.runTo(100)).toThrow(/runaway\.wild/u);
  });

  it('[I4] stops at a discrete state that is no number, and lets a time that never comes be infinite', () => {
    const counter = defineBlock({
      type: 'counter',
      discrete: { nextS: { unit: 's', value: Infinity }, share: { unit: '1', value: 0 } },
      update: ({ d, time }) => {
        if (time.tick === 20) d.share = Number.NaN;
      },
    });
    const run = Simulation.start(
      systemOf({ name: 'probe', version: '1.0.0', tickS: 0.1, blocks: { counter: { block: counter } } }),
    );
    run.runTo(19);
    expect(run.read('counter.nextS')).toBe(Infinity);
    expect(() => run.runTo(40)).toThrow(/counter\.share/u);
  });
});
