import { type TraineeView, traineeViewOf } from '@tongyan/sim-engine/view';
import { describe, expect, it } from 'vitest';

import type { Text } from '../session/index.ts';
import { CONTROLS } from './controls/index.ts';
import { CUTTING_DATA } from './model/cutting-data.ts';
import { DRAWING } from './model/drawing/sheet.ts';
import { SIZE_IDS } from './model/drawing/sizes.ts';
import { EXERCISES } from './model/exercises/index.ts';
import { Operator, systemFrom } from './model/exercises/testing-operator.ts';
import { FAULTS } from './model/faults/catalogue.ts';
import { FAULTY_PARTS } from './model/faults/parts.ts';
import { GAUGE_IDS, SURFACES } from './model/gauges/catalogue.ts';
import { ALARMS } from './model/machine/interface.ts';
import { PROGRAMS } from './model/programs/library.ts';
import { EXERCISES as FACTS } from './exercises.ts';
import faults from './strings/faults.ts';
import guidance from './strings/guidance.ts';
import plain from './strings/plain.ts';

const zhCN: Texts = { ...plain['zh-CN'], ...guidance['zh-CN'], ...faults['zh-CN'] };
const en: Texts = { ...plain.en, ...guidance.en, ...faults.en };

type Texts = Readonly<Record<string, string>>;

const missing = (keys: readonly string[]): readonly string[] =>
  [...new Set(keys)].filter((key) => zhCN[key] === undefined || en[key] === undefined);

const keyOf = (text: Text): string => (typeof text === 'string' ? text : text.key);

/** Every text that the list of controls shows of a moment. */
const shownIn = (view: TraineeView): readonly string[] =>
  CONTROLS.flatMap(({ title, controls }) => [
    keyOf(title),
    ...controls(view).flatMap(({ name, role, shown, actions }) => [
      keyOf(name),
      role,
      keyOf(shown(view).text),
      ...actions.flatMap((action) => [
        keyOf(action.label),
        ...(action.kind === 'choose' ? action.choices(view).map(({ label }) => keyOf(label)) : []),
      ]),
    ]),
  ]);

describe('the texts of cnc-mill', () => {
  it('are there in both languages, with the same values to fill in', () => {
    expect(Object.keys(zhCN).toSorted()).toEqual(Object.keys(en).toSorted());
    const filled = (text = ''): readonly string[] =>
      [...text.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name).toSorted();
    expect(Object.keys(en).filter((key) => String(filled(en[key])) !== String(filled(zhCN[key])))).toEqual([]);
    expect(Object.entries(zhCN).filter(([key, text]) => text === '' || text === key)).toEqual([]);
  });

  it('name all that exercises, procedures and rubrics say, with an explanation for each step', () => {
    const keys = EXERCISES.flatMap(({ procedure, rubric }) => [
      procedure.title,
      rubric.title,
      ...procedure.steps.flatMap(({ id, title: step, hints }) => [step, `explain.${id}`, ...hints]),
      ...procedure.hazards.map(({ message }) => message),
      ...rubric.aspects.flatMap((aspect) => [aspect.title, `line.${aspect.line}`]),
    ]);
    expect(missing([...keys, ...FACTS.flatMap(({ title, summary }) => [title, summary])])).toEqual([]);
  });

  it('name faults, parts, gauges, sizes, programs, the drawing, alarms', () => {
    const keys = [
      ...FAULTS.map(({ id }) => `fault.${id}`),
      ...FAULTY_PARTS.map((part) => `part.${part}`),
      ...GAUGE_IDS.map((gauge) => `gauge.${gauge}`),
      ...SIZE_IDS.map((size) => `size.${size}`),
      ...SURFACES.flatMap((surface) => [`surface.${surface}`, `shown.read.${surface}`]),
      ...Object.keys(PROGRAMS).map((id) => `program.${id}`),
      ...CUTTING_DATA.map(({ use }) => `cutting.${use}`),
      ...DRAWING.title.map(([key]) => key),
      ...DRAWING.notes,
      ...DRAWING.views.map(({ id }) => `drawing.${id}`),
      ...Object.keys(ALARMS).map((alarm) => `alarm.${alarm}`),
    ];
    expect(missing(keys)).toEqual([]);
  });

  it('name every control in every position that it was seen in', () => {
    const viewOf = (start: 'morning' | 'prepared', operator: Operator): TraineeView =>
      traineeViewOf(systemFrom(start))(operator.recorder.simulation);
    const morning = new Operator('morning').waits(1);
    expect(missing(shownIn(viewOf('morning', morning)))).toEqual([]);
    const operator = new Operator().homes();
    expect(missing(shownIn(viewOf('prepared', operator)))).toEqual([]);
    operator.does('callTool', { toolNumber: 3 }, 12).does('touchTool', { toolNumber: 3 }, 14);
    operator.does('inspectTool', { toolNumber: 3 }).does('testReversal', { axis: 'x' }).does('door', { open: true });
    operator.does('takeGauge', { gauge: 'calliper' }).does('measure', { size: 'length', place: 1 });
    operator.does('loadProgram', { text: 'G1 X' }).does('checkProgram', null).does('emergencyStop', { pressed: true });
    expect(missing(shownIn(viewOf('prepared', operator)))).toEqual([]);
  });
});
