import type { Control, ControlGroup } from '../../session/index.ts';
import { SIZES } from '../model/drawing/sizes.ts';
import { FAULTY_PARTS } from '../model/faults/parts.ts';
import { CLEANABLES, SERVICE_ITEMS } from '../model/machine/interface.ts';
import { recordQuestion } from '../model/exercises/record.ts';
import { answer, doing, figures, lit, seen, text, toMill, valueOf } from './reading.ts';

const blank: Control = {
  id: 'blank',
  name: 'control.blank',
  role: 'role.workpiece',
  key: 'l',
  shown: (view) => ({ text: `shown.blank.${seen(view)?.blank ?? 'none'}` }),
  actions: [
    doing('loadBlank', 'loadBlank', null, (view) => seen(view)?.blank === 'none'),
    doing('unloadBlank', 'unloadBlank', null, (view) => seen(view)?.blank === 'loose'),
  ],
};

const vice: Control = {
  id: 'vice',
  name: 'control.vice',
  role: 'role.vice',
  key: 'Y',
  shown: (view) => {
    const torqueNm = valueOf(view, 'viceTorqueNm');
    return torqueNm > 0
      ? { text: text('shown.clamped', { torque: figures(torqueNm, 0) }), tone: 'on' }
      : { text: 'shown.unclamped' };
  },
  actions: [
    {
      kind: 'number',
      id: 'clamp',
      label: 'action.clamp',
      minimum: 1,
      maximum: 120,
      step: 5,
      unit: 'N·m',
      current: (view) => valueOf(view, 'viceTorqueNm'),
      command: (torqueNm) => toMill('clampVice', { torqueNm }),
    },
    doing('unclamp', 'unclampVice', null, (view) => seen(view)?.blank === 'clamped'),
  ],
};

const indicator: Control = {
  id: 'indicator',
  name: 'control.indicator',
  role: 'role.gauge',
  key: 'i',
  shown: (view) => {
    const found = seen(view)?.vice.indicatorMmPer100 ?? null;
    if (found === null) return { text: 'shown.noReading' };
    const tone = Math.abs(found) <= 0.02 ? 'on' : 'warning';
    return { text: text('shown.indicator', { mm: figures(found, 3) }), tone };
  },
  actions: [
    doing('indicate', 'indicateVice', null),
    doing('tapTrue', 'tapTrue', null, (view) => seen(view)?.vice.indicatorMmPer100 !== null),
    {
      kind: 'number',
      id: 'tap',
      label: 'action.tap',
      minimum: -0.5,
      maximum: 0.5,
      step: 0.005,
      unit: 'mm/100',
      current: () => null,
      command: (mmPer100) => toMill('tapVice', { mmPer100 }),
    },
  ],
};

const deburr: Control = {
  id: 'deburr',
  name: 'control.deburr',
  role: 'role.tool',
  key: 'E',
  shown: (view) => lit(seen(view)?.deburred === true, 'deburred', 'sharp'),
  actions: [doing('deburr', 'deburr', null)],
};

/** Blank, vice and indicator. */
export const WORKPIECE: ControlGroup = {
  id: 'workpiece',
  title: 'group.workpiece',
  controls: () => [blank, vice, indicator, deburr],
};

const service: Control = {
  id: 'service',
  name: 'control.service',
  role: 'role.tool',
  key: 'V',
  shown: (view) => {
    const serviced = seen(view)?.serviced;
    const count = serviced === undefined ? 0 : SERVICE_ITEMS.reduce((sum, item) => sum + serviced[item], 0);
    return { text: text('shown.serviced', { count }) };
  },
  actions: SERVICE_ITEMS.map((item) => doing(`service.${item}`, 'service', { item })),
};

const cleaning: Control = {
  id: 'cleaning',
  name: 'control.cleaning',
  role: 'role.tool',
  key: 'L',
  shown: (view) => {
    const cleaned = seen(view)?.cleaned;
    const dirty = cleaned === undefined ? 0 : CLEANABLES.filter((item) => !cleaned[item]).length;
    return dirty === 0 ? { text: 'shown.clean', tone: 'on' } : { text: text('shown.dirty', { count: dirty }) };
  },
  actions: CLEANABLES.map((item) => doing(`clean.${item}`, 'clean', { item })),
};

const diagnosis: Control = {
  id: 'diagnosis',
  name: 'control.diagnosis',
  role: 'role.form',
  key: '?',
  shown: () => ({ text: 'shown.nameIt' }),
  actions: [
    {
      kind: 'choose',
      id: 'name',
      label: 'action.nameFault',
      choices: () => FAULTY_PARTS.map((id) => ({ id, label: `part.${id}` })),
      current: () => null,
      command: (choice) => answer('faultyPart', choice),
    },
  ],
};

const sheet: Control = {
  id: 'sheet',
  name: 'control.sheet',
  role: 'role.form',
  key: 'N',
  shown: () => ({ text: 'shown.fillIn' }),
  actions: SIZES.map(({ id, text: drawn }) => ({
    kind: 'number' as const,
    id: `record.${id}`,
    label: text('action.record', { size: drawn }),
    minimum: 0,
    maximum: 200,
    step: 0.001,
    unit: 'mm',
    current: () => null,
    command: (mm: number) => answer(recordQuestion(id), mm),
  })),
};

/** Keeping the machine, and what is written down. */
export const CARE: ControlGroup = {
  id: 'care',
  title: 'group.care',
  controls: () => [cleaning, service, sheet, diagnosis],
};
