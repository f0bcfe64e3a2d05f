import type { TraineeView } from '@tongyan/sim-engine/view';

import type { Control, ControlAction, ControlGroup } from '../../session/index.ts';
import { AXIS_NAMES, TOOL_NUMBERS } from '../model/machine/interface.ts';
import { figures, seen, type SeenMode, text, toMill } from './reading.ts';

type Offsets = SeenMode['offsets'];

/** A register that is written by hand. */
function register(
  name: string,
  [minimum, maximum, step, unit]: readonly [number, number, number, string],
  current: (offsets: Offsets) => number | undefined,
): ControlAction {
  return {
    kind: 'number',
    id: `set.${name}`,
    label: text('action.setRegister', { register: name }),
    minimum,
    maximum,
    step,
    unit,
    current: (view: TraineeView) => {
      const offsets = seen(view)?.offsets;
      return offsets === undefined ? null : (current(offsets) ?? null);
    },
    command: (valueMm) => toMill('setOffset', { register: name, valueMm }),
  };
}

/** The key that takes over what was touched: the touched face has the coordinate that is given, a length nothing to be added. */
const measured = (name: string): ControlAction => ({
  kind: 'number',
  id: `measure.${name}`,
  label: text('action.measureRegister', { register: name }),
  minimum: -1000,
  maximum: 1000,
  step: 0.001,
  unit: 'mm',
  current: () => null,
  command: (valueMm) => toMill('measureOffset', { register: name, valueMm }),
});

const MM = [-1000, 1000, 0.001, 'mm'] as const;

const shownOf = (view: TraineeView, of: (offsets: Offsets) => readonly (readonly [string, number | undefined])[]) => {
  const offsets = seen(view)?.offsets;
  const list = offsets === undefined ? [] : of(offsets).map(([name, value]) => `${name} ${figures(value ?? 0, 3)}`);
  return { text: text('shown.registers', { list: list.join('  ') }) };
};

const workOffset: Control = {
  id: 'workOffset',
  name: 'control.workOffset',
  role: 'role.table',
  key: 'W',
  shown: (view) => shownOf(view, ({ g54 }) => AXIS_NAMES.map((axis) => [axis.toUpperCase(), g54[axis]])),
  actions: AXIS_NAMES.flatMap((axis) => {
    const name = `G54${axis.toUpperCase()}`;
    return [register(name, MM, ({ g54 }) => g54[axis]), measured(name)];
  }),
};

const lengths: Control = {
  id: 'lengths',
  name: 'control.lengths',
  role: 'role.table',
  key: 'H',
  shown: (view) => shownOf(view, ({ h }) => TOOL_NUMBERS.map((tool) => [`H${tool}`, h[String(tool)]])),
  actions: TOOL_NUMBERS.flatMap((tool) => {
    const name = `H${tool}`;
    return [register(name, MM, ({ h }) => h[String(tool)]), measured(name)];
  }),
};

const diameters: Control = {
  id: 'diameters',
  name: 'control.diameters',
  role: 'role.table',
  key: 'D',
  shown: (view) => shownOf(view, ({ d }) => TOOL_NUMBERS.map((tool) => [`D${tool}`, d[String(tool)]])),
  actions: TOOL_NUMBERS.map((tool) => register(`D${tool}`, [0, 200, 0.001, 'mm'], ({ d }) => d[String(tool)])),
};

const drives: Control = {
  id: 'drives',
  name: 'control.drives',
  role: 'role.table',
  key: 'K',
  shown: (view) =>
    shownOf(view, ({ backlash, kvPerS }) => [
      ...AXIS_NAMES.map((axis): [string, number] => [`B${axis.toUpperCase()}`, backlash[axis]]),
      ['KV', kvPerS],
    ]),
  actions: [
    ...AXIS_NAMES.map((axis) =>
      register(`B${axis.toUpperCase()}`, [0, 0.5, 0.001, 'mm'], ({ backlash }) => backlash[axis]),
    ),
    register('KV', [5, 200, 1, '1/s'], ({ kvPerS }) => kvPerS),
  ],
};

/** The registers of the control. */
export const OFFSETS: ControlGroup = {
  id: 'offsets',
  title: 'group.offsets',
  controls: () => [workOffset, lengths, diameters, drives],
};
