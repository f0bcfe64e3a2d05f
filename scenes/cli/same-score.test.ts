import { Pcg32 } from '@tongyan/sim-engine';
import { type Observer, Recorder, type TrainingLog, verify } from '@tongyan/sim-engine/log';
import { Scorer } from '@tongyan/sim-engine/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SessionRun } from '../session/run.ts';
import type { Scene, SceneExercise } from '../session/scene.ts';
import { loadScene } from '../catalogue/scenes.ts';

async function exerciseOf(sceneId: string, exerciseId: string): Promise<{ scene: Scene; exercise: SceneExercise }> {
  const scene = await loadScene(sceneId);
  const exercise = scene?.exercises.find(({ id }) => id === exerciseId);
  if (scene === undefined || exercise === undefined) throw new Error(`there is no ${sceneId}/${exerciseId}`);
  return { scene, exercise };
}

function demonstrated(scene: Scene, exercise: SceneExercise): TrainingLog {
  const faults = exercise.faults.slice(0, exercise.faultCount.least).map(({ inject }) => inject);
  const opened = SessionRun.start({ scene, exercise, mode: 'demonstration', seed: 1, faults });
  if (!opened.ok) throw new Error(opened.problem.code);
  const { run } = opened;
  while (!run.frame().strip.complete) run.runTicks(1000);
  return run.end();
}

/** The same commands by somebody who leaves some out, and hesitates; what the machine refuses is not done. */
function clumsily({ training }: SceneExercise, log: TrainingLog, seed: number): TrainingLog {
  const random = Pcg32.seeded({ high: 0, low: seed }, { high: 0, low: 0 });
  const started = Recorder.start(training.system, { seed: log.header.seed });
  if (!started.ok) throw new Error(started.failure.code);
  const recorder = started.value;
  let lateTicks = 0;
  for (const { tick, actor, command } of log.entries) {
    if (random.nextBelow(10) === 0) continue;
    if (random.nextBelow(4) === 0) lateTicks += random.nextBelow(500);
    recorder.runTo(tick + lateTicks);
    recorder.command(actor, command);
  }
  recorder.runTo(recorder.tick + 1000);
  return recorder.log();
}

/** Shown copies of moments, an observer cannot tell that one is as the last was: it asks everything every time. */
const askingAll = (observer: Observer): Observer => ({
  signals: observer.signals,
  modes: observer.modes,
  observe: (moment) => {
    const { tick, tickS, commands } = moment;
    const read = (signal: string) => moment.read(signal);
    observer.observe({ tick, tickS, commands, read, mode: (block) => moment.mode(block) });
  },
});

function scoredBothWays({ training: { system, procedure, rubric } }: SceneExercise, log: TrainingLog) {
  const [passing, asking] = [new Scorer(system, procedure, rubric), new Scorer(system, procedure, rubric)];
  const verified = verify(system, log, { observers: [...passing.observers, ...asking.observers.map(askingAll)] });
  if (!verified.ok) throw new Error(JSON.stringify(verified.failure));
  return [passing, asking].map((scorer) => ({ result: scorer.result(log), monitor: scorer.monitor.state() }));
}

describe.each([
  ['motor-starter', 'find-fault'],
  ['cnc-mill', 'set-up'],
])('[C44, P33] %s, %s: who passes over moments that are alike', (sceneId, exerciseId) => {
  it('gives the demonstration the same score, with the same evidence', async () => {
    const { scene, exercise } = await exerciseOf(sceneId, exerciseId);
    const [passing, asking] = scoredBothWays(exercise, demonstrated(scene, exercise));
    expect(passing?.result.awarded).toBe(exercise.training.rubric.total);
    expect(passing).toEqual(asking);
  });

  it('gives whoever does it clumsily the same score, with the same evidence', async () => {
    const { scene, exercise } = await exerciseOf(sceneId, exerciseId);
    const log = demonstrated(scene, exercise);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
        const [passing, asking] = scoredBothWays(exercise, clumsily(exercise, log, seed));
        expect(passing).toEqual(asking);
      }),
      { numRuns: 2 },
    );
  });
});
