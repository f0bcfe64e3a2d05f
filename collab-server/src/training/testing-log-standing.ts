import { hashHeader, type TrainingLog } from '@tongyan/sim-engine/log';
import type { LogStanding } from './log-rules.ts';

/** How a log stands of which nothing has come. */
export const firstStanding = ({ header }: Pick<TrainingLog, 'header'>): LogStanding => ({
  nextSeq: 0,
  head: hashHeader(header),
  tick: 0,
  checkpointTick: -1,
});
