import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export type TrainingMetrics = {
  readonly scoringSeconds: Histogram;
  readonly scored: Counter<'outcome'>;
  readonly refusedUploads: Counter<'code'>;
  readonly liveRuns: Gauge;
};

/** What whoever runs the server may want to know of training. */
export function trainingMetrics(registry: Registry): TrainingMetrics {
  const registers = [registry];
  return {
    scoringSeconds: new Histogram({
      name: 'tongyan_training_scoring_seconds',
      help: 'Time from taking a log up to its score',
      buckets: [0.1, 0.5, 2, 10, 60, 300],
      registers,
    }),
    scored: new Counter({
      name: 'tongyan_training_scores_total',
      help: 'Logs run again, by what came of it',
      labelNames: ['outcome'],
      registers,
    }),
    refusedUploads: new Counter({
      name: 'tongyan_training_refused_uploads_total',
      help: 'Logs and parts of logs that were refused, by why',
      labelNames: ['code'],
      registers,
    }),
    liveRuns: new Gauge({
      name: 'tongyan_training_live_runs',
      help: 'Exams that run on the server now',
      registers,
    }),
  };
}
