import { describe, expect, it } from 'vitest';
import { defineBlock } from '../kernel/block.ts';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { type Schedule, scheduleBlock } from './schedule.ts';

const area = defineBlock<never, 'rate', 'sum', 'sum'>({
  type: 'area',
  inputs: { rate: { unit: '1', value: 0 } },
  outputs: { sum: { unit: '1' } },
  continuous: { sum: { unit: '1', value: 0 } },
  writeOutputs({ x, y }) {
    y.sum = x.sum;
  },
  derivatives({ u, dx }) {
    dx.sum = u.rate;
  },
});

function started(schedule: Schedule, tickS: number): Simulation {
  return Simulation.start(
    systemOf({
      name: 'schedule',
      version: '1.0.0',
      tickS,
      blocks: { source: { block: scheduleBlock(schedule, '1') }, area: { block: area } },
      connections: [{ from: 'source.value', to: 'area.rate' }],
    }),
  );
}

const jump: Schedule = { timesS: [0, 1.2345, 1.2345, 2.7], values: [0, 1, 10, 4], steps: false };

describe('a schedule', () => {
  it('acts at the instant of its rows, wherever in a tick they lie', () => {
    const simulation = started(jump, 0.5);
    simulation.runTo(8);
    const exact = 1.2345 / 2 + 7 * (2.7 - 1.2345) + 4 * (4 - 2.7);
    expect(Math.abs((simulation.read('area.sum') ?? 0) - exact)).toBeLessThan(1e-7);
  });

  it('holds from row to row where it steps', () => {
    const simulation = started({ timesS: [0.3, 1.2345, 1.3], values: [-1, 10, 4], steps: true }, 0.5);
    simulation.runTo(4);
    const exact = -1.2345 + 10 * (1.3 - 1.2345) + 4 * 0.7;
    expect(Math.abs((simulation.read('area.sum') ?? 0) - exact)).toBeLessThan(1e-7);
  });

  it('shows the new value at a jump between two ticks, however the tick is rounded', () => {
    for (const tickS of [0.1, 0.3, 0.7, 1 / 3]) {
      const timesS = [0, ...[3, 6, 7, 9].map((ticks) => Number((ticks * tickS).toFixed(12)))];
      const simulation = started({ timesS, values: [0, 1, 2, 3, 4], steps: true }, tickS);
      const seen = Array.from({ length: 11 }, (_, tick) => {
        simulation.runTo(tick);
        return simulation.read('source.value');
      });
      expect(seen).toEqual([0, 0, 0, 1, 1, 1, 2, 3, 3, 4, 4]);
    }
  });

  it('goes on from a snapshot as if it had not been taken', () => {
    const whole = started(jump, 0.5);
    whole.runTo(3);
    const snapshot = whole.snapshot();
    whole.runTo(8);
    const later = started(jump, 0.5);
    later.restore(snapshot);
    later.runTo(8);
    expect(later.hash()).toBe(whole.hash());
  });
});
