import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Block } from './block.ts';
import type { Json } from './json.ts';
import { FAULTS } from './command.ts';
import { Simulation } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import { type System, systemOf } from './system.ts';
import { decay, knob, workshop } from './testing.ts';

const system = systemOf(workshop);

const action = fc.oneof(
  fc.record({ kind: fc.constant('step' as const), ticks: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('turn' as const), level: fc.double({ min: -12, max: 12, noNaN: true }) }),
  fc.constant({ kind: 'wander' as const }),
  fc.constantFrom(
    { kind: 'fault' as const, target: 'oscillator.positionM', effect: { kind: 'stuck' } },
    { kind: 'fault' as const, target: 'gain.in', effect: { kind: 'noise', standardDeviation: 0.1 } },
    { kind: 'fault' as const, target: 'cold.ratePerS', effect: { kind: 'leak', severity: 0.5 } },
    { kind: 'fault' as const, target: 'knob.level', effect: { kind: 'drift', perS: 0.3 } },
  ),
);
type Action = typeof action extends fc.Arbitrary<infer Kind> ? Kind : never;

function act(run: Simulation, step: Action, index: number): void {
  switch (step.kind) {
    case 'step':
      run.runTo(run.tick + step.ticks);
      return;
    case 'turn':
      run.apply({ target: 'knob', name: 'turn', args: step.level });
      return;
    case 'wander':
      run.apply({ target: 'knob', name: 'wander', args: null });
      return;
    case 'fault': {
      const { target, effect } = step;
      const trigger = index % 2 === 0 ? { kind: 'now' } : { kind: 'time', atS: run.timeS + 0.1 };
      const args: Json = { id: `fault-${index}`, target, effect, trigger, lastsS: 0.5 };
      run.apply({ target: FAULTS, name: 'inject', args });
    }
  }
}

