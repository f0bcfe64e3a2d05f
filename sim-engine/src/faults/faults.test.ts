import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defineBlock } from '../kernel/block.ts';
import { FAULTS } from '../kernel/command.ts';
import type { Json } from '../kernel/json.ts';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { decay, gain, oscillator } from '../kernel/testing.ts';
import type { FaultSpec } from './fault.ts';

const system = systemOf({
  name: 'bench',
  version: '1.0.0',
  tickS: 0.1,
  blocks: { oscillator: { block: oscillator }, gain: { block: gain }, other: { block: gain }, cold: { block: decay } },
  connections: [
    { from: 'oscillator.positionM', to: 'gain.in' },
    { from: 'oscillator.positionM', to: 'other.in' },
  ],
});

function inject(run: Simulation, spec: Partial<FaultSpec>): ReturnType<Simulation['apply']> {
  const whole = { id: 'fault', target: 'gain.in', effect: { kind: 'bias', by: 1 }, trigger: { kind: 'now' }, ...spec };
  return run.apply({ target: FAULTS, name: 'inject', args: JSON.parse(JSON.stringify(whole)) as Json });
}

const clear = (run: Simulation, id = 'fault'): ReturnType<Simulation['apply']> =>
  run.apply({ target: FAULTS, name: 'clear', args: { id } });

