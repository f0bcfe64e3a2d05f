import { describe, expect, it } from 'vitest';

import { type Block, defineBlock } from './block.ts';
import { Simulation } from './simulation.ts';
import { systemOf } from './system.ts';
import { ball } from './testing.ts';

const runOf = (block: Block, tickS = 0.1): Simulation =>
  Simulation.start(systemOf({ name: 'probe', version: '1.0.0', tickS, blocks: { it: { block } } }));

/** Rises at 1/s; its guards write down when they acted. */
function ramp(direction: 'rising' | 'falling' | 'either', thresholds: readonly number[], from = 0): Block {
  return defineBlock<never, never, never, 'level', never, { acted: number[] }>({
    type: 'ramp',
    continuous: { level: { unit: '1', value: from } },
    mode: { acted: [] },
    derivatives: ({ dx }) => {
      dx.level = 1;
    },
    guards: thresholds.map((threshold, index) => ({
      name: `at ${threshold}`,
      direction,
      value: ({ x }) => x.level - threshold,
      act: (frame) => {
        frame.mode = { acted: [...frame.mode.acted, index, frame.time.timeS] };
      },
    })),
  });
}

const actedOf = (run: Simulation): number[] => (run.mode('it') as { acted: number[] }).acted;

describe('events', () => {
  it.each([
    ['rising', [0, 0.25]],
    ['either', [0, 0.25]],
    ['falling', []],
  ] as const)('[E1] a guard that looks %s sees a rise as it should', (direction, seen) => {
    const run = runOf(ramp(direction, [0.25]));
    run.runTo(5);
    expect(actedOf(run)).toEqual(seen.map((value) => expect.closeTo(value, 9)));
  });

  it('[E1] a value that starts at zero has not crossed it', () => {
    const run = runOf(ramp('either', [0]));
    run.runTo(3);
    expect(actedOf(run)).toEqual([]);
  });

  it('[E2] a bouncing ball meets the ground when mechanics says so, whatever the step', () => {
    for (const tickS of [0.1, 0.037, 0.011]) {
      const run = runOf(ball, tickS);
      run.runTo(Math.ceil(0.5 / tickS));
      expect(run.read('it.bounces')).toBe(1);
      // Fall for √(2/9.81) s, then a parabola from 0 at 80 % of the speed.
      const fallS = Math.sqrt(2 / 9.81);
      const sinceS = run.timeS - fallS;
      const expected = 0.8 * 9.81 * fallS * sinceS - (9.81 / 2) * sinceS * sinceS;
      expect(run.read('it.heightM')).toBeCloseTo(expected, 8);
    }
  });

  it.each([
    [0.01, 1],
    [0.001, 1],
    [0.02, 2],
    [0.05, 3],
  ])('[E1, T1] every moment comes once, with ticks of %s s in %i steps', (tickS, subSteps) => {
    const clock = defineBlock({
      type: 'clock',
      discrete: { rung: { unit: '1', value: 0 } },
      guards: [
        {
          name: 'next',
          direction: 'rising',
          // Written as decimals: a tick's time by addition lies on one side of many of them, by multiplication on the other.
          value: ({ time, d }) => time.timeS - Number(((d.rung + 1) * tickS).toPrecision(12)),
          act: ({ d }) => {
            d.rung += 1;
          },
        },
      ],
    });
    const run = Simulation.start(
      systemOf({ name: 'probe', version: '1.0.0', tickS, subSteps, blocks: { it: { block: clock } } }),
    );
    for (let tick = 1; tick <= 3000; tick++) {
      run.step();
      expect(run.read('it.rung')).toBe(tick);
    }
  });

  it('[E3] guards that cross together act in their order, those that cross apart in that of time', () => {
    const run = runOf(ramp('rising', [0.06, 0.02, 0.06]), 1);
    run.step();
    expect(actedOf(run)).toEqual([1, 0.02, 0, 0.06, 2, 0.06].map((value) => expect.closeTo(value, 8)));
  });

  it('[E4] a model that chatters is slow, but goes on', () => {
    const chatter = defineBlock({
      type: 'chatter',
      continuous: { level: { unit: '1', value: -1e-3 } },
      discrete: { turns: { unit: '1', value: 0 }, sign: { unit: '1', value: 1 } },
      derivatives: ({ dx, d }) => {
        dx.level = d.sign;
      },
      guards: [
        {
          name: 'edge',
          direction: 'rising',
          value: ({ x }) => x.level,
          act: ({ x, d }) => {
            d.turns += 1;
            x.level = -1e-6;
          },
        },
      ],
    });
    const run = runOf(chatter);
    run.runTo(3);
    // 16 located events and one at the end of the step, three times.
    expect(run.read('it.turns')).toBe(51);
    expect(run.tick).toBe(3);
  });

  it('[E4] rests in the end as a ball does', () => {
    const run = runOf(ball, 0.01);
    run.runTo(1000);
    expect(run.mode('it')).toEqual({ resting: true });
    expect(run.read('it.heightM')).toBe(0);
  });
});
