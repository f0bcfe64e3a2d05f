import { hashSnapshot } from '../kernel/snapshot.ts';
import type { System } from '../kernel/system.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { DataProblem } from '../shape/index.ts';
import { chainProblems } from './chain.ts';
import { Execution, type ExecutionOptions, modelProblem } from './execution.ts';
import { checkLog } from './parse.ts';
import { headOf, type TrainingLog } from './training-log.ts';

export interface VerifyOptions extends ExecutionOptions {
  /**
   * Hashes of the snapshots from which a run may start (`hashSnapshot`); without them only a fresh start is accepted. A snapshot that
   * nobody vouches for may hold the work already done.
   */
  readonly starts?: readonly string[];
  /** The chain's head as somebody kept it who is believed: it tells a log that was rewritten as a whole. */
  readonly head?: string;
  readonly mostTicks?: number;
}

/** Enough to see what is wrong; a hostile log shall not fill the memory. */
const MOST_PROBLEMS = 20;

function problemsBefore(
  system: System,
  log: TrainingLog,
  { starts = [], head, mostTicks }: VerifyOptions,
): DataProblem[] {
  const problems: DataProblem[] = [];
  const model = modelProblem(system, log);
  if (model !== undefined) problems.push(model);
  const { start } = log.header;
  if (start !== null && !starts.includes(hashSnapshot(start)))
    problems.push({ code: 'unknownStart', pointer: '/header/start' });
  for (const problem of chainProblems(log, mostTicks)) {
    problems.push(problem);
    if (problems.length >= MOST_PROBLEMS) break;
  }
  if (head !== undefined && head !== headOf(log)) {
    const last = log.entries.length - 1;
    problems.push({ code: 'headDiffers', pointer: last < 0 ? '/header' : `/entries/${last}/hash` });
  }
  return problems;
}

/** Whether the present state is the one that the log claims. */
function compare(execution: Execution, claimed: string, code: string, pointer: string): Result<null, DataProblem> {
  const { tick } = execution.simulation;
  const hashed = execution.hash();
  if (!hashed.ok) return hashed;
  return hashed.value === claimed ? succeed(null) : fail({ code, pointer, details: { tick } });
}

function execute(execution: Execution<TrainingLog>): Result<null, DataProblem> {
  const { log, simulation } = execution;
  let next = 0;
  for (;;) {
    const checkpoint = log.checkpoints[next];
    if (checkpoint?.tick === simulation.tick) {
      const pointer = `/checkpoints/${next}/stateHash`;
      const compared = compare(execution, checkpoint.stateHash, 'checkpointDiffers', pointer);
      if (!compared.ok) return compared;
      next += 1;
    }
    if (simulation.tick >= log.end.tick) break;
    const stepped = execution.step();
    if (!stepped.ok) return stepped;
  }
  const finished = execution.finish();
  return finished.ok ? compare(execution, log.end.stateHash, 'endStateDiffers', '/end/stateHash') : finished;
}

/**
 * Whether a log tells the truth about a run of this system: by its shape, its chain, and by running it. A log that is sound in itself
 * is run; the first thing that cannot have been ends the run. Observers see the run as it happened.
 *
 * @param value a log, or what claims to be one
 */
export function verify(
  system: System,
  value: unknown,
  options: VerifyOptions = {},
): Result<TrainingLog, readonly DataProblem[]> {
  const shaped = checkLog(value);
  if (!shaped.ok) return shaped;
  const log = shaped.value;
  const problems = problemsBefore(system, log, options);
  if (problems.length > 0) return fail(problems);
  const opened = Execution.open(system, log, options);
  if (!opened.ok) return fail([opened.failure]);
  const executed = execute(opened.value);
  return executed.ok ? succeed(log) : fail([executed.failure]);
}
