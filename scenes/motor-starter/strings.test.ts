import { describe, expect, it } from 'vitest';

import type { Text } from '../session/index.ts';
import { Simulation } from '@tongyan/sim-engine/kernel';
import { hazardsOf } from '@tongyan/sim-engine/procedures';
import { traineeViewOf } from '@tongyan/sim-engine/view';

import face from './face.ts';
import scene from './scene.ts';
import faults from './strings/faults.ts';
import guidance from './strings/guidance.ts';
import plain from './strings/plain.ts';

type Texts = Readonly<Record<string, string>>;

const zhCN: Texts = { ...plain['zh-CN'], ...guidance['zh-CN'], ...faults['zh-CN'] };
const en: Texts = { ...plain.en, ...guidance.en, ...faults.en };

const keyOf = (text: Text): string => (typeof text === 'string' ? text : text.key);

/** Every key that an exercise's documents name. */
function keysOfExercises(): readonly string[] {
  return scene.exercises.flatMap(({ title, summary, faults: known, training: { procedure, rubric } }) => [
    title,
    summary,
    procedure.title,
    rubric.title,
    ...procedure.steps.flatMap((step) => [step.title, ...step.hints, `explain.${step.id}`]),
    ...hazardsOf(procedure).map(({ message }) => message),
    ...rubric.aspects.flatMap((aspect) => [aspect.title, `line.${aspect.line}`]),
    ...known.flatMap((fault) => [fault.title, `part.${fault.part}`]),
  ]);
}

function keysOfControls(): readonly string[] {
  const { system } = scene.exercises[1]?.training ?? {};
  if (system === undefined) throw new Error('there is no second exercise');
  const view = traineeViewOf(system)(Simulation.start(system, 1));
  return face.controls.flatMap((group) => [
    keyOf(group.title),
    ...group.controls(view).flatMap(({ name, role, shown, actions }) => [
      keyOf(name),
      role,
      keyOf(shown(view).text),
      ...actions.flatMap((action) => {
        const choices =
          action.kind === 'choose' ? action.choices(view) : action.kind === 'join' ? action.places(view) : [];
        const fields = action.kind === 'join' ? action.fields : [];
        return [
          keyOf(action.label),
          ...choices.map(({ label }) => keyOf(label)),
          ...fields.flatMap(({ label, choices: own = [] }) => [keyOf(label), ...own.map((one) => keyOf(one.label))]),
        ];
      }),
    ]),
  ]);
}

describe('the texts of motor-starter', () => {
  it('are there in both languages, for every key of the exercises and the controls', () => {
    const keys = [...keysOfExercises(), ...keysOfControls()];
    expect(keys.filter((key) => (zhCN[key] ?? '') === '' || (en[key] ?? '') === '')).toEqual([]);
    expect(Object.keys(zhCN).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('fill in the same values in both', () => {
    const filled = (text = ''): string =>
      [...text.matchAll(/\{\w+\}/gu)]
        .map(([name]) => name)
        .toSorted()
        .join(' ');
    expect(Object.keys(zhCN).filter((key) => filled(zhCN[key]) !== filled(en[key]))).toEqual([]);
  });
});
