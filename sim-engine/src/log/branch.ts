import { Simulation } from '../kernel/simulation.ts';
import type { System } from '../kernel/system.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { DataProblem } from '../shape/index.ts';
import { Execution } from './execution.ts';
import { Recorder, type RecorderOptions } from './recorder.ts';
import type { Recorded, TrainingLog } from './training-log.ts';

/** A recording that goes on where an execution stands, all commands of its tick carried out; the execution stays as it is. */
export function continueFrom(
  system: System,
  execution: Execution,
  options: RecorderOptions,
): Result<Recorder, DataProblem> {
  const { log, done, simulation } = execution;
  const snapshot = execution.snapshot();
  if (!snapshot.ok) return snapshot;
  const resumed = Simulation.resume(system, snapshot.value);
  if (!resumed.ok) return fail({ code: 'badStart', pointer: '/header/start', details: { code: resumed.failure.code } });
  const recorded = {
    header: log.header,
    entries: log.entries.slice(0, done),
    checkpoints: log.checkpoints.filter(({ tick }) => tick <= simulation.tick),
  };
  return succeed(new Recorder(resumed.value, recorded, options));
}

/**
 * A new recording that shares with a log everything up to a tick, its commands included, and goes its own way from there. Runs from
 * the log's start, so that observers have seen what the branch shares. It also closes a recording whose model has left the numbers: a
 * branch at an earlier tick has an end.
 */
export function branchAt(
  system: System,
  log: Recorded & Partial<Pick<TrainingLog, 'end'>>,
  tick: number,
  options: RecorderOptions = {},
): Result<Recorder, DataProblem> {
  const opened = Execution.open(system, log, options);
  if (!opened.ok) return opened;
  const execution = opened.value;
  const last = Math.min(tick, log.end?.tick ?? tick);
  while (execution.simulation.tick < last) {
    const stepped = execution.step();
    if (!stepped.ok) return stepped;
  }
  const arrived = execution.commands();
  return arrived.ok ? continueFrom(system, execution, options) : arrived;
}
