import type { Control, ControlGroup, Shown } from '../../session/index.ts';
import type { TraineeView } from '@tongyan/sim-engine/view';
import { digits, doing, isOn, toCabinet, valueOf } from './reading.ts';

function contactorShown(view: TraineeView, part: string): Shown {
  if (isOn(view, `${part}.burnt`)) return { text: 'shown.burnt', tone: 'danger' };
  if (isOn(view, `${part}.held`)) return { text: 'shown.held', tone: 'on' };
  if (isOn(view, `${part}.closed`)) return { text: 'shown.pulledIn', tone: 'on' };
  return isOn(view, `${part}.buzzing`) ? { text: 'shown.buzzing', tone: 'warning' } : { text: 'shown.letGo' };
}

const contactor = (part: string, key: string): Control => ({
  id: part,
  name: `part.${part}`,
  role: 'role.contactor',
  key,
  shown: (view) => contactorShown(view, part),
  actions: [
    doing('hold', part, (view) => !isOn(view, `${part}.held`)),
    doing('letGo', part, (view) => isOn(view, `${part}.held`)),
  ],
});

const timer: Control = {
  id: 'KT',
  name: 'part.KT',
  role: 'role.timer',
  key: '6',
  shown: (view) => {
    const dialS = digits(valueOf(view, 'KT.dialS'));
    if (isOn(view, 'KT.changedOver')) return { text: { key: 'shown.changedOver', values: { dialS } }, tone: 'on' };
    const elapsedS = valueOf(view, 'KT.elapsedS').toFixed(2);
    if (!isOn(view, 'KT.energised')) return { text: { key: 'shown.dialS', values: { dialS } } };
    return { text: { key: 'shown.timing', values: { dialS, elapsedS } }, tone: 'on' };
  },
  actions: [
    {
      kind: 'number',
      id: 'set',
      label: 'action.set',
      minimum: 0.5,
      maximum: 30,
      step: 0.5,
      unit: 's',
      current: (view) => valueOf(view, 'KT.dialS'),
      command: (value) => toCabinet('set', { part: 'KT', value }),
    },
  ],
};

const relay: Control = {
  id: 'FR',
  name: 'part.FR',
  role: 'role.overloadRelay',
  key: '7',
  shown: (view) => {
    const values = { dialA: digits(valueOf(view, 'FR.dialA')) };
    if (isOn(view, 'FR.tripped')) return { text: { key: 'shown.relayTripped', values }, tone: 'danger' };
    return { text: { key: 'shown.relayReady', values } };
  },
  actions: [
    {
      kind: 'number',
      id: 'set',
      label: 'action.set',
      minimum: 7,
      maximum: 16,
      step: 0.1,
      unit: 'A',
      current: (view) => valueOf(view, 'FR.dialA'),
      command: (value) => toCabinet('set', { part: 'FR', value }),
    },
    doing('reset', 'FR', (view) => isOn(view, 'FR.tripped')),
    doing('test', 'FR', (view) => !isOn(view, 'FR.tripped')),
  ],
};

const CONTROLS: readonly Control[] = [
  contactor('KM1', 'q'),
  contactor('KM2', 'w'),
  contactor('KM3', 'e'),
  timer,
  relay,
];

/** Contactors, the timer and the overload relay. */
export const RELAYS: ControlGroup = { id: 'relays', title: 'group.relays', controls: () => CONTROLS };
