import type { Vector } from '@tongyan/sim-engine/cnc';

import type { ReadRegisters } from './bulk.ts';
import type { MillFrame } from './frame.ts';
import { AXIS_NAMES, type MillMode, TOOL_NUMBERS } from './interface.ts';
import { letGo, textOf } from './jobs.ts';
import { registersAfter } from './program.ts';
import { toMicrometre } from './round.ts';

/** The axes take their zero where they stand: the true place of that is remembered as the control's error. */
function takeReference({ mode, bulk }: MillFrame, axes: readonly string[], errorMm: Vector): void {
  const { servo, trajectory } = bulk.milling;
  const shift = (place: Vector): Vector =>
    place.map((value, axis) => (axes.includes(AXIS_NAMES[axis] ?? '') ? 0 : value)) as unknown as Vector;
  for (const [index, axis] of AXIS_NAMES.entries()) {
    if (!axes.includes(axis)) continue;
    mode.hidden.homeErrorMm[axis] = errorMm[index] ?? 0;
    mode.homed[axis] = true;
  }
  trajectory.position = shift(trajectory.position);
  servo.command = shift(servo.command);
  servo.drive = shift(servo.drive);
  servo.table = shift(servo.table);
}

/** What the tool setter shows of a tool that stands on it. */
function setterReading({ mode, bulk, p }: MillFrame, toolNumber: number): number {
  const { hidden } = mode;
  const true1 = (bulk.lengthsMm[toolNumber - 1] ?? 0) + hidden.creepMm + hidden.warmth * p.spindleGrowthMm;
  return toMicrometre(true1 - (hidden.repaired.toolSetter ? 0 : p.setterErrorMm));
}

function takeRegisters({ offsets }: MillMode, { g54, lengthsMm, diametersMm }: ReadRegisters): void {
  offsets.g54 = { x: g54[0], y: g54[1], z: g54[2] };
  for (const [index, toolNumber] of TOOL_NUMBERS.entries()) {
    offsets.h[String(toolNumber)] = lengthsMm[index] ?? 0;
    offsets.d[String(toolNumber)] = diametersMm[index] ?? 0;
  }
}

/** Carries out what a job was for, and lets go of it. */
export function finish(frame: MillFrame): void {
  const { bulk, mode } = frame;
  const { job } = bulk;
  letGo(frame);
  if (job === null) return;
  if (job.kind === 'program') {
    const registers = registersAfter(job, textOf(job, bulk));
    if (registers !== undefined) takeRegisters(mode, registers);
    if (job.motion !== 'auto' || job.fromLine > 1) return;
    if (job.dryRun) mode.program.dryRunVersion = mode.program.version;
    else mode.program.finishedVersion = mode.program.version;
    return;
  }
  const { end } = job;
  switch (end.kind) {
    case 'none':
      return;
    case 'homed':
      takeReference(frame, end.axes, end.errorMm);
      return;
    case 'touch':
      mode.touch = { toolNumber: end.toolNumber, lengthMm: setterReading(frame, end.toolNumber) };
      return;
    case 'probe':
      mode.probe = { face: end.face, machineMm: toMicrometre(end.machineMm) };
  }
}
