import { describe, expect, it } from 'vitest';

import { defineBlock } from './block.ts';
import { Simulation } from './simulation.ts';
import { defineSystem, type SystemDefinition, systemOf } from './system.ts';
import { decay, gain, oscillator } from './testing.ts';

const base = { name: 'probe', version: '1.0.0', tickS: 0.1 } as const;
const problemOf = (definition: Omit<SystemDefinition, 'name' | 'version' | 'tickS'>) => {
  const defined = defineSystem({ ...base, ...definition });
  return defined.ok ? undefined : defined.failure;
};

describe('a system', () => {
  it('[B1] connects only ports of one unit', () => {
    const blocks = { cold: { block: decay }, oscillator: { block: oscillator } };
    expect(problemOf({ blocks, connections: [{ from: 'cold.level', to: 'oscillator.push' }] })).toEqual({
      code: 'unitsDiffer',
      from: 'cold.level',
      to: 'oscillator.push',
      units: ['1', 'm/s2'],
    });
  });

  it('[B2] gives an input one connection, and its declared value without one', () => {
    const blocks = { a: { block: oscillator }, b: { block: oscillator }, gain: { block: gain } };
    const twice = [
      { from: 'a.positionM', to: 'gain.in' },
      { from: 'b.positionM', to: 'gain.in' },
    ];
    expect(problemOf({ blocks, connections: twice })).toEqual({ code: 'inputConnectedTwice', port: 'gain.in' });
    expect(Simulation.start(systemOf({ ...base, blocks })).read('gain.in')).toBe(0);
  });

  it('[B3] computes a chain of feedthrough blocks in the order of the flow, however it was written down', () => {
    const system = systemOf({
      ...base,
      blocks: { last: { block: gain }, middle: { block: gain }, first: { block: gain }, source: { block: oscillator } },
      connections: [
        { from: 'middle.out', to: 'last.in' },
        { from: 'first.out', to: 'middle.in' },
        { from: 'source.positionM', to: 'first.in' },
      ],
    });
    expect(system.feedthroughOrder.map(({ name }) => name)).toEqual(['first', 'middle', 'last']);
    expect(Simulation.start(system).read('last.out')).toBe(8);
  });

  it('[B4] names the blocks of an algebraic loop in the order of the flow', () => {
    const blocks = { outside: { block: gain }, b: { block: gain }, a: { block: gain }, c: { block: gain } };
    const connections = [
      { from: 'c.out', to: 'outside.in' },
      { from: 'a.out', to: 'b.in' },
      { from: 'b.out', to: 'c.in' },
      { from: 'c.out', to: 'a.in' },
    ];
    const problem = problemOf({ blocks, connections });
    expect(problem?.code).toBe('algebraicLoop');
    const loop = problem?.code === 'algebraicLoop' ? problem.blocks : [];
    // A loop has no beginning: turn it until it starts with a.
    const start = loop.indexOf('a');
    expect([...loop.slice(start), ...loop.slice(0, start)]).toEqual(['a', 'b', 'c']);
  });

  it('[B4] sees no loop where an output names the inputs that it passes through', () => {
    const partial = defineBlock({
      type: 'partial',
      inputs: { passed: { unit: 'm', value: 1 }, kept: { unit: 'm', value: 0 } },
      outputs: { out: { unit: 'm', feedthrough: ['passed'] } },
      writeFeedthrough: ({ u, y }) => {
        y.out = u.passed;
      },
    });
    const blocks = { partial: { block: partial }, gain: { block: gain } };
    const connections = [
      { from: 'partial.out', to: 'gain.in' },
      { from: 'gain.out', to: 'partial.kept' },
    ];
    expect(problemOf({ blocks, connections })).toBeUndefined();
  });

  it('[B5] breaks a loop by a delayed connection, at the price of a tick', () => {
    const adder = defineBlock({
      type: 'adder',
      inputs: { in: { unit: 'm', value: 0 } },
      outputs: { out: { unit: 'm', feedthrough: true } },
      writeFeedthrough: ({ u, y }) => {
        y.out = u.in + 1;
      },
    });
    const blocks = { adder: { block: adder } };
    expect(problemOf({ blocks, connections: [{ from: 'adder.out', to: 'adder.in' }] })?.code).toBe('algebraicLoop');
    const delayed = [{ from: 'adder.out', to: 'adder.in', delayed: true }];
    const run = Simulation.start(systemOf({ ...base, blocks, connections: delayed }));
    const seen = [run.read('adder.out')];
    for (let tick = 0; tick < 3; tick++) {
      run.step();
      seen.push(run.read('adder.out'));
    }
    expect(seen).toEqual([2, 3, 4, 5]);
  });

  it.each([
    [
      'an unknown output',
      { connections: [{ from: 'cold.nothing', to: 'gain.in' }] },
      { code: 'unknownPort', port: 'cold.nothing' },
    ],
    [
      'an unknown block',
      { connections: [{ from: 'cold.level', to: 'nobody.in' }] },
      { code: 'unknownPort', port: 'nobody.in' },
    ],
    [
      'an unknown parameter',
      { blocks: { cold: { block: decay, parameters: { speed: 1 } } } },
      { code: 'unknownQuantity', block: 'cold', quantity: 'speed' },
    ],
    [
      'an unknown initial state',
      { blocks: { cold: { block: decay, initial: { depth: 1 } } } },
      { code: 'unknownQuantity', block: 'cold', quantity: 'depth' },
    ],
    [
      'a parameter that every object has',
      { blocks: { cold: { block: decay, parameters: { constructor: 1 } } } },
      { code: 'unknownQuantity', block: 'cold', quantity: 'constructor' },
    ],
    [
      'a name of a block whose ports could be those of another',
      { blocks: { 'cold.water': { block: decay } } },
      { code: 'badBlockName', block: 'cold.water' },
    ],
    [
      "a name that is the faults'",
      { blocks: { '@faults': { block: decay } } },
      { code: 'badBlockName', block: '@faults' },
    ],
    [
      'a parameter out of range',
      { blocks: { cold: { block: decay, parameters: { ratePerS: -1 } } } },
      { code: 'parameterOutOfRange', parameter: 'cold.ratePerS', value: -1 },
    ],
    [
      'a parameter that is no number',
      { blocks: { cold: { block: decay, parameters: { ratePerS: Number.NaN } } } },
      { code: 'parameterOutOfRange', parameter: 'cold.ratePerS', value: Number.NaN },
    ],
    ['no sub-steps', { subSteps: 0 }, { code: 'badStep', tickS: 0.1, subSteps: 0 }],
  ])('[B6] is refused for %s, which is named', (_what, change, problem) => {
    const blocks = { cold: { block: decay }, gain: { block: gain } };
    expect(problemOf({ blocks, ...change })).toEqual(problem);
  });
});
