import type { Registry } from 'prom-client';
import type { Db } from '../platform/database/index.ts';
import type { Authenticate, HttpApp } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import type { Realtime } from '../platform/realtime/index.ts';
import type { Records } from '../records/index.ts';
import type { TrainingDeps } from './deps.ts';
import { Engine } from './engine.ts';
import { InTurn } from './in-turn.ts';
import { type LaidAttempt, type LaidTask, layAttempt, layTask } from './lay.ts';
import { LiveRuns } from './live/live-runs.ts';
import { serveLiveRuns } from './live/sockets.ts';
import { trainingMetrics } from './metrics.ts';
import { attemptOpener } from './open-attempt.ts';
import { registerTrainingRoutes } from './routes.ts';
import { source } from './scene-source.ts';
import type { SceneSource } from './scenes.ts';
import { Scoring } from './scoring.ts';
import { startSweep } from './sweep.ts';
import { Uploads } from './uploads.ts';

export { LIVE_PATH } from './contract-live.ts';
export { trainingMigrations } from './migrations.ts';
export { trainingForRecords } from './for-records.ts';

export type TrainingOptions = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly log: Log;
  readonly registry: Registry;
  readonly now: () => number;
  readonly records: Records;
  /** Where exams that run on the server are followed. */
  readonly realtime: Realtime;
  /** Scenes of a test, with the module that gives the same ones to threads; this build's otherwise. */
  readonly scenes?: { readonly source: SceneSource; readonly url: string };
};

export type Training = {
  readonly uploads: Uploads;
  /** Resolves once all that was handed in is scored. */
  scored(): Promise<void>;
  /** Seals and lets expire now what is overdue. */
  sweep(): Promise<void>;
  /** Lays a task and an attempt of a demo, where they are not laid yet. */
  layTask(task: LaidTask): Promise<void>;
  layAttempt(attempt: LaidAttempt): Promise<void>;
  /** Somebody's memberships or sessions have changed: their sockets come in anew or not at all. */
  personChanged(personId: string): void;
  /** Ends threads; what waits for a score is found at the next start. */
  close(): Promise<void>;
};

/** Wires training: its routes, the scoring of what is handed in, the sealing of what nobody hands in. */
export function registerTraining(app: HttpApp, options: TrainingOptions): Training {
  const { db, now, log, records, registry, authenticate } = options;
  const scenes = options.scenes?.source ?? source;
  const url = options.scenes?.url ?? new URL('./scene-source.ts', import.meta.url).href;
  const metrics = trainingMetrics(registry);
  const scoring = new Scoring({ db, now, log, scenes, records, metrics, engine: new Engine(url) });
  const intake = new Engine(url);
  const turns = new InTurn();
  const deps: TrainingDeps = {
    db,
    now,
    log,
    scenes,
    records,
    turns,
    intake,
    onSubmitted: () => scoring.kick(),
    onDeadlineChanged: (attemptId, deadlineMs) => live.setDeadline(attemptId, deadlineMs),
    onRefused: (code) => metrics.refusedUploads.inc({ code }),
  };
  const uploads = new Uploads(deps);
  registerTrainingRoutes(app, authenticate, deps, uploads);
  const live = new LiveRuns({ ...deps, scenesUrl: url, metrics });
  const sockets = serveLiveRuns(options.realtime, deps, live, attemptOpener(deps));
  const sweep = startSweep(deps, (attemptId) => live.holds(attemptId));
  scoring.kick();
  void sweep.run();
  return {
    uploads,
    scored: () => scoring.idle(),
    sweep: () => sweep.run(),
    layTask: (task) => layTask(deps, task),
    layAttempt: (attempt) => layAttempt(deps, attempt),
    personChanged: (personId) => sockets.personChanged(personId),
    async close() {
      await sweep.close();
      await live.close();
      await turns.idle();
      await scoring.close();
      await intake.close();
    },
  };
}
