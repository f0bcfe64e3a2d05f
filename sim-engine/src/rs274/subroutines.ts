import { CALL_PARAMETERS } from './numbered-parameters.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';
import { restoreModes } from './saved-modes.ts';

/** How many calls may lie in one another. */
const DEEPEST_CALL = 10;

export interface CallFrame {
  readonly name: string;
  /** Line to go on from after the return. */
  readonly returnLine: number;
  /** Whether M98 called it: such a subroutine has the caller's parameters. */
  readonly isFanuc: boolean;
  /** The caller's #1 to #30. */
  readonly saved: Float64Array;
  /** How often it is still performed, this time included. */
  remaining: number;
}

/** The calls that are being performed, and where subroutines were seen. */
export class CallStack {
  readonly frames: CallFrame[] = [];

  get top(): CallFrame | undefined {
    return this.frames.at(-1);
  }

  /** What labels are known by: those of a subroutine are its own. */
  get scope(): string {
    return this.top?.name ?? '';
  }

  begin(machine: Machine, frame: Omit<CallFrame, 'saved'>, values: readonly number[]): Outcome {
    if (this.frames.length >= DEEPEST_CALL - 1) return refuse('flow', 'Too many subroutine levels');
    const parameters = machine.numberedParameters.values;
    const saved = parameters.slice(1, CALL_PARAMETERS + 1);
    if (!frame.isFanuc) {
      for (let index = 0; index < CALL_PARAMETERS; index += 1) parameters[index + 1] = values[index] ?? 0;
      machine.namedParameters.beginCall();
    }
    machine.savedModes.push(undefined);
    machine.restoresOnReturn.push(false);
    this.frames.push({ ...frame, saved });
    return undefined;
  }

  /** Leaves the innermost call. */
  end(machine: Machine, value: number | undefined): Outcome {
    const frame = this.frames.pop();
    if (frame === undefined) return undefined;
    const saved = machine.savedModes.pop();
    const restores = machine.restoresOnReturn.pop() ?? false;
    if (!frame.isFanuc) {
      machine.numberedParameters.values.set(frame.saved, 1);
      machine.namedParameters.endCall();
      machine.namedParameters.returned = value;
    }
    return restores && saved !== undefined ? restoreModes(machine, saved) : undefined;
  }
}
