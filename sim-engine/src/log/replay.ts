import type { System } from '../kernel/system.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { DataProblem } from '../shape/index.ts';
import { Execution, type ExecutionOptions } from './execution.ts';
import { LOG_LIMITS } from './limits.ts';
import type { Checkpoint, TrainingLog } from './training-log.ts';

export interface ReplayOptions extends ExecutionOptions {
  /** A hash at every tick that is a multiple of this, on arrival; none where it is left out. */
  readonly hashEvery?: number;
  /** A log that claims more is not run. */
  readonly mostTicks?: number;
}

export interface Replayed {
  readonly hashes: readonly Checkpoint[];
  readonly end: Checkpoint;
}

/** Runs a log again from its start to its end. Believes nothing that the log says of states: compare, or `verify`. */
export function replay(
  system: System,
  log: TrainingLog,
  { hashEvery = 0, mostTicks = LOG_LIMITS.ticks, ...options }: ReplayOptions = {},
): Result<Replayed, DataProblem> {
  const startTick = log.header.start?.tick ?? 0;
  if (log.end.tick - startTick > mostTicks)
    return fail({ code: 'tooLong', pointer: '/end/tick', details: { tick: log.end.tick, mostTicks } });
  const opened = Execution.open(system, log, options);
  if (!opened.ok) return opened;
  const execution = opened.value;
  const { simulation } = execution;
  const hashes: Checkpoint[] = [];
  for (;;) {
    const { tick } = simulation;
    if (hashEvery > 0 && tick % hashEvery === 0) {
      const hashed = execution.hash();
      if (!hashed.ok) return hashed;
      hashes.push({ tick, stateHash: hashed.value });
    }
    if (tick >= log.end.tick) break;
    const stepped = execution.step();
    if (!stepped.ok) return stepped;
  }
  const finished = execution.finish();
  if (!finished.ok) return finished;
  const passedOver = log.entries[execution.done];
  if (passedOver !== undefined) {
    const { tick, seq } = passedOver;
    const code = tick > log.end.tick ? 'afterEnd' : 'timeRunsBackwards';
    return fail({ code, pointer: `/entries/${execution.done}/tick`, details: { tick, seq } });
  }
  const last = execution.hash();
  return last.ok ? succeed({ hashes, end: { tick: simulation.tick, stateHash: last.value } }) : last;
}
