import { defineBlock, systemOf } from '@tongyan/sim-engine/kernel';
import { checkProcedure } from '@tongyan/sim-engine/procedures';
import { checkRubric } from '@tongyan/sim-engine/scoring';
import type { NamedScene, SceneExercise, SceneFault, SceneTraining } from '@tongyan/scenes/session';
import type { SceneSource } from './scenes.ts';

/** A litre of water that somebody boils: the smallest machine on which everything about training can be tried. */
const kettle = defineBlock({
  type: 'kettle',
  outputs: { tempC: { unit: 'degC' }, lampOn: { unit: '1' } },
  continuous: { waterC: { unit: 'degC', value: 20 } },
  discrete: { powerW: { unit: 'W', value: 0 } },
  writeOutputs: ({ x, d, y }) => {
    y.tempC = x.waterC;
    y.lampOn = d.powerW > 0 ? 1 : 0;
  },
  derivatives: ({ x, dx, d }) => {
    dx.waterC = (d.powerW - 2 * (x.waterC - 20)) / 4186;
  },
  commands: {
    set: {
      check: (args) =>
        args === 0 || args === 2000 ? { ok: true, value: null } : { ok: false, failure: { code: 'noSuchPower' } },
      apply: (args, { d }) => {
        d.powerW = Number(args);
      },
    },
    refill: {
      check: () => ({ ok: true, value: null }),
      apply: (_args, { x }) => {
        x.waterC = 20;
      },
    },
  },
});

function training(version: string): SceneTraining {
  const system = systemOf({ name: 'kettle', version, tickS: 0.1, blocks: { kettle: { block: kettle } } });
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
          done: { kind: 'signal', signal: 'kettle.tempC', is: '>=', than: 40 },
          hints: ['boil.heat.hint'],
        },
        {
          id: 'off',
          title: 'boil.off',
          after: ['heat'],
          done: { kind: 'command', target: 'kettle', name: 'set', args: 0 },
        },
      ],
      hazards: [],
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
          points: 8,
          criterion: {
            kind: 'value',
            of: { kind: 'stepsDone', steps: ['heat', 'off'] },
            scale: { kind: 'linear', full: 2, none: 0 },
          },
        },
        { id: 'care', title: 'boil.care', line: 'work', kind: 'judged', points: 2 },
      ],
      vetoes: [],
    },
    system,
    procedure.value,
  );
  if (!rubric.ok) throw new Error(JSON.stringify(rubric.failure));
  return {
    system,
    procedure: procedure.value,
    rubric: rubric.value,
    reserved: ['kettle.refill'],
    checkpointEvery: 100,
  };
}

const fault = (id: string, by: number): SceneFault => ({
  id,
  title: `fault.${id}`,
  part: 'gauge',
  inject: { id, target: 'kettle.tempC', effect: { kind: 'bias', by }, trigger: { kind: 'now' } },
});

export const FAULT_IDS = ['secretGaugeHigh', 'secretGaugeLow'] as const;

const exercise = (id: string, faults: readonly SceneFault[], most: number, version: string): SceneExercise => ({
  id,
  title: 'boil.title',
  summary: 'boil.summary',
  modes: ['demonstration', 'guided', 'practice', 'exam'],
  minutes: 10,
  faults,
  faultCount: { least: 0, most },
  passShare: 0.6,
  training: training(version),
});

const texts: Readonly<Record<string, string>> = {
  'boil.title': '烧水',
  'boil.summary': '把一升水烧到四十度',
  'boil.heat': '加热',
  'boil.off': '关断',
  'boil.order': '步骤',
  'boil.care': '安全意识',
  work: '操作',
  'fault.secretGaugeHigh': '温度计偏高',
  'fault.secretGaugeLow': '温度计偏低',
};

export const KETTLE: NamedScene = {
  id: 'kettle',
  version: '1.0.0',
  exercises: [
    exercise('boil', [], 0, '1.0.0'),
    exercise('diagnose', [fault('secretGaugeHigh', 8), fault('secretGaugeLow', -8)], 2, '1.0.0'),
    // A model of another version, as after an update of the server.
    exercise('updated', [], 0, '2.0.0'),
  ],
  strings: { 'zh-CN': texts, en: texts },
};

/** Scenes of tests; the threads that run logs load this module too. */
export const source: SceneSource = {
  manifests: [
    {
      id: 'kettle',
      version: '1.0.0',
      title: { 'zh-CN': '水壶', en: 'Kettle' },
      summary: { 'zh-CN': '烧水', en: 'Boiling water' },
      industry: 'advancedManufacturing',
      levels: ['secondaryVocational'],
      occupations: [],
      certificates: [{ name: { 'zh-CN': '低压电工作业', en: 'Low-voltage electrical work' } }],
    },
  ],
  load: (sceneId) => Promise.resolve(sceneId === KETTLE.id ? KETTLE : null),
};

export const trainingOf = (exerciseId: string): SceneTraining => {
  const found = KETTLE.exercises.find(({ id }) => id === exerciseId);
  if (!found) throw new Error(`the kettle has no exercise ${exerciseId}`);
  return found.training;
};
