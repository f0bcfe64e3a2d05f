import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { Json } from '@tongyan/sim-engine/kernel';
import { type TraineeView, traineeViewOf } from '@tongyan/sim-engine/view';
import { describe, expect, it } from 'vitest';

import type { Control } from '../../session/index.ts';
import { Operator, systemFrom } from '../model/exercises/testing-operator.ts';
import { MILL } from '../model/machine/interface.ts';
import { CONTROLS } from './index.ts';
import { type ByControls, commandsOf } from './testing-by-controls.ts';

const SCRIPT = join(import.meta.dirname, 'testing-by-controls.ts');

const viewIn = (operator: Operator): TraineeView => traineeViewOf(systemFrom('prepared'))(operator.recorder.simulation);

const controlsOf = (view: TraineeView): readonly Control[] => CONTROLS.flatMap(({ controls }) => controls(view));

/** Arguments in which every kind of action finds something to give. */
const ANY: Json = { number: 1, fraction: 0.1, text: 'G0 X0' };

describe('the list of controls', () => {
  it.each([
    ['set-up', 100],
    ['find-fault', null],
    ['make-part', null],
  ])(
    'is enough for the whole of %s, without the picture',
    (exercise, awarded) => {
      const printed = execFileSync(process.execPath, [SCRIPT, exercise], { encoding: 'utf8' });
      expect(JSON.parse(printed) as ByControls).toEqual({ refused: [], complete: true, awarded });
    },
    240_000,
  );

  it('offers every command that a trainee may give', () => {
    const names = new Set<string>();
    const look = (operator: Operator): void => {
      const view = viewIn(operator);
      for (const { actions } of controlsOf(view))
        for (const action of actions)
          for (const { target, name } of commandsOf(action, view, { target: MILL, name: '', args: ANY }))
            names.add(`${target}.${name}`);
    };
    const prepared = new Operator().homes().does('callTool', { toolNumber: 3 }, 12);
    look(prepared);
    look(prepared.does('callTool', { toolNumber: 9 }, 12));
    look(prepared.does('door', { open: true }).does('unclampVice', null));
    look(prepared.does('unloadBlank', null).does('takeGauge', { gauge: 'calliper' }));
    look(prepared.does('beginProgram', null));
    look(prepared.does('controlOff', null).does('emergencyStop', { pressed: true }));
    look(new Operator('morning').waits(1));
    const { commands = {} } = systemFrom('prepared').definition.blocks[MILL]?.block ?? {};
    expect(Object.keys(commands).filter((name) => !names.has(`${MILL}.${name}`))).toEqual([]);
    expect(names).toContain('@session.answer');
  });

  it('has an id, a name, a role and a value for each, and no key twice', () => {
    const controls = controlsOf(viewIn(new Operator().waits(1)));
    const ids = controls.map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    const keys = controls.flatMap(({ key }) => (key === undefined ? [] : [key]));
    expect(keys).toHaveLength(new Set(keys).size);
    // Whatever can be done has a key that reaches it.
    expect(controls.filter(({ actions, key }) => actions.length > 0 && key === undefined)).toEqual([]);
    for (const { actions } of controls) {
      const actionIds = actions.map(({ id }) => id);
      expect(actionIds).toHaveLength(new Set(actionIds).size);
    }
  });
});
