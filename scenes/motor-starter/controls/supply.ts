import type { TraineeView } from '@tongyan/sim-engine/view';

import type { Control, ControlGroup, Shown } from '../../session/index.ts';
import { doing, isOn } from './reading.ts';

const poles = { FU1: [1, 2, 3], FU2: [1] } as const;

function breakerShown(view: TraineeView): Shown {
  if (isOn(view, 'QF.tripped')) return { text: 'shown.tripped', tone: 'danger' };
  if (isOn(view, 'QF.closed')) return { text: 'shown.switchedOn', tone: 'on' };
  return { text: isOn(view, 'QF.locked') ? 'shown.lockedOff' : 'shown.switchedOff' };
}

const breaker: Control = {
  id: 'QF',
  name: 'part.QF',
  role: 'role.breaker',
  key: '4',
  shown: breakerShown,
  actions: [
    doing('turnOn', 'QF', (view) => !isOn(view, 'QF.closed')),
    doing('turnOff', 'QF', (view) => isOn(view, 'QF.closed') || isOn(view, 'QF.tripped')),
  ],
};

const lock: Control = {
  id: 'lock',
  name: 'control.lock',
  role: 'role.padlock',
  key: 'l',
  shown: (view) => (isOn(view, 'QF.locked') ? { text: 'shown.locked', tone: 'on' } : { text: 'shown.unlocked' }),
  actions: [
    doing('lock', 'QF', (view) => !isOn(view, 'QF.locked')),
    doing('unlock', 'QF', (view) => isOn(view, 'QF.locked')),
  ],
};

const tag: Control = {
  id: 'tag',
  name: 'control.tag',
  role: 'role.tag',
  key: 't',
  shown: (view) => (isOn(view, 'QF.tagged') ? { text: 'shown.tagged', tone: 'on' } : { text: 'shown.untagged' }),
  actions: [
    doing('tag', 'QF', (view) => !isOn(view, 'QF.tagged')),
    doing('untag', 'QF', (view) => isOn(view, 'QF.tagged')),
  ],
};

const fuse = (part: 'FU1' | 'FU2', key: string): Control => ({
  id: part,
  name: `part.${part}`,
  role: 'role.fuse',
  key,
  shown: (view) => {
    if (!isOn(view, `${part}.inserted`)) return { text: 'shown.pulled', tone: 'warning' };
    const melted = poles[part].some((pole) => isOn(view, `${part}.melted${pole}`));
    return melted ? { text: 'shown.melted', tone: 'danger' } : { text: 'shown.inserted' };
  },
  actions: [
    doing('pull', part, (view) => isOn(view, `${part}.inserted`)),
    doing('insert', part, (view) => !isOn(view, `${part}.inserted`)),
  ],
});

/** Switching off, locking, and the fuses. */
export const SUPPLY: ControlGroup = {
  id: 'supply',
  title: 'group.supply',
  controls: () => [breaker, lock, tag, fuse('FU1', '8'), fuse('FU2', '5')],
};
