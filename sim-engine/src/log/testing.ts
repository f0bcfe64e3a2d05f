import type { Result } from '../result.ts';
import { tankReserved, tankSystem } from '../testing/tank/system.ts';
import { Recorder, type RecorderOptions } from './recorder.ts';
import { type LogEntry, hashEntry, hashHeader, headOf, sealOf, type TrainingLog } from './training-log.ts';

export function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.failure)}`);
}

export function recordTank(seed = 1, options: RecorderOptions = {}): Recorder {
  return valueOf(Recorder.start(tankSystem, { seed }, { checkpointEvery: 20, reserved: tankReserved, ...options }));
}

/** Forges a log so that its chain and seal are whole again: what only running it can find. */
export function rechain(log: TrainingLog): TrainingLog {
  let previous = hashHeader(log.header);
  const entries = log.entries.map((entry): LogEntry => {
    previous = hashEntry(previous, entry);
    return { ...entry, hash: previous };
  });
  const chained = { ...log, entries };
  return { ...chained, end: { ...log.end, seal: sealOf(headOf(chained), log.checkpoints, log.end) } };
}
