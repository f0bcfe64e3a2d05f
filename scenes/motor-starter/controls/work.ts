import type { TraineeView } from '@tongyan/sim-engine/view';

import type { Choice, Control, ControlGroup, Shown } from '../../session/index.ts';
import { ANSWERS } from '../model/answers.ts';
import { HAND } from './instruments.ts';
import { isOn, toCabinet, valueOf } from './reading.ts';

const PARTS = ANSWERS.map((id): Choice => ({ id, label: `part.${id}` }));

const announce: Control = {
  id: 'announce',
  name: 'control.announce',
  role: 'role.speech',
  key: 'a',
  shown: (view) =>
    isOn(view, 'work.announced') ? { text: 'shown.announced', tone: 'on' } : { text: 'shown.notAnnounced' },
  actions: [{ kind: 'do', id: 'announce', label: 'action.announce', command: () => toCabinet('announce', {}) }],
};

const answer: Control = {
  id: 'answer',
  name: 'control.answer',
  role: 'role.answer',
  key: 'd',
  shown: (view) => ({ text: { key: 'shown.readings', values: { count: valueOf(view, 'work.readings') } } }),
  actions: [
    {
      kind: 'choose',
      id: 'answer',
      label: 'action.answer',
      choices: () => PARTS,
      current: () => null,
      command: (choice) => ({
        target: '@session',
        name: 'answer',
        args: { question: 'faultyPart', answer: choice },
      }),
    },
  ],
};

const replace: Control = {
  id: 'replace',
  name: 'control.replace',
  role: 'role.repair',
  key: 'p',
  shown: () => ({ text: 'shown.spareParts' }),
  actions: [
    {
      kind: 'choose',
      id: 'replace',
      label: 'action.replace',
      choices: () => PARTS,
      current: () => null,
      command: (choice) => toCabinet('replace', { part: choice }),
    },
  ],
};

function motorShown(view: TraineeView): Shown {
  const rpm = Math.round((valueOf(view, 'M.speedRadps') * 30) / Math.PI);
  if (valueOf(view, 'M.growl') >= 0.5) return { text: { key: 'shown.growling', values: { rpm } }, tone: 'danger' };
  if (valueOf(view, 'M.hum') >= 0.5) return { text: { key: 'shown.humming', values: { rpm } }, tone: 'warning' };
  if (valueOf(view, 'M.hum') > 0) return { text: { key: 'shown.driven', values: { rpm } }, tone: 'on' };
  return { text: { key: rpm === 0 ? 'shown.standsStill' : 'shown.coasting', values: { rpm } } };
}

const motor: Control = { id: 'M', name: 'part.M', role: 'role.motor', shown: motorShown, actions: [] };

const CONTROLS: readonly Control[] = [motor, announce, HAND, answer, replace];

/** The motor, and what a person says and does beside switching and measuring. */
export const WORK: ControlGroup = { id: 'work', title: 'group.work', controls: () => CONTROLS };
