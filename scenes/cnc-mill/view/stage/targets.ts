import type { Object3D } from 'three';

import type { Target, TargetShape } from '../../../kit/index.ts';
import { CONSOLE, ENCLOSURE, MAGAZINE, SETTER } from '../machine/layout.ts';
import { type Key, KEY_MM, KEYS, type Knob, KNOBS } from '../machine/console.ts';
import { VICE } from '../machine/vice.ts';
import { seenMode } from '../now.ts';
import type { WordKey } from '../words/words.ts';
import type { Operator } from './operator.ts';

type Keys = (typeof KEYS)[number]['id'];

/** Which control of the list a part of the picture belongs to. */
const KEY_CONTROLS: Readonly<Record<Keys, string>> = {
  controlOn: 'control',
  controlOff: 'control',
  singleBlock: 'singleBlock',
  dryRun: 'dryRun',
  optionalStop: 'optionalStop',
  coolant: 'coolant',
  spindle: 'spindle',
  door: 'door',
  cycleStart: 'cycle',
  feedHold: 'cycle',
  reset: 'cycle',
  jogX: 'axis.x',
  jogY: 'axis.y',
  jogZ: 'axis.z',
  home: 'home',
};
const KNOB_CONTROLS = {
  mode: 'operation',
  feed: 'feedOverride',
  rapid: 'rapidOverride',
  emergency: 'emergencyStop',
  handwheel: 'axis.x',
} as const;

/** The target in which a control is seen; those that are not there are only in the list. */
export const SEEN_CONTROLS: Readonly<Record<string, string>> = {
  emergencyStop: 'knob.emergency',
  operation: 'knob.mode',
  feedOverride: 'knob.feed',
  rapidOverride: 'knob.rapid',
  control: 'key.controlOn',
  cycle: 'key.cycleStart',
  home: 'key.home',
  singleBlock: 'key.singleBlock',
  dryRun: 'key.dryRun',
  optionalStop: 'key.optionalStop',
  coolant: 'key.coolant',
  spindle: 'head',
  door: 'door.right',
  vice: 'vice',
  blank: 'blank',
  indicator: 'vice',
  setter: 'setter',
  tools: 'magazine',
  'axis.x': 'key.jogX',
  'axis.y': 'key.jogY',
  'axis.z': 'key.jogZ',
  tower: 'tower',
  alarms: 'tower',
};

function pressKey({ port, give, select }: Operator, id: string): void {
  select(KEY_CONTROLS[id] ?? id);
  const mode = seenMode(port.frame().view);
  switch (id) {
    case 'controlOn':
    case 'controlOff':
    case 'cycleStart':
    case 'feedHold':
    case 'reset':
      return void give(id, null, 'stage');
    case 'singleBlock':
    case 'dryRun':
    case 'optionalStop':
    case 'coolant':
      return void give(id, { on: !mode[id] }, 'stage');
    case 'door':
      return toggleDoor({ port, give });
    case 'home':
      return void give('home', { axis: 'all' }, 'stage');
  }
}

function toggleDoor({ port, give }: Pick<Operator, 'port' | 'give'>): void {
  void give('door', { open: seenMode(port.frame().view).door === 'closed' }, 'stage');
}

const tipOf = ({ word }: Operator, key: WordKey): (() => { title: string }) => {
  const title = word(key);
  return () => ({ title });
};

const keyTarget = (operator: Operator, object: Object3D, { id, x, z }: Key): Target => ({
  id: `key.${id}`,
  shape: { kind: 'box', min: [x - KEY_MM / 2, -14, z - KEY_MM / 2], max: [x + KEY_MM / 2, 0, z + KEY_MM / 2] },
  object,
  priority: 2,
  snapPx: 4,
  tip: tipOf(operator, `console.${id}` as WordKey),
  onPress: () => pressKey(operator, id),
});

function knobTarget(operator: Operator, object: Object3D, { id, x, z, radius }: Knob): Target {
  const control = KNOB_CONTROLS[id as keyof typeof KNOB_CONTROLS];
  return {
    id: `knob.${id}`,
    shape: { kind: 'box', min: [x - radius, -50, z - radius], max: [x + radius, 0, z + radius] },
    object,
    priority: 2,
    snapPx: 4,
    tip: tipOf(operator, `console.${id}` as WordKey),
    onPress: () => {
      operator.select(control);
      const { emergencyStop } = seenMode(operator.port.frame().view);
      if (id === 'emergency') void operator.give('emergencyStop', { pressed: !emergencyStop }, 'stage');
    },
  };
}

/** Keys and knobs of the console, in its own axes. */
export const consoleTargets = (operator: Operator, object: Object3D): readonly Target[] => [
  ...KEYS.map((key) => keyTarget(operator, object, key)),
  ...Object.values(KNOBS).map((knob) => knobTarget(operator, object, knob)),
  {
    id: 'console',
    shape: boxShape([-CONSOLE.widthMm / 2, -8, -CONSOLE.heightMm / 2], [CONSOLE.widthMm / 2, 90, CONSOLE.heightMm / 2]),
    object,
    tip: tipOf(operator, 'look.console'),
  },
];

/** Leaves of the door: the whole leaf is pressed. */
export const doorTarget = (operator: Operator, object: Object3D, side: 'left' | 'right'): Target => {
  const { openingHalfMm, openingLowMm, openingHighMm } = ENCLOSURE;
  const [low, high] = side === 'left' ? [-openingHalfMm, -4] : [4, openingHalfMm];
  return {
    id: `door.${side}`,
    // Half of the opening: what is behind the other half is seen through the window.
    shape: boxShape([low, -16, openingLowMm], [high, 16, openingHighMm]),
    object,
    priority: -1,
    tip: tipOf(operator, 'console.door'),
    onPress: () => {
      operator.select('door');
      toggleDoor(operator);
    },
  };
};

/** What stands on the table, each in its own axes. */
export const tableTargets = (
  operator: Operator,
  { table, vice, part }: Readonly<Record<'table' | 'vice' | 'part', Object3D>>,
): readonly Target[] => [
  still(operator, vice, 'vice', boxShape([-80, -200, 0], [80, 96, VICE.jawTopMm]), 'part.vice', 'vice'),
  still(
    operator,
    part,
    'blank',
    boxShape([-50, -40, VICE.parallelTopMm], [50, 40, VICE.parallelTopMm + 30]),
    'part.blank',
    'blank',
    1,
  ),
  still(
    operator,
    table,
    'setter',
    boxShape(
      [SETTER.atMm[0] - 34, SETTER.atMm[1] - 34, 0],
      [SETTER.atMm[0] + 34, SETTER.atMm[1] + 34, SETTER.heightMm],
    ),
    'part.setter',
    'setter',
    1,
  ),
];

export const headTarget = (operator: Operator, object: Object3D): Target =>
  still(operator, object, 'head', boxShape([-100, -100, -110], [100, 100, 130]), 'part.spindle', 'spindle');

export const magazineTarget = (operator: Operator, object: Object3D): Target => {
  const reach = MAGAZINE.radiusMm + 40;
  return still(
    operator,
    object,
    'magazine',
    boxShape([-reach, -reach, -150], [reach, reach, 110]),
    'look.magazine',
    'tool1',
  );
};

function still(
  operator: Operator,
  object: Object3D,
  id: string,
  shape: TargetShape,
  name: WordKey,
  control: string,
  priority = 0,
): Target {
  return { id, shape, object, priority, tip: tipOf(operator, name), onPress: () => operator.select(control) };
}

function boxShape(min: readonly [number, number, number], max: readonly [number, number, number]): TargetShape {
  return { kind: 'box', min, max };
}
