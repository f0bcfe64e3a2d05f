import type { Control, ControlAction, ControlGroup } from '../../session/index.ts';
import { AXIS_NAMES, type AxisName, OPERATIONS } from '../model/machine/interface.ts';
import { doing, lit, reading, seen, switching, text, toMill, valueOf } from './reading.ts';

const operation: Control = {
  id: 'operation',
  name: 'control.operation',
  role: 'role.selector',
  key: 'w',
  shown: (view) => ({ text: `operation.${seen(view)?.operation ?? 'reference'}`, tone: 'on' }),
  actions: [
    {
      kind: 'choose',
      id: 'choose',
      label: 'action.choose',
      choices: () => OPERATIONS.map((id) => ({ id, label: `operation.${id}` })),
      current: (view) => seen(view)?.operation ?? null,
      command: (choice) => toMill('mode', { mode: OPERATIONS.find((id) => id === choice) ?? 'reference' }),
    },
  ],
};

const HOMES = ['all', 'z', 'x', 'y'] as const;

const home: Control = {
  id: 'home',
  name: 'control.home',
  role: 'role.pushButton',
  key: 'h',
  shown: (view) => lit(valueOf(view, 'homedAll') === 1, 'homed', 'notHomed'),
  actions: HOMES.map((axis) => doing(`home.${axis}`, 'home', { axis })),
};

const POSITIONS = {
  x: { machine: 'machineXMm', work: 'workXMm', distance: 'distanceXMm', scale: 'scaleXMm', follow: 'followXMm' },
  y: { machine: 'machineYMm', work: 'workYMm', distance: 'distanceYMm', scale: 'scaleYMm', follow: 'followYMm' },
  z: { machine: 'machineZMm', work: 'workZMm', distance: 'distanceZMm', scale: 'scaleZMm', follow: 'followZMm' },
} as const;

const STEPS = ['0.001', '0.01', '0.1'] as const;

const turning = (axis: AxisName, step: (typeof STEPS)[number]): ControlAction => ({
  kind: 'number',
  id: `handle.${step}`,
  label: text('action.handle', { step }),
  minimum: -1000,
  maximum: 1000,
  step: 1,
  unit: '1',
  current: () => null,
  command: (clicks) => toMill('handle', { axis, stepMm: Number(step), clicks: Math.round(clicks) }),
});

/** An axis: its displays, the jog keys and the handwheel. */
const axisControl = (axis: AxisName): Control => ({
  id: `axis.${axis}`,
  name: text('control.axis', { axis: axis.toUpperCase() }),
  role: 'role.axis',
  key: axis,
  shown: (view) => {
    const { machine, work, distance, scale, follow } = POSITIONS[axis];
    const at = (name: typeof machine | typeof work | typeof distance | typeof scale | typeof follow): string =>
      valueOf(view, name).toFixed(3).replace('-', '−');
    const values = {
      machine: at(machine),
      work: at(work),
      distance: at(distance),
      scale: at(scale),
      follow: at(follow),
    };
    return { text: text('shown.axis', values) };
  },
  actions: [
    {
      kind: 'hold',
      id: 'jogPlus',
      label: text('action.jogPlus', { axis: axis.toUpperCase() }),
      press: toMill('jog', { axis, direction: 1 }),
      release: toMill('jog', { axis, direction: 0 }),
    },
    {
      kind: 'hold',
      id: 'jogMinus',
      label: text('action.jogMinus', { axis: axis.toUpperCase() }),
      press: toMill('jog', { axis, direction: -1 }),
      release: toMill('jog', { axis, direction: 0 }),
    },
    ...STEPS.map((step) => turning(axis, step)),
  ],
});

