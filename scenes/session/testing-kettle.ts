import { defineBlock, systemOf } from '@tongyan/sim-engine/kernel';
import { checkProcedure } from '@tongyan/sim-engine/procedures';
import { checkRubric } from '@tongyan/sim-engine/scoring';

import type { Scene, SceneTraining } from './scene.ts';

const kettle = defineBlock({
  type: 'kettle',
  outputs: { tempC: { unit: 'degC' }, powerW: { unit: 'W' }, secretC: { unit: 'degC', visible: false } },
  continuous: { waterC: { unit: 'degC', value: 20 } },
  discrete: { powerW: { unit: 'W', value: 0 }, noiseC: { unit: 'degC', value: 0 } },
  parameters: { lossWpK: { unit: 'W/K', value: 2, faultValues: { leak: 40 } } },
  writeOutputs: ({ x, d, y }) => {
    y.tempC = x.waterC + d.noiseC;
    y.powerW = d.powerW;
    y.secretC = x.waterC;
  },
  derivatives: ({ x, dx, d, p }) => {
    dx.waterC = (d.powerW - p.lossWpK * (x.waterC - 20)) / 4186;
  },
  update: ({ d, random }) => {
    d.noiseC = (random.nextUnit() - 0.5) / 10;
  },
  commands: {
    set: {
      check: (args) =>
        args === 0 || args === 2000 ? { ok: true, value: null } : { ok: false, failure: { code: 'noSuchPower' } },
      apply: (args, { d }) => {
        d.powerW = Number(args);
      },
    },
    /** Leaves the numbers. */
    burst: {
      check: () => ({ ok: true, value: null }),
      apply: (_args, { x }) => {
        x.waterC = Number.NaN;
      },
    },
  },
});

/** A kettle that boils a litre of water, with two steps to be done: small enough that a test reads it. */
function kettleTraining(): SceneTraining {
  const system = systemOf({ name: 'kettle', version: '1.0.0', tickS: 0.1, blocks: { kettle: { block: kettle } } });
  const procedure = checkProcedure(
    {
      format: 1,
      id: 'boil',
      version: '1.0.0',
      title: 'boil.title',
      steps: [
        {
          id: 'heat',
          title: 'boil.heat',
          begins: { kind: 'command', target: 'kettle', name: 'set', args: 2000 },
          done: { kind: 'signal', signal: 'kettle.tempC', is: '>=', than: 30 },
          hints: ['boil.heat.nudge', 'boil.heat.answer'],
          demonstration: [{ command: { target: 'kettle', name: 'set', args: 2000 }, waitS: 1 }],
        },
        {
          id: 'off',
          title: 'boil.off',
          after: ['heat'],
          done: { kind: 'command', target: 'kettle', name: 'set', args: 0 },
          demonstration: [{ command: { target: 'kettle', name: 'set', args: 0 }, waitS: 0.5 }],
        },
      ],
      hazards: [
        {
          id: 'dry',
          when: { kind: 'signal', signal: 'kettle.tempC', is: '>', than: 105 },
          severity: 'danger',
          veto: true,
          message: 'boil.dry',
        },
      ],
    },
    system,
  );
  if (!procedure.ok) throw new Error(JSON.stringify(procedure.failure));
  const rubric = checkRubric(
    {
      format: 1,
      id: 'boil',
      version: '1.0.0',
      title: 'boil.rubric',
      procedure: 'boil',
      total: 10,
      aspects: [
        {
          id: 'order',
          title: 'boil.order',
          line: 'work',
          kind: 'measured',
          points: 10,
          criterion: {
            kind: 'value',
            of: { kind: 'stepsDone', steps: ['heat', 'off'] },
            scale: { kind: 'linear', full: 2, none: 0 },
          },
        },
      ],
      vetoes: [{ id: 'K1', on: { hazard: 'dry' }, zeroes: 'score' }],
    },
    system,
    procedure.value,
  );
  if (!rubric.ok) throw new Error(JSON.stringify(rubric.failure));
  return {
    system,
    procedure: procedure.value,
    rubric: rubric.value,
    reserved: ['kettle.burst'],
    checkpointEvery: 50,
  };
}

export const kettleScene: Scene = {
  id: 'kettle',
  version: '1.0.0',
  exercises: [
    {
      id: 'boil',
      title: 'boil.title',
      summary: 'boil.title',
      modes: ['demonstration', 'guided', 'practice', 'exam'],
      minutes: 5,
      faults: [],
      faultCount: { least: 0, most: 0 },
      passShare: 0.6,
      training: kettleTraining(),
    },
  ],
};
