import { hashEntry, hashHeader, headOf, type LogEntry, sealOf, type TrainingLog } from '@tongyan/sim-engine/log';
import type { TrainingStart } from './contract-log.ts';
import { Trainee } from './testing-trainee.ts';
import { trainingOf } from './testing-scenes.ts';
import { Recorder } from '@tongyan/sim-engine/log';

/** Changes a log as somebody does who knows how its chain is made: everything is hashed and sealed anew. */
export function forge(
  log: TrainingLog,
  { entry = {}, stateHash = log.end.stateHash }: { readonly entry?: Partial<LogEntry>; readonly stateHash?: string },
): TrainingLog {
  let previous = hashHeader(log.header);
  const entries = log.entries.map((old, index) => {
    const changed = index === 0 ? { ...old, ...entry } : old;
    previous = hashEntry(previous, changed);
    return { ...changed, hash: previous };
  });
  const end = { tick: log.end.tick, stateHash };
  return {
    ...log,
    entries,
    end: { ...end, seal: sealOf(headOf({ header: log.header, entries }), log.checkpoints, end) },
  };
}

/** The model that a device still has which was not online since the update of the server. */
export const OLD_MODEL = (() => {
  const recorder = Recorder.start(trainingOf('boil').system);
  if (!recorder.ok) throw new Error(recorder.failure.code);
  return recorder.value.recorded.header.model;
})();

/** Runs an attempt on the old model. */
export const oldRun = (start: TrainingStart): Trainee => new Trainee({ ...start, exerciseId: 'boil' }).boils();
