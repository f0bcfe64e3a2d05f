import {
  cycleStart,
  feedHold,
  setFeedOverride,
  setOptionalStop,
  setRapidOverride,
  setSingleBlock,
} from '@tongyan/sim-engine/cnc';
import type { BlockCommand } from '@tongyan/sim-engine/kernel';

import type { ProgramJob } from '../bulk.ts';
import type { MillFrame } from '../frame.ts';
import { begin, pathOf, textOf } from '../jobs.ts';
import { type Compiled, compileProgram } from '../program.ts';
import { act, fields, first, flag, integer, nothing, type Objection, oneOf, text, when } from './act.ts';
import { closed, homed, power, still } from './conditions.ts';
import { programJob } from './program.ts';

/** Longest block that may be typed in. */
const MDI_CHARACTERS = 500;

const RAPIDS = [0, 25, 50, 100] as const;
const MOST_FEED_PERCENT = 150;

/** What was compiled last: between asking whether a start may be and starting nothing changes. */
let latest: { readonly key: string; readonly program: string; readonly compiled: Compiled } | undefined;

function compiledOf(job: ProgramJob, program: string): Compiled {
  const key = JSON.stringify(job);
  if (latest?.key === key && latest.program === program) return latest.compiled;
  const compiled = compileProgram(job, program);
  latest = { key, program, compiled };
  return compiled;
}

/** Whether a text can run now; what is wrong with it otherwise. */
function runnable(frame: MillFrame, job: ProgramJob): Objection {
  const compiled = compiledOf(job, textOf(job, frame.bulk));
  if (compiled.ok) return undefined;
  const [problem] = compiled.problems;
  const { line = 0, code = '', message = '' } = problem ?? {};
  return { code: 'programHasProblems', details: { line, code, message } };
}

/** Starts what was just found runnable. */
function run(frame: MillFrame, job: ProgramJob): void {
  const compiled = compiledOf(job, textOf(job, frame.bulk));
  if (!compiled.ok) return;
  begin(frame, job, compiled.path);
  if (job.motion === 'mdi') frame.bulk.modal = compiled.modal;
}

/** A program that was stopped by the operator, by M0 or by single block. */
const isInterrupted = ({ mode, bulk }: MillFrame): boolean =>
  bulk.job?.kind === 'program' &&
  (mode.cycle === 'held' || mode.cycle === 'waiting' || bulk.milling.trajectory.overrides.holding);

const startable = (frame: MillFrame): Objection => first(power(frame), closed(frame), homed(frame));

/**
 * What is left of a program that waits at a stop, when registers were changed meanwhile: a tool that has been measured and corrected
 * there is to cut with what was corrected.
 */
function renewed(frame: MillFrame): ProgramJob | undefined {
  const { bulk, mode } = frame;
  const { job, milling } = bulk;
  if (job?.kind !== 'program' || job.motion !== 'auto' || mode.cycle !== 'waiting') return undefined;
  const done = pathOf(bulk).items.slice(0, milling.trajectory.itemIndex);
  const stops = done.filter((item) => item.kind === 'event' && item.event.kind === 'stop').length;
  const last = done.at(-1);
  if (last?.kind !== 'event' || last.event.kind !== 'stop') return undefined;
  const fresh = programJob(frame, 'auto', null);
  if (JSON.stringify(fresh.registers) === JSON.stringify(job.registers)) return undefined;
  const { fromLine, dryRun, afterStops } = job;
  // Counted from the program's beginning, whatever of it was passed over.
  return { ...fresh, fromLine, dryRun, afterStops: afterStops + stops };
}

/** Running programs and blocks. */
export const CYCLE: Readonly<Record<string, BlockCommand<MillFrame>>> = {
  mdi: act(
    fields({ text: text(MDI_CHARACTERS) }),
    (args, frame) =>
      first(
        startable(frame),
        when(frame.mode.operation !== 'mdi', 'wrongOperation'),
        still(frame),
        when(args.text.trim() === '', 'nothingToStart'),
      ) ?? runnable(frame, programJob(frame, 'mdi', args.text)),
    (args, frame) => {
      run(frame, programJob(frame, 'mdi', args.text));
    },
  ),
  cycleStart: act(
    nothing,
    (_args, frame) => {
      const objection = startable(frame);
      if (objection !== undefined) return objection;
      const rest = renewed(frame);
      if (rest !== undefined) return runnable(frame, rest);
      if (isInterrupted(frame)) return undefined;
      return (
        first(
          when(frame.mode.operation !== 'auto', 'wrongOperation'),
          still(frame),
          when(frame.bulk.program === '' || frame.mode.program.loading, 'noProgram'),
        ) ?? runnable(frame, programJob(frame, 'auto', null))
      );
    },
    (_args, frame) => {
      if (!isInterrupted(frame)) {
        run(frame, programJob(frame, 'auto', null));
        return;
      }
      const rest = renewed(frame);
      if (rest !== undefined) {
        run(frame, rest);
        return;
      }
      cycleStart(frame.bulk.milling.trajectory);
      frame.mode.cycle = 'running';
    },
  ),
  feedHold: act(
    nothing,
    (_args, { bulk }) => when(bulk.job?.kind !== 'program', 'nothingToStop'),
    (_args, { bulk }) => {
      feedHold(bulk.milling.trajectory);
    },
  ),
  singleBlock: act(
    fields({ on: flag }),
    () => undefined,
    ({ on }, { mode, bulk }) => {
      mode.singleBlock = on;
      if (bulk.job?.kind === 'program') setSingleBlock(bulk.milling.trajectory, on);
    },
  ),
  dryRun: act(
    fields({ on: flag }),
    (_args, frame) => still(frame),
    ({ on }, { mode }) => {
      mode.dryRun = on;
    },
  ),
  optionalStop: act(
    fields({ on: flag }),
    () => undefined,
    ({ on }, { mode, bulk }) => {
      mode.optionalStop = on;
      setOptionalStop(bulk.milling.trajectory, on);
    },
  ),
  feedOverride: act(
    fields({ percent: integer }),
    ({ percent }) => when(percent < 0 || percent > MOST_FEED_PERCENT, 'outOfRange'),
    ({ percent }, { mode, bulk }) => {
      mode.feedOverridePercent = percent;
      const { job } = bulk;
      if (job?.kind === 'program' || job?.motion === 'jog') setFeedOverride(bulk.milling.trajectory, percent / 100);
    },
  ),
  rapidOverride: act(
    fields({ percent: oneOf(RAPIDS) }),
    () => undefined,
    ({ percent }, { mode, bulk }) => {
      mode.rapidOverridePercent = percent;
      if (bulk.job !== null) setRapidOverride(bulk.milling.trajectory, percent / 100);
    },
  ),
};
