import type { Procedure } from '@tongyan/sim-engine/procedures';
import { describe, expect, it } from 'vitest';

import { SessionRun } from './run.ts';
import type { SceneExercise } from './scene.ts';
import { kettleScene } from './testing-kettle.ts';

const [boil] = kettleScene.exercises;
if (boil === undefined) throw new Error('the kettle has no exercise');

const leak = (id: string, severity: number) => ({
  id,
  title: id,
  part: 'body',
  inject: { id, target: 'kettle.lossWpK', effect: { kind: 'leak', severity }, trigger: { kind: 'now' } },
});

/** Waits longer with one fault than with the other, so that it is seen which script is played. */
const waiting = (procedure: Procedure, waitS: number): Procedure => ({
  ...procedure,
  steps: procedure.steps.map((step) => ({
    ...step,
    demonstration: step.demonstration.map((scripted) => ({ ...scripted, waitS })),
  })),
});

const exercise: SceneExercise = {
  ...boil,
  faults: [leak('small', 0.1), leak('large', 0.3)],
  faultCount: { least: 1, most: 1 },
  demonstrated: ([id]) => waiting(boil.training.procedure, id === 'small' ? 2 : id === 'large' ? 4 : 8),
};

function firstAct(mode: 'demonstration' | 'practice', faults?: readonly string[], plan = exercise) {
  const chosen = faults === undefined ? {} : { faults: plan.faults.filter(({ id }) => faults.includes(id)) };
  const opened = SessionRun.start({
    scene: kettleScene,
    exercise: plan,
    mode,
    seed: 1,
    ...('faults' in chosen ? { faults: chosen.faults.map(({ inject }) => inject) } : {}),
  });
  if (!opened.ok) throw new Error(opened.problem.code);
  opened.run.runTicks(100);
  const [first, ...others] = opened.run.entries;
  return { first: first?.command.args, tick: others[0]?.tick };
}

describe('a demonstration with faults', () => {
  it('plays the script for the fault that is in it', () => {
    expect(firstAct('demonstration', ['small']).tick).toBe(21);
    expect(firstAct('demonstration', ['large']).tick).toBe(41);
  });

  it('shows the first of the catalogue where nobody has chosen', () => {
    const [small] = exercise.faults;
    expect(firstAct('demonstration')).toEqual({ first: small?.inject, tick: 21 });
  });

  it('leaves every other level without faults that nobody has chosen', () => {
    expect(firstAct('practice')).toEqual({ first: undefined, tick: undefined });
  });

  it('goes on by the same script when it is opened again', () => {
    const plan = { scene: kettleScene, exercise, mode: 'demonstration' } as const;
    const opened = SessionRun.start({ ...plan, seed: 1 });
    if (!opened.ok) throw new Error(opened.problem.code);
    opened.run.runTicks(7);
    const again = SessionRun.resume(plan, opened.run.kept);
    if (!again.ok) throw new Error(again.problem.code);
    for (const run of [opened.run, again.run]) run.runTicks(600);
    expect(again.run.entries.length).toBeGreaterThan(1);
    expect(again.run.end()).toEqual(opened.run.end());
  });
});
