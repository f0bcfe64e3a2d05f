import type { LogEntry, SceneFace } from '@tongyan/scenes/session';
import { hashHeader, SessionRun } from '@tongyan/scenes/session/run';
// The kettle of the sessions' own tests.
import { kettleScene } from '../../../../../scenes/session/testing-kettle.ts';
import { notSent, type RunRow, type SentRow } from './store/run-rows.ts';

export { kettleScene };

/** The kettle as it stands before whoever works on it, without a list of controls. */
export const kettleFace: SceneFace = {
  id: kettleScene.id,
  version: kettleScene.version,
  exercises: kettleScene.exercises.map((exercise) => ({
    ...exercise,
    totalPoints: exercise.training.rubric.total,
    tickS: exercise.training.system.tickS,
    answers: [],
  })),
  controls: [],
  strings: { 'zh-CN': {}, en: {} },
};

export const ACTOR = { id: 'person-1', role: 'trainee' } as const;

/** A run of the kettle, begun without the server. */
export function newRun(): SessionRun {
  const [exercise] = kettleScene.exercises;
  if (exercise === undefined) throw new Error('the kettle has no exercise');
  const opened = SessionRun.start({ scene: kettleScene, exercise, mode: 'practice', seed: 5 });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.run;
}

export function rowOf(run: SessionRun, runId = 'run-1'): RunRow {
  const { header } = run.kept;
  return {
    runId,
    personId: ACTOR.id,
    sceneId: 'kettle',
    sceneVersion: '1.0.0',
    exerciseId: 'boil',
    mode: 'practice',
    assignmentId: null,
    key: `key-of-${runId}`,
    actor: ACTOR,
    header,
    headerHash: hashHeader(header),
    begunAtMs: 1_000,
    begunOffline: true,
    mostRate: 1,
    deadlineMs: null,
  };
}

export const sentRow = (runId = 'run-1', attemptId: string | null = null): SentRow => ({
  ...notSent(runId),
  attemptId,
});

/** Does something, and answers its entry. */
export function act(run: SessionRun, powerW: 0 | 2000): LogEntry {
  const done = run.command(ACTOR, { target: 'kettle', name: 'set', args: powerW });
  if (!done.ok) throw new Error(done.refusal.code);
  return done.entry;
}
