import { type Block, MISSING, WORD } from './block.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';

const EXACT_PATH = 610;
const EXACT_STOP = 611;

/** Announces the path mode that is in force. */
export function emitPath(machine: Machine): void {
  const { path, pathTolerance, naiveCamTolerance } = machine.modal;
  machine.emit({ kind: 'setMotionControlMode', mode: path, tolerance: path === 'continuous' ? pathTolerance : 0 });
  if (path === 'continuous') machine.emit({ kind: 'setNaiveCamTolerance', tolerance: naiveCamTolerance });
}

/** Announces it after a cycle, which had another one: with both tolerances in any mode. */
export function restorePath(machine: Machine): void {
  emitPath(machine);
  const { path, naiveCamTolerance } = machine.modal;
  if (path !== 'continuous') machine.emit({ kind: 'setNaiveCamTolerance', tolerance: naiveCamTolerance });
}

/** G61, G61.1 and G64, whose P is the path's tolerance and Q that of the naive CAM detector, by default the same. */
export function convertPath(machine: Machine, block: Block, code: number): Outcome {
  if (machine.compensation.side !== 'off')
    return refuse('compensation', 'Cannot change control mode with cutter radius compensation on');
  const { modal } = machine;
  if (code === EXACT_PATH || code === EXACT_STOP) {
    modal.path = code === EXACT_PATH ? 'exactPath' : 'exactStop';
  } else {
    const p = block.getOrMissing(WORD.p);
    const q = block.getOrMissing(WORD.q);
    modal.path = 'continuous';
    modal.pathTolerance = p === MISSING ? 0 : p;
    modal.naiveCamTolerance = q === MISSING ? modal.pathTolerance : q;
  }
  emitPath(machine);
  return undefined;
}
