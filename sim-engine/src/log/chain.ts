import type { DataProblem } from '../shape/index.ts';
import { LOG_LIMITS } from './limits.ts';
import { hashEntry, hashHeader, headOf, sealOf, type TrainingLog } from './training-log.ts';

const startTick = ({ header: { start } }: TrainingLog): number => start?.tick ?? 0;

function* entryProblems(log: TrainingLog): Generator<DataProblem> {
  let previous = hashHeader(log.header);
  let last = startTick(log);
  for (const [index, entry] of log.entries.entries()) {
    const pointer = `/entries/${index}`;
    const details = { tick: entry.tick, seq: entry.seq };
    if (entry.seq !== index)
      yield { code: 'seqGap', pointer: `${pointer}/seq`, details: { ...details, expected: index } };
    if (entry.tick < last) yield { code: 'timeRunsBackwards', pointer: `${pointer}/tick`, details };
    if (entry.tick > log.end.tick) yield { code: 'afterEnd', pointer: `${pointer}/tick`, details };
    if (entry.hash !== hashEntry(previous, entry)) yield { code: 'chainBroken', pointer: `${pointer}/hash`, details };
    previous = entry.hash;
    last = entry.tick;
  }
}

function* checkpointProblems(log: TrainingLog): Generator<DataProblem> {
  let last = startTick(log);
  for (const [index, { tick }] of log.checkpoints.entries()) {
    const pointer = `/checkpoints/${index}/tick`;
    const details = { tick };
    if (index === 0 ? tick < last : tick <= last) yield { code: 'timeRunsBackwards', pointer, details };
    if (tick > log.end.tick) yield { code: 'afterEnd', pointer, details };
    last = tick;
  }
}

/** Everything about a log that is seen without running it: its chain, its order, its length. */
export function* chainProblems(log: TrainingLog, mostTicks: number = LOG_LIMITS.ticks): Generator<DataProblem> {
  const { checkpoints, end } = log;
  const lasts = end.tick - startTick(log);
  if (lasts < 0) yield { code: 'timeRunsBackwards', pointer: '/end/tick', details: { tick: end.tick } };
  if (lasts > mostTicks) yield { code: 'tooLong', pointer: '/end/tick', details: { tick: end.tick, mostTicks } };
  yield* entryProblems(log);
  yield* checkpointProblems(log);
  if (end.seal !== sealOf(headOf(log), checkpoints, end)) yield { code: 'sealBroken', pointer: '/end/seal' };
}
