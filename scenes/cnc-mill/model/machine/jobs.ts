import {
  compilePath,
  distanceMm,
  MACHINING_CENTRE_850,
  type MotionSegment,
  type PathProgram,
  setFeedOverride,
  setRapidOverride,
  setSingleBlock,
  startTrajectory,
  type Vector,
} from '@tongyan/sim-engine/cnc';

import { type Job, type MillBulk, type MovesJob, restAt } from './bulk.ts';
import type { MillFrame } from './frame.ts';
import { compileProgram } from './program.ts';

/** The text that a program job runs. */
export function textOf(job: Job, { program }: MillBulk): string {
  return job.kind === 'program' ? (job.text ?? program) : '';
}

function compile(job: Job, bulk: MillBulk): PathProgram | undefined {
  if (job.kind === 'moves') {
    const path = compilePath(job.segments, job.start, MACHINING_CENTRE_850);
    return path.ok ? path.value : undefined;
  }
  const compiled = compileProgram(job, textOf(job, bulk));
  return compiled.ok ? compiled.path : undefined;
}

/** The path of the job under way; a place to rest where there is none. A run that was restored makes it anew. */
export function pathOf(bulk: MillBulk): PathProgram {
  const { job, cache, program } = bulk;
  if (job === null) return restAt(bulk.milling.trajectory.position);
  const known = cache.path;
  if (known?.job === job && known.program === program) return known.path ?? restAt(job.start);
  const path = compile(job, bulk);
  cache.path = { job, program, path };
  return path ?? restAt(job.start);
}

/** Where the axes are told to stand, as plain numbers: a −0 would not survive every snapshot. */
export function commanded({ milling }: MillBulk): Vector {
  const [x, y, z] = milling.trajectory.position;
  return [x + 0, y + 0, z + 0];
}

/** Sets about a job. @param path its path, where it is known already */
export function begin({ bulk, mode }: MillFrame, job: Job, path?: PathProgram): void {
  bulk.job = job;
  if (path !== undefined) bulk.cache.path = { job, program: bulk.program, path };
  const program = pathOf(bulk);
  const { machine } = bulk.milling.trajectory;
  const trajectory = { ...startTrajectory(program), machine, optionalStop: mode.optionalStop };
  bulk.milling.trajectory = trajectory;
  const manual = job.kind === 'moves';
  setFeedOverride(trajectory, manual && job.motion !== 'jog' ? 1 : mode.feedOverridePercent / 100);
  setRapidOverride(trajectory, mode.rapidOverridePercent / 100);
  setSingleBlock(trajectory, !manual && mode.singleBlock);
  mode.motion = job.motion;
  mode.cycle = manual ? 'idle' : 'running';
}

/** Lets go of the job; the axes stand where they are. What turns goes on turning. */
export function letGo({ bulk, mode }: MillFrame): void {
  const { milling } = bulk;
  bulk.job = null;
  const rest = restAt(commanded(bulk));
  milling.trajectory = { ...startTrajectory(rest), machine: milling.trajectory.machine, mode: 'finished' };
  mode.motion = 'none';
  mode.cycle = 'idle';
}

/** Brings the axes to a standstill at once, as brakes do, and lets go. */
export function halt(frame: MillFrame): void {
  const { servo, trajectory } = frame.bulk.milling;
  trajectory.position = servo.drive;
  servo.command = servo.drive;
  letGo(frame);
}

/** How far axes may lag and still count as standing. */
const SETTLED_MM = 1e-6;

/** Whether anything on the machine moves, so that a tick has to be gone through. */
export function isMoving({ milling, job }: MillBulk): boolean {
  const { spindleRpm, spindleTargetRpm } = milling.trajectory.machine;
  return (
    job !== null ||
    spindleRpm !== spindleTargetRpm ||
    milling.load.powerW > 0 ||
    distanceMm(milling.servo.drive, milling.trajectory.position) > SETTLED_MM
  );
}

/** A straight move to a place, mm/min; rapid where no feed is given. */
export function lineTo(end: Vector, feedMmpm?: number): MotionSegment {
  return feedMmpm === undefined
    ? { kind: 'line', motion: 'rapid', end, feedMmpm: 0, sourceLine: 0 }
    : { kind: 'line', motion: 'feed', end, feedMmpm, sourceLine: 0 };
}

/** A job of the machine's own moves from where it stands. */
export function moves(
  bulk: MillBulk,
  motion: MovesJob['motion'],
  segments: readonly MotionSegment[],
  end: MovesJob['end'] = { kind: 'none' },
): MovesJob {
  return { kind: 'moves', motion, start: commanded(bulk), segments: [...segments], end };
}