describe('a run', () => {
  it('[T1] counts its time from the tick', () => {
    const run = Simulation.start(system);
    run.runTo(10_003);
    expect(run.timeS).toBe(10_003 * 0.02);
  });

  it('[T2] lets updates see the inputs of the end of the tick', () => {
    const run = Simulation.start(system);
    run.step();
    expect(run.read('knob.seenBefore')).toBe(2 * (run.read('oscillator.positionM') ?? 0));
  });

  it('[T3, C1] carries a command out between ticks, and refuses one without a trace', () => {
    const run = Simulation.start(system);
    expect(run.apply({ target: 'knob', name: 'turn', args: 3 })).toEqual({ ok: true, value: null });
    expect(run.read('oscillator.push')).toBe(3);
    const before = run.hash();
    expect(run.apply({ target: 'knob', name: 'turn', args: 11 })).toEqual({
      ok: false,
      failure: { code: 'outOfRange', details: { limit: 10 } },
    });
    expect(run.hash()).toBe(before);
  });

  it.each([
    ['nobody', 'turn', 'unknownTarget'],
    ['knob', 'break', 'unknownCommand'],
    ['knob', 'constructor', 'unknownCommand'],
    ['ball', 'turn', 'unknownCommand'],
    [FAULTS, 'imagine', 'unknownCommand'],
  ])('[C2] refuses %s %s', (target, name, code) => {
    const refused = Simulation.start(system).apply({ target, name, args: null });
    expect(refused.ok ? undefined : refused.failure.code).toBe(code);
  });

  it('[T4, S1] is the same whether it was looked at, stored and restored, or not', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), fc.integer({ min: 0, max: 0xffff_ffff }), (steps, seed) => {
        const plain = Simulation.start(system, seed);
        const watched = Simulation.start(system, seed);
        let restored = Simulation.start(system, seed);
        for (const [index, step] of steps.entries()) {
          act(plain, step, index);
          act(watched, step, index);
          for (const name of system.outputIndex.keys()) watched.read(name);
          act(restored, step, index);
          const resumed = Simulation.resume(system, JSON.parse(JSON.stringify(restored.snapshot())));
          if (!resumed.ok) throw new Error(resumed.failure.code);
          restored = resumed.value;
        }
        for (const run of [plain, watched, restored]) run.runTo(run.tick + 3);
        expect(watched.hash()).toBe(plain.hash());
        expect(restored.hash()).toBe(plain.hash());
        expect([...restored.outputs()]).toEqual([...plain.outputs()]);
      }),
      { numRuns: 60 },
    );
  });

  it('[R1] wanders by its seed alone', () => {
    const hashOf = (seed: number): string => {
      const run = Simulation.start(system, seed);
      run.apply({ target: 'knob', name: 'wander', args: null });
      run.runTo(50);
      return run.hash();
    };
    expect(hashOf(7)).toBe(hashOf(7));
    expect(hashOf(7)).not.toBe(hashOf(8));
  });

  it('[S2] has another hash as soon as one bit differs', () => {
    const run = Simulation.start(system);
    run.runTo(10);
    const snapshot = run.snapshot();
    const digit = snapshot.continuous.at(0) === '0' ? '1' : '0';
    const other = Simulation.resume(system, { ...snapshot, continuous: digit + snapshot.continuous.slice(1) });
    expect(other.ok && other.value.hash()).not.toBe(run.hash());
  });

  it.each([
    ['another system', { system: { ...Simulation.start(system).snapshot().system, name: 'mill' } }, 'otherSystem'],
    [
      'another version',
      { system: { ...Simulation.start(system).snapshot().system, version: '2.0.0' } },
      'otherVersion',
    ],
    [
      'other declarations',
      { system: { ...Simulation.start(system).snapshot().system, fingerprint: '' } },
      'otherVersion',
    ],
    ['a missing state', { continuous: '' }, 'malformedSnapshot'],
    ['digits that are none', { discrete: 'zz'.repeat(24) }, 'malformedSnapshot'],
    ['a missing mode', { modes: [] }, 'malformedSnapshot'],
    ['a negative tick', { tick: -1 }, 'malformedSnapshot'],
    ['faults that are none', { faults: { faults: [{ spec: {} }] } }, 'malformedSnapshot'],
    ['no faults at all', { faults: null }, 'malformedSnapshot'],
  ])('[S3] refuses a snapshot of %s and keeps its state', (_what, change, code) => {
    const run = Simulation.start(system);
    run.runTo(5);
    const before = run.hash();
    const restored = run.restore({ ...run.snapshot(), ...change });
    expect(restored.ok ? undefined : restored.failure.code).toBe(code);
    expect(run.hash()).toBe(before);
  });

  it.each([null, {}, { system: {} }, { system: { name: 'workshop' }, modes: [] }])(
    '[S3] refuses %o, which is no snapshot',
    (value) => {
      const refused = Simulation.start(system).restore(value as unknown as Snapshot);
      expect(refused).toEqual({ ok: false, failure: { code: 'malformedSnapshot' } });
    },
  );

  it.each([Number.NaN, [Number.POSITIVE_INFINITY], { to: Number.NaN }])('[C1] refuses the arguments %o', (args) => {
    const run = Simulation.start(system);
    const before = run.hash();
    const refused = run.apply({ target: 'knob', name: 'wander', args });
    expect(refused.ok ? undefined : refused.failure.code).toBe('malformedArguments');
    expect(run.hash()).toBe(before);
  });

  it.each<[string, Partial<Block>]>([
    ['the unit of an output', { outputs: { level: { unit: 'm' } } }],
    ['whether an output passes inputs through', { outputs: { level: { unit: '1', feedthrough: [] } } }],
    ['the range of a parameter', { parameters: { ratePerS: { unit: '1/s', value: 1, maximum: 2 } } }],
    ['what a leak means', { parameters: { ratePerS: { unit: '1/s', value: 1, faultValues: { leak: 6 } } } }],
  ])('[S3] tells versions apart by %s', (_what, change) => {
    const of = (own: Partial<Block>): System =>
      systemOf({
        name: 'probe',
        version: '1.0.0',
        tickS: 0.1,
        blocks: { it: { block: { ...decay, parameters: { ratePerS: { unit: '1/s', value: 1 } }, ...own } } },
      });
    const restored = Simulation.start(of(change)).restore(Simulation.start(of({})).snapshot());
    expect(restored.ok ? undefined : restored.failure.code).toBe('otherVersion');
  });

  it('[S3] tells versions apart by what they declare', () => {
    const other = systemOf({
      ...workshop,
      blocks: { ...workshop.blocks, spare: { block: knob } },
    });
    const restored = Simulation.start(other).restore(Simulation.start(system).snapshot());
    expect(restored.ok ? undefined : restored.failure.code).toBe('otherVersion');
  });
});
