import { exp } from '../../maths/exact.ts';
import type { Vector } from '../vector.ts';

/** A position loop of gain Kv: the axis follows its command with the lag v/Kv. */
export interface ServoParameters {
  readonly gainPerS: Vector;
  /** Width of the play between drive and table. */
  readonly backlashMm: Vector;
  /** What the control adds on reversal. */
  readonly compensationMm: Vector;
}

export interface ServoState {
  command: Vector;
  drive: Vector;
  /** Where the table stands: the drive less the play. */
  table: Vector;
}

export function restingServo(position: Vector): ServoState {
  return { command: position, drive: position, table: position };
}

type Triple = [number, number, number];

/**
 * One step of ẋ = Kv·(c − x) for a command that moves evenly from the last one to this: the exact solution, so that the step's
 * length does not matter. Then the play operator: the table follows only where the drive pushes it. Compensation takes its
 * width out of the play.
 */
export function stepServo(state: ServoState, command: Vector, stepS: number, parameters: ServoParameters): void {
  const drive: Triple = [0, 0, 0];
  const table: Triple = [0, 0, 0];
  for (const axis of [0, 1, 2] as const) {
    const gain = parameters.gainPerS[axis];
    const lag = (command[axis] - state.command[axis]) / (stepS * gain);
    const decay = exp(-gain * stepS);
    drive[axis] = command[axis] - lag + (state.drive[axis] - state.command[axis] + lag) * decay;
    const play = Math.abs(parameters.backlashMm[axis] - parameters.compensationMm[axis]) / 2;
    table[axis] = Math.min(drive[axis] + play, Math.max(drive[axis] - play, state.table[axis]));
  }
  state.command = command;
  state.drive = drive;
  state.table = table;
}
