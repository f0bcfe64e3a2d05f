import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defineBlock } from '../kernel/block.ts';
import { FAULTS } from '../kernel/command.ts';
import { canonicalJson, type Json } from '../kernel/json.ts';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { recordTank } from '../log/testing.ts';
import { anySeed, command, instructor, perform, tankActions, trainee } from '../testing/tank/actions.ts';
import { tankSystem } from '../testing/tank/system.ts';
import { entriesFor } from './entries.ts';
import { instructorViewOf, isShownToTrainees, traineeViewOf } from './view.ts';

const traineeView = traineeViewOf(tankSystem);
const instructorView = instructorViewOf(tankSystem);
const inject = (id: string, target: string, effect: Json, trigger: Json = { kind: 'now' }) =>
  command(FAULTS, 'inject', { id, target, effect, trigger });

/** Faults that never strike in what follows. */
const dormant = fc.constantFrom<Json[]>(
  ['pump.ratedM3ps', { kind: 'seizure' }, { kind: 'time', atS: 1e6 }],
  ['levelGauge.shown', { kind: 'noise', standardDeviation: 3 }, { kind: 'time', atS: 1e6 }],
  ['tank.drainM2p5ps', { kind: 'leak' }, { kind: 'condition', when: { kind: 'any', of: [] } }],
  [
    'tank.tempC',
    { kind: 'stuck' },
    { kind: 'condition', when: { kind: 'signal', signal: 'tank.tempC', is: '<', than: -300 } },
  ],
);

describe("a trainee's view", () => {
  it('[O1] holds what instruments show, and nothing else', () => {
    const run = Simulation.start(tankSystem);
    expect(traineeView(run)).toEqual({
      tick: 0,
      timeS: 0,
      signals: {
        'pump.flowM3ps': 0,
        'heater.powerW': 0,
        'valve.opening': 1,
        'levelGauge.shown': 0.1,
        'tempGauge.shown': 20,
        'alarm.sounding': 0,
        'hall.airC': 20,
      },
      modes: { pump: { running: false }, alarm: { on: false, acknowledged: false } },
    });
  });

  it.each([
    ['levelGauge.shown', true],
    ['tank.levelM', false],
    ['tank.heightM', false],
    ['tank.areaM2', false],
    ['levelGauge.true', false],
    ['nothing.shown', false],
    ['levelGauge', false],
  ])('[O1] may follow %s: %s', (signal, shown) => {
    expect(isShownToTrainees(tankSystem, signal)).toBe(shown);
  });

  it('[O2] shows what a fault does', () => {
    const run = Simulation.start(tankSystem);
    run.apply(inject('f', 'levelGauge.shown', { kind: 'bias', by: 0.5 }));
    expect(traineeView(run).signals['levelGauge.shown']).toBe(0.6);
    expect(canonicalJson(traineeView(run) as unknown as Json)).not.toContain('bias');
  });

  it('[O3] is the same with faults that have not struck as without them', () => {
    fc.assert(
      fc.property(tankActions, anySeed, fc.array(dormant, { minLength: 1, maxLength: 4 }), (actions, seed, faults) => {
        const own = actions.filter(({ command: { target } }) => target !== FAULTS);
        const plain = recordTank(seed);
        const armed = recordTank(seed);
        for (const [index, [target = '', effect = null, trigger = null]] of faults.entries())
          expect(armed.command(instructor, inject(`f${index}`, target as string, effect, trigger)).ok).toBe(true);
        for (const action of own) {
          perform(plain, [action]);
          perform(armed, [action]);
          const text = canonicalJson(traineeView(armed.simulation) as unknown as Json);
          expect(text).toBe(canonicalJson(traineeView(plain.simulation) as unknown as Json));
        }
        expect(entriesFor('trainee', armed.log().entries)).toEqual(entriesFor('trainee', plain.log().entries));
        expect(instructorView(armed.simulation).faults.map(({ phase }) => phase)).toEqual(faults.map(() => 'armed'));
      }),
      { numRuns: 60 },
    );
  });

  it('[O6] shows no number where there is none', () => {
    const broken = defineBlock({
      type: 'broken',
      outputs: { ratio: { unit: '1' } },
      writeOutputs: ({ y }) => {
        y.ratio = 0 / 0;
      },
    });
    const system = systemOf({ name: 'broken', version: '1.0.0', tickS: 0.1, blocks: { broken: { block: broken } } });
    expect(traineeViewOf(system)(Simulation.start(system)).signals).toEqual({ 'broken.ratio': null });
  });
});

describe("an instructor's view", () => {
  it('[O4] holds everything, with the phases of faults', () => {
    const run = Simulation.start(tankSystem);
    run.apply(inject('now', 'tank.levelM', { kind: 'stuck', at: 7 }));
    run.apply(inject('later', 'pump.ratedM3ps', { kind: 'seizure' }, { kind: 'time', atS: 5 }));
    run.apply(inject('leak', 'tank.drainM2p5ps', { kind: 'leak' }));
    run.apply(command(FAULTS, 'clear', { id: 'leak' }));
    run.runTo(2);
    const view = instructorView(run);
    expect(view.signals['tank.levelM']).toBe(7);
    expect(view.states['tank.heightM']).toBe(run.readState('tank.heightM'));
    expect(view.states['tank.heightM']).toBeLessThan(0.1);
    expect(view.parameters['tank.areaM2']).toBe(0.02);
    expect(view.inputs['levelGauge.true']).toBe(7);
    expect(view.modes['pump']).toEqual({ running: false, starts: 0 });
    expect(view.faults.map(({ spec, phase, sinceTick }) => [spec.id, phase, sinceTick])).toEqual([
      ['now', 'active', 0],
      ['later', 'armed', -1],
      ['leak', 'over', 0],
    ]);
  });

  it('[O4] sees the true state beneath a fault on an output of the same name', () => {
    const twin = defineBlock({
      type: 'twin',
      outputs: { levelM: { unit: 'm' } },
      continuous: { levelM: { unit: 'm', value: 2 } },
      writeOutputs: ({ x, y }) => {
        y.levelM = x.levelM;
      },
    });
    const system = systemOf({ name: 'twin', version: '1.0.0', tickS: 0.1, blocks: { twin: { block: twin } } });
    const run = Simulation.start(system);
    run.apply(inject('f', 'twin.levelM', { kind: 'scale', factor: 3 }));
    const { signals, states } = instructorViewOf(system)(run);
    expect([signals['twin.levelM'], states['twin.levelM']]).toEqual([6, 2]);
  });
});

describe('entries', () => {
  it('[O5] hide faults and judgements from trainees', () => {
    const recorder = recordTank();
    recorder.command(trainee, command('pump', 'start'));
    recorder.command(instructor, inject('f', 'pump.ratedM3ps', { kind: 'seizure' }));
    recorder.command(instructor, command('@session', 'message', { text: 'go on' }));
    recorder.command(instructor, command('@judgement', 'give', { aspect: 'order', points: 2 }));
    const { entries } = recorder.log();
    expect(entriesFor('trainee', entries).map(({ command: { name } }) => name)).toEqual(['start', 'message']);
    expect(entriesFor('instructor', entries)).toHaveLength(4);
    expect(Object.keys(entriesFor('trainee', entries)[1] ?? {})).toEqual(['tick', 'actor', 'command']);
  });
});
