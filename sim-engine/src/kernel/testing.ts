import { succeed } from '../result.ts';
import { defineBlock } from './block.ts';
import type { SystemDefinition } from './system.ts';

/** x' = −k·x */
export const decay = defineBlock({
  type: 'decay',
  parameters: { ratePerS: { unit: '1/s', value: 1, minimum: 0, maximum: 1e9, faultValues: { leak: 5 } } },
  outputs: { level: { unit: '1' } },
  continuous: { level: { unit: '1', value: 1 } },
  writeOutputs: ({ x, y }) => {
    y.level = x.level;
  },
  derivatives: ({ x, dx, p }) => {
    dx.level = -p.ratePerS * x.level;
  },
});

/** x'' = −x: exact solution cos t. */
export const oscillator = defineBlock({
  type: 'oscillator',
  inputs: { push: { unit: 'm/s2', value: 0 } },
  outputs: { positionM: { unit: 'm' } },
  continuous: { positionM: { unit: 'm', value: 1 }, speedMps: { unit: 'm/s', value: 0 } },
  writeOutputs: ({ x, y }) => {
    y.positionM = x.positionM;
  },
  derivatives: ({ x, dx, u }) => {
    dx.positionM = x.speedMps;
    dx.speedMps = u.push - x.positionM;
  },
});

/** y = factor · u at the same instant. */
export const gain = defineBlock({
  type: 'gain',
  parameters: { factor: { unit: '1', value: 2 } },
  inputs: { in: { unit: 'm', value: 0 } },
  outputs: { out: { unit: 'm', feedthrough: true } },
  writeFeedthrough: ({ u, y, p }) => {
    y.out = p.factor * u.in;
  },
});

/** Falls, bounces with 80 % of its speed, counts; rests where it has become slow. */
export const ball = defineBlock({
  type: 'ball',
  outputs: { heightM: { unit: 'm' }, bounces: { unit: '1' } },
  continuous: { heightM: { unit: 'm', value: 1 }, speedMps: { unit: 'm/s', value: 0 } },
  discrete: { bounces: { unit: '1', value: 0 } },
  mode: { resting: false },
  writeOutputs: ({ x, y, d }) => {
    y.heightM = x.heightM;
    y.bounces = d.bounces;
  },
  derivatives: ({ x, dx, mode }) => {
    dx.heightM = mode.resting ? 0 : x.speedMps;
    dx.speedMps = mode.resting ? 0 : -9.81;
  },
  guards: [
    {
      name: 'ground',
      direction: 'falling',
      value: ({ x }) => x.heightM,
      act: (frame) => {
        frame.d.bounces += 1;
        frame.x.heightM = 0;
        frame.x.speedMps *= -0.8;
        if (frame.x.speedMps < 0.05) {
          frame.x.speedMps = 0;
          frame.mode = { resting: true };
        }
      },
    },
  ],
});

/** A level that a person sets, that wanders by chance, and that remembers how it was used. */
export const knob = defineBlock({
  type: 'knob',
  inputs: { seen: { unit: 'm', value: 0 } },
  outputs: { level: { unit: 'm/s2' }, seenBefore: { unit: 'm' } },
  discrete: { level: { unit: 'm/s2', value: 0 }, seen: { unit: 'm', value: 0 } },
  mode: { turns: 0, wandering: false },
  writeOutputs: ({ y, d }) => {
    y.level = d.level;
    y.seenBefore = d.seen;
  },
  update: ({ u, d, mode, random }) => {
    d.seen = u.seen;
    if (mode.wandering) d.level += random.nextUnit() - 0.5;
  },
  commands: {
    turn: {
      check: (args) =>
        typeof args === 'number' && Math.abs(args) <= 10
          ? succeed(null)
          : { ok: false, failure: { code: 'outOfRange', details: { limit: 10 } } },
      apply: (args, { d, mode }) => {
        d.level = args as number;
        mode.turns += 1;
      },
    },
    wander: {
      check: () => succeed(null),
      apply: (_args, frame) => {
        frame.mode = { ...frame.mode, wandering: true };
      },
    },
  },
});

/** A little of everything: a person's knob, an oscillator that it drives, a stiff decay, a ball with events. */
export const workshop: SystemDefinition = {
  name: 'workshop',
  version: '1.0.0',
  tickS: 0.02,
  subSteps: 2,
  blocks: {
    knob: { block: knob },
    oscillator: { block: oscillator },
    gain: { block: gain },
    ball: { block: ball },
    hot: { block: { ...decay, stiff: true }, parameters: { ratePerS: 4000 } },
    cold: { block: decay },
  },
  connections: [
    { from: 'knob.level', to: 'oscillator.push' },
    { from: 'oscillator.positionM', to: 'gain.in' },
    { from: 'gain.out', to: 'knob.seen' },
  ],
};
