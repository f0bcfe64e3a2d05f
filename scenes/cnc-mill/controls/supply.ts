import type { Control, ControlGroup } from '../../session/index.ts';
import { WEARABLES, type Wearable } from '../model/machine/interface.ts';
import { doing, figures, lit, reading, seen, switching, text, toMill, valueOf } from './reading.ts';

const air: Control = {
  id: 'air',
  name: 'control.air',
  role: 'role.valve',
  key: 'a',
  shown: (view) => {
    const mpa = valueOf(view, 'airMPa');
    return reading(mpa, 2, 'mpa', mpa >= 0.5 && mpa <= 0.7 ? 'on' : 'warning');
  },
  actions: [
    ...switching('air', ['open', 'close'], [{ open: true }, { open: false }], (view) => seen(view)?.air === true),
    {
      kind: 'number',
      id: 'regulate',
      label: 'action.regulate',
      minimum: 0,
      maximum: 1,
      step: 0.05,
      unit: 'MPa',
      current: (view) => seen(view)?.airSetMPa ?? null,
      command: (mpa) => toMill('airRegulator', { mpa }),
    },
  ],
};

const mainSwitch: Control = {
  id: 'mainSwitch',
  name: 'control.mainSwitch',
  role: 'role.switch',
  key: 'm',
  shown: (view) => lit(seen(view)?.mainSwitch === true, 'on', 'off'),
  actions: switching(
    'mainSwitch',
    ['turnOn', 'turnOff'],
    [{ on: true }, { on: false }],
    (view) => seen(view)?.mainSwitch === true,
  ),
};

const control: Control = {
  id: 'control',
  name: 'control.control',
  role: 'role.pushButton',
  key: 'c',
  shown: (view) => {
    const state = seen(view)?.control ?? 'off';
    return { text: `shown.control.${state}`, ...(state === 'on' ? { tone: 'on' } : {}) };
  },
  actions: [
    doing('controlOn', 'controlOn', null, (view) => seen(view)?.control === 'off'),
    doing('controlOff', 'controlOff', null, (view) => seen(view)?.control !== 'off'),
  ],
};

const emergencyStop: Control = {
  id: 'emergencyStop',
  name: 'control.emergencyStop',
  role: 'role.emergencyStop',
  key: 'e',
  shown: (view) => lit(seen(view)?.emergencyStop === true, 'pressed', 'released', 'danger'),
  actions: switching(
    'emergencyStop',
    ['press', 'release'],
    [{ pressed: true }, { pressed: false }],
    (view) => seen(view)?.emergencyStop === true,
  ),
};

const door: Control = {
  id: 'door',
  name: 'control.door',
  role: 'role.door',
  key: 'd',
  shown: (view) => lit(seen(view)?.door === 'open', 'open', 'closed', 'warning'),
  actions: switching(
    'door',
    ['open', 'close'],
    [{ open: true }, { open: false }],
    (view) => seen(view)?.door === 'open',
  ),
};

const oil: Control = {
  id: 'oil',
  name: 'control.oil',
  role: 'role.gauge',
  key: 'o',
  shown: (view) => (seen(view)?.oilOk === false ? { text: 'shown.low', tone: 'warning' } : { text: 'shown.enough' }),
  actions: [doing('fillUp', 'service', { item: 'oil' })],
};

const WEAR_KEYS: Readonly<Record<Wearable, string>> = { gloves: 'G', glasses: 'I', shoes: 'S', overall: 'O', cap: 'C' };

const wear = (item: Wearable): Control => ({
  id: item,
  name: `wear.${item}`,
  role: 'role.clothing',
  key: WEAR_KEYS[item],
  shown: (view) => lit(seen(view)?.wearing[item] === true, 'worn', 'notWorn', item === 'gloves' ? 'danger' : 'on'),
  actions: switching(
    'wear',
    ['putOn', 'takeOff'],
    [
      { item, on: true },
      { item, on: false },
    ],
    (view) => seen(view)?.wearing[item] === true,
  ),
});

/** The operator and what he wears. */
export const PERSON: ControlGroup = { id: 'person', title: 'group.person', controls: () => WEARABLES.map(wear) };

const tower: Control = {
  id: 'tower',
  name: 'control.tower',
  role: 'role.lamp',
  shown: (view) => {
    if (valueOf(view, 'lampRed') === 1) return { text: 'shown.red', tone: 'danger' };
    if (valueOf(view, 'lampGreen') === 1) return { text: 'shown.green', tone: 'on' };
    return valueOf(view, 'lampYellow') === 1 ? { text: 'shown.yellow', tone: 'warning' } : { text: 'shown.dark' };
  },
  actions: [],
};

const alarms: Control = {
  id: 'alarms',
  name: 'control.alarms',
  role: 'role.display',
  shown: (view) => {
    const [first, ...more] = seen(view)?.alarms ?? [];
    if (first === undefined) return { text: 'shown.noAlarm' };
    const values = { code: first.code, more: more.length, line: first.line ?? '' };
    return { text: text(`alarm.${first.key}`, values), tone: 'danger' };
  },
  actions: [],
};

const hours: Control = {
  id: 'hours',
  name: 'control.hours',
  role: 'role.display',
  shown: (view) => ({
    text: text('shown.hours', {
      running: figures(valueOf(view, 'runningMin'), 1),
      cutting: figures(valueOf(view, 'cuttingMin'), 1),
    }),
  }),
  actions: [],
};

/** Air, power, door and what the machine says of itself. */
export const SUPPLY: ControlGroup = {
  id: 'supply',
  title: 'group.supply',
  controls: () => [air, oil, mainSwitch, control, emergencyStop, door, tower, alarms, hours],
};