describe('faults', () => {
  it('[F1] come off again: what lies beneath has not noticed', () => {
    const sound = Simulation.start(system);
    const faulty = Simulation.start(system);
    inject(faulty, { target: 'oscillator.positionM', effect: { kind: 'stuck', at: 7 } });
    for (const run of [sound, faulty]) run.runTo(10);
    expect(faulty.read('gain.out')).toBe(14);
    clear(faulty);
    expect(faulty.read('gain.out')).toBe(sound.read('gain.out'));
  });

  it('[F1] come off an input that nothing is connected to, as a run that is resumed then shows', () => {
    const run = Simulation.start(
      systemOf({ name: 'alone', version: '1.0.0', tickS: 0.1, blocks: { oscillator: { block: oscillator } } }),
    );
    inject(run, { target: 'oscillator.push', lastsS: 0.1 });
    run.step();
    const resumed = Simulation.resume(run.system, run.snapshot());
    expect(run.read('oscillator.push')).toBe(0);
    run.runTo(9);
    if (!resumed.ok) throw new Error(resumed.failure.code);
    resumed.value.runTo(9);
    expect(run.hash()).toBe(resumed.value.hash());
  });

  it('[F1, S1] come off where a snapshot without them is restored', () => {
    const run = Simulation.start(
      systemOf({ name: 'alone', version: '1.0.0', tickS: 0.1, blocks: { oscillator: { block: oscillator } } }),
    );
    const sound = run.snapshot();
    inject(run, { target: 'oscillator.push' });
    run.step();
    expect(run.restore(sound).ok).toBe(true);
    expect(run.read('oscillator.push')).toBe(0);
  });

  it('[F4] apply once to an output that follows from state, though its block passes others through', () => {
    const both = defineBlock({
      type: 'both',
      inputs: { in: { unit: '1', value: 3 } },
      outputs: { kept: { unit: '1' }, passed: { unit: '1', feedthrough: true } },
      writeOutputs: ({ y }) => {
        y.kept = 1;
      },
      writeFeedthrough: ({ u, y }) => {
        y.passed = u.in;
      },
    });
    const run = Simulation.start(
      systemOf({ name: 'both', version: '1.0.0', tickS: 0.1, blocks: { it: { block: both } } }),
    );
    inject(run, { id: 'kept', target: 'it.kept', effect: { kind: 'bias', by: 5 } });
    inject(run, { id: 'passed', target: 'it.passed', effect: { kind: 'bias', by: 5 } });
    expect([run.read('it.kept'), run.read('it.passed')]).toEqual([6, 8]);
  });

  it.each([0.03, 0.06, 1 / 30])('[F5] strike and end on the tick that is meant, with ticks of %s s', (tickS) => {
    const fine = systemOf({ name: 'fine', version: '1.0.0', tickS, blocks: { gain: { block: gain } } });
    for (let tick = 1; tick < 60; tick++) {
      const run = Simulation.start(fine);
      const atS = Number((tick * tickS).toPrecision(12));
      inject(run, { trigger: { kind: 'time', atS }, lastsS: atS });
      const seen: number[] = [];
      while (run.tick <= 2 * tick) {
        run.step();
        if (run.read('gain.in') === 1) seen.push(run.tick);
      }
      expect([seen[0], seen.at(-1)]).toEqual([tick, 2 * tick - 1]);
    }
  });

  it('[F5] end once their `until` is true, and are then over for good', () => {
    const run = Simulation.start(system);
    const beyond = { kind: 'signal', signal: 'oscillator.positionM', is: '<', than: 0.5 } as const;
    inject(run, { target: 'cold.level', effect: { kind: 'stuck', at: 3 }, until: beyond });
    const seen: boolean[] = [];
    while (run.tick < 80) {
      run.step();
      seen.push(run.read('cold.level') === 3);
    }
    const ended = seen.indexOf(false);
    expect(ended).toBeGreaterThan(3);
    expect(seen.slice(ended)).not.toContain(true);
    const sound = Simulation.start(system);
    sound.runTo(80);
    expect(run.read('cold.level')).toBe(sound.read('cold.level'));
  });

  it('[F5] do not count for `until` what was before they struck', () => {
    const pulse = { kind: 'signal', signal: 'gain.out', is: '>', than: 100 } as const;
    const endsAfter = (pulsed: 'before' | 'after'): boolean => {
      const run = Simulation.start(system);
      const trigger = { kind: 'time', atS: 1 } as const;
      inject(run, {
        target: 'cold.level',
        effect: { kind: 'stuck', at: 3 },
        trigger,
        until: { kind: 'once', of: pulse },
      });
      run.runTo(pulsed === 'before' ? 5 : 20);
      inject(run, { id: 'pulse', effect: { kind: 'bias', by: 1000 }, lastsS: 0.2 });
      run.runTo(40);
      return run.read('cold.level') !== 3;
    };
    expect([endsAfter('before'), endsAfter('after')]).toEqual([false, true]);
  });

  it('[F5, S1] remember on the way what `until` has seen', () => {
    const held = { kind: 'held', of: { kind: 'signal', signal: 'cold.level', is: '==', than: 3 }, forS: 2 } as const;
    const start = (): Simulation => {
      const run = Simulation.start(system);
      inject(run, { target: 'cold.level', effect: { kind: 'stuck', at: 3 }, until: held });
      return run;
    };
    const run = start();
    run.runTo(10);
    const resumed = Simulation.resume(
      system,
      JSON.parse(JSON.stringify(run.snapshot())) as ReturnType<typeof run.snapshot>,
    );
    if (!resumed.ok) throw new Error(resumed.failure.code);
    for (const one of [run, resumed.value]) one.runTo(60);
    expect(resumed.value.hash()).toBe(run.hash());
    expect(run.read('cold.level')).not.toBe(3);
  });

  it('[F6] draw noise once in the tick in which they strike', () => {
    const noiseOf = (trigger: FaultSpec['trigger'], from: number): unknown => {
      const run = Simulation.start(system, 5);
      run.runTo(from);
      inject(run, { target: 'other.in', effect: { kind: 'noise', standardDeviation: 1 }, trigger });
      run.runTo(10);
      return (run.faults() as { faults: readonly { draw: number }[] }).faults[0]?.draw;
    };
    expect(noiseOf({ kind: 'time', atS: 0.5 }, 0)).toBe(noiseOf({ kind: 'now' }, 5));
  });

  it.each(['now', 'time', 'condition'] as const)('[F7] hold the value of the end of the tick, struck by %s', (kind) => {
    const counter = defineBlock({
      type: 'counter',
      outputs: { count: { unit: '1' } },
      discrete: { count: { unit: '1', value: 0 } },
      writeOutputs: ({ y, d }) => {
        y.count = d.count;
      },
      update: ({ d }) => {
        d.count += 1;
      },
    });
    const run = Simulation.start(
      systemOf({ name: 'count', version: '1.0.0', tickS: 0.1, blocks: { it: { block: counter } } }),
    );
    const when = { kind: 'signal', signal: 'it.count', is: '>=', than: 3 } as const;
    if (kind === 'now') run.runTo(3);
    const trigger = { now: { kind }, time: { kind, atS: 0.3 }, condition: { kind, when } }[kind];
    inject(run, { target: 'it.count', effect: { kind: 'stuck' }, trigger: trigger as FaultSpec['trigger'] });
    run.runTo(3);
    expect(run.read('it.count')).toBe(3);
    run.runTo(7);
    expect(run.read('it.count')).toBe(3);
  });

  it('[F7, S1] hold no value that is no number, which no snapshot could keep', () => {
    const odd = defineBlock({
      type: 'odd',
      outputs: { root: { unit: '1' } },
      writeOutputs: ({ y, time }) => {
        y.root = Math.sqrt(time.tick - 3);
      },
    });
    const run = Simulation.start(
      systemOf({ name: 'odd', version: '1.0.0', tickS: 0.1, blocks: { it: { block: odd } } }),
    );
    inject(run, { target: 'it.root', effect: { kind: 'stuck' } });
    run.runTo(2);
    expect([run.read('it.root'), run.hash().length]).toEqual([Number.NaN, 64]);
    run.runTo(9);
    expect(run.read('it.root')).toBe(0);
  });

  it('[C3] are copies: whoever gave the arguments cannot change them afterwards', () => {
    const run = Simulation.start(system);
    const effect = { kind: 'bias', by: 1 };
    run.apply({
      target: FAULTS,
      name: 'inject',
      args: { id: 'f', target: 'gain.in', effect, trigger: { kind: 'now' } },
    });
    effect.by = 7;
    run.runTo(1);
    expect((run.read('gain.in') ?? 0) - (run.read('other.in') ?? 0)).toBeCloseTo(1, 12);
  });

  it('[F2] on an input reach that block alone, on an output everyone who reads it', () => {
    const run = Simulation.start(system);
    inject(run, { target: 'gain.in' });
    expect([run.read('gain.out'), run.read('other.out')]).toEqual([4, 2]);
    clear(run);
    inject(run, { target: 'oscillator.positionM' });
    expect([run.read('gain.out'), run.read('other.out')]).toEqual([4, 4]);
  });

  it('[F2] change a parameter until they end', () => {
    const run = Simulation.start(system);
    inject(run, { target: 'gain.factor', effect: { kind: 'scale', factor: 5 } });
    expect([run.read('gain.factor'), run.read('gain.out'), run.read('other.out')]).toEqual([10, 10, 2]);
    clear(run);
    expect([run.read('gain.factor'), run.read('gain.out')]).toEqual([2, 2]);
  });

  it.each([
    [{ kind: 'stuck', at: 0.25 }, 0.25],
    [{ kind: 'bias', by: -0.5 }, 0.5],
    [{ kind: 'scale', factor: 3 }, 3],
    [{ kind: 'drift', perS: 2 }, 1],
    [{ kind: 'noise', standardDeviation: 0 }, 1],
  ] as const)('[F3] %o makes 1 into %s at the moment of striking', (effect, seen) => {
    const run = Simulation.start(system);
    inject(run, { effect });
    expect(run.read('gain.in')).toBe(seen);
  });

  it('[F3] a drift grows with the seconds since it struck', () => {
    const run = Simulation.start(system);
    run.runTo(5);
    inject(run, { target: 'other.in', effect: { kind: 'drift', perS: 2 } });
    run.runTo(15);
    expect((run.read('other.in') ?? 0) - (run.read('gain.in') ?? 0)).toBeCloseTo(2, 12);
  });

  it('[F3] a declared effect draws the quantity to the declared value by its severity', () => {
    const run = Simulation.start(system);
    inject(run, { target: 'cold.ratePerS', effect: { kind: 'leak', severity: 0.25 } });
    expect(run.read('cold.ratePerS')).toBe(0.75 * 1 + 0.25 * 5);
  });

  it('[F8] keep a parameter within its declared range', () => {
    const run = Simulation.start(system);
    inject(run, { target: 'cold.ratePerS', effect: { kind: 'bias', by: -7 } });
    expect(run.read('cold.ratePerS')).toBe(0);
    clear(run);
    inject(run, { target: 'cold.ratePerS', effect: { kind: 'scale', factor: 1e12 } });
    expect(run.read('cold.ratePerS')).toBe(1e9);
  });

  it('[F4] apply in the order of injection', () => {
    const run = Simulation.start(system);
    inject(run, { id: 'first', effect: { kind: 'bias', by: 1 } });
    inject(run, { id: 'second', effect: { kind: 'scale', factor: 10 } });
    expect(run.read('gain.in')).toBe(20);
    clear(run, 'first');
    expect(run.read('gain.in')).toBe(10);
  });

  it('[F5] strike at their time, and end after theirs', () => {
    const run = Simulation.start(system);
    inject(run, { effect: { kind: 'stuck', at: 9 }, trigger: { kind: 'time', atS: 0.3 }, lastsS: 0.4 });
    const seen: number[] = [];
    while (run.tick < 9) {
      run.step();
      if (run.read('gain.in') === 9) seen.push(run.tick);
    }
    expect(seen).toEqual([3, 4, 5, 6]);
  });

  it('[F5] strike when their condition comes true', () => {
    const run = Simulation.start(system);
    const when = { kind: 'signal', signal: 'oscillator.positionM', is: '<', than: 0 } as const;
    inject(run, { effect: { kind: 'stuck', at: 9 }, trigger: { kind: 'condition', when } });
    run.runTo(15);
    expect(run.read('gain.in')).not.toBe(9);
    run.runTo(16);
    // cos 1.6 < 0
    expect(run.read('gain.in')).toBe(9);
  });

  it("[F6] draw noise that moves no other fault's", () => {
    const noisy = { target: 'other.in', effect: { kind: 'noise', standardDeviation: 1 } } as const;
    const noiseOf = (more: boolean): number[] => {
      const run = Simulation.start(system, 5);
      inject(run, { id: 'watched', ...noisy });
      if (more) inject(run, { id: 'more', target: 'gain.in', effect: { kind: 'noise', standardDeviation: 2 } });
      return Array.from({ length: 20 }, () => {
        run.step();
        return (run.read('other.in') ?? 0) - (run.read('oscillator.positionM') ?? 0);
      });
    };
    expect(noiseOf(true)).toEqual(noiseOf(false));
  });

  it('[F6] draw noise with the mean and the spread that were asked for', () => {
    const run = Simulation.start(system, 2026);
    inject(run, { target: 'other.in', effect: { kind: 'noise', standardDeviation: 2 } });
    const draws = Array.from({ length: 20_000 }, () => {
      run.step();
      return (run.read('other.in') ?? 0) - (run.read('oscillator.positionM') ?? 0);
    });
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / draws.length;
    // Four standard errors of 20,000 draws.
    expect(Math.abs(mean)).toBeLessThan(0.057);
    expect(Math.abs(Math.sqrt(variance) - 2)).toBeLessThan(0.04);
  });

  it('[F7] hold a stuck value at that of the moment', () => {
    const run = Simulation.start(system);
    run.runTo(3);
    const then = run.read('oscillator.positionM');
    inject(run, { target: 'oscillator.positionM', effect: { kind: 'stuck' } });
    run.runTo(20);
    expect(run.read('gain.in')).toBe(then);
  });

  it.each([
    ['no id', { id: '' }, 'malformedFault'],
    ['an unknown effect', { effect: { kind: 'explode' } }, 'malformedFault'],
    ['a field that does not belong', { effect: { kind: 'bias', by: 1, at: 2 } }, 'malformedFault'],
    ['a severity above 1', { target: 'cold.ratePerS', effect: { kind: 'leak', severity: 2 } }, 'malformedFault'],
    ['an effect that the target does not declare', { effect: { kind: 'short' } }, 'effectNotDeclared'],
    ['a target that is none', { target: 'gain.colour' }, 'unknownFaultTarget'],
    ['a target that every object has', { target: 'gain.constructor' }, 'unknownFaultTarget'],
    ['a predicate that is none', { trigger: { kind: 'condition', when: { kind: 'maybe' } } }, 'malformedFault'],
    ['an end that is no predicate', { until: { kind: 'maybe' } }, 'malformedFault'],
  ])('[C3] refuse %s', (_what, change, code) => {
    const run = Simulation.start(system);
    const before = run.hash();
    const refused = inject(run, change as Partial<FaultSpec>);
    expect(refused.ok ? undefined : refused.failure.code).toBe(code);
    expect(run.hash()).toBe(before);
  });

  it('[C3] refuse an id that is at work, and clearing one that is not', () => {
    const run = Simulation.start(system);
    inject(run, {});
    const again = inject(run, {});
    expect(again.ok ? undefined : again.failure.code).toBe('faultExists');
    const unknown = clear(run, 'other');
    expect(unknown.ok ? undefined : unknown.failure.code).toBe('unknownFault');
  });

  it('[C3] survive any arguments', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (args) => {
        const run = Simulation.start(system);
        run.apply({ target: FAULTS, name: 'inject', args: args as Json });
        run.runTo(2);
        expect(run.tick).toBe(2);
      }),
    );
  });
});