const spindle: Control = {
  id: 'spindle',
  name: 'control.spindle',
  role: 'role.spindle',
  key: 's',
  shown: (view) => ({
    text: text('shown.spindle', {
      rpm: Math.round(valueOf(view, 'spindleRpm')),
      set: Math.round(valueOf(view, 'spindleSetRpm')),
      load: Math.round(valueOf(view, 'spindleLoadPercent')),
      power: valueOf(view, 'spindlePowerKw').toFixed(2),
    }),
    tone: valueOf(view, 'spindleLoadPercent') > 100 ? 'danger' : 'plain',
  }),
  actions: [
    {
      kind: 'number',
      id: 'spindleSpeed',
      label: 'action.spindleSpeed',
      minimum: -8000,
      maximum: 8000,
      step: 10,
      unit: '1/min',
      current: (view) => Math.round(valueOf(view, 'spindleSetRpm')),
      command: (rpm) => toMill('spindle', { rpm }),
    },
    doing('spindleStop', 'spindle', { rpm: 0 }),
  ],
};

const coolant: Control = {
  id: 'coolant',
  name: 'control.coolant',
  role: 'role.switch',
  key: 'k',
  shown: (view) => ({
    text: text(seen(view)?.coolant === true ? 'shown.coolantOn' : 'shown.coolantOff', {
      flow: Math.round(100 * valueOf(view, 'coolantFlow')),
    }),
    ...(seen(view)?.coolant === true ? { tone: 'on' } : {}),
  }),
  actions: switching(
    'coolant',
    ['turnOn', 'turnOff'],
    [{ on: true }, { on: false }],
    (view) => seen(view)?.coolant === true,
  ),
};

const feedOverride: Control = {
  id: 'feedOverride',
  name: 'control.feedOverride',
  role: 'role.selector',
  key: 'f',
  shown: (view) => ({
    text: text('shown.feed', {
      percent: Math.round(valueOf(view, 'feedOverridePercent')),
      feed: Math.round(valueOf(view, 'feedMmpm')),
    }),
  }),
  actions: [
    {
      kind: 'number',
      id: 'percent',
      label: 'action.percent',
      minimum: 0,
      maximum: 150,
      step: 10,
      unit: '%',
      current: (view) => valueOf(view, 'feedOverridePercent'),
      command: (percent) => toMill('feedOverride', { percent }),
    },
  ],
};

const RAPIDS = [0, 25, 50, 100] as const;

const rapidOverride: Control = {
  id: 'rapidOverride',
  name: 'control.rapidOverride',
  role: 'role.selector',
  key: 'r',
  shown: (view) => reading(valueOf(view, 'rapidOverridePercent'), 0, 'percent'),
  actions: [
    {
      kind: 'choose',
      id: 'percent',
      label: 'action.percent',
      choices: () =>
        RAPIDS.map((percent) => ({ id: String(percent), label: text('unit.percent', { value: percent }) })),
      current: (view) => String(valueOf(view, 'rapidOverridePercent')),
      command: (choice) =>
        toMill('rapidOverride', { percent: RAPIDS.find((percent) => String(percent) === choice) ?? 0 }),
    },
  ],
};

type Toggle = 'singleBlock' | 'dryRun' | 'optionalStop';

const toggle = (id: Toggle, key: string): Control => ({
  id,
  name: `control.${id}`,
  role: 'role.switch',
  key,
  shown: (view) => lit(seen(view)?.[id] === true, 'on', 'off'),
  actions: switching(id, ['turnOn', 'turnOff'], [{ on: true }, { on: false }], (view) => seen(view)?.[id] === true),
});

const cycle: Control = {
  id: 'cycle',
  name: 'control.cycle',
  role: 'role.pushButton',
  key: 'p',
  shown: (view) => {
    const state = seen(view)?.cycle ?? 'idle';
    const values = { line: valueOf(view, 'programLine') };
    return { text: text(`shown.cycle.${state}`, values), ...(state === 'running' ? { tone: 'on' } : {}) };
  },
  actions: [
    doing('cycleStart', 'cycleStart', null),
    doing('feedHold', 'feedHold', null),
    doing('reset', 'reset', null),
  ],
};

/** The operator's panel. */
export const PANEL: ControlGroup = {
  id: 'panel',
  title: 'group.panel',
  controls: () => [
    operation,
    home,
    ...AXIS_NAMES.map(axisControl),
    spindle,
    coolant,
    feedOverride,
    rapidOverride,
    toggle('singleBlock', 'b'),
    toggle('dryRun', 'n'),
    toggle('optionalStop', 'j'),
    cycle,
  ],
};
