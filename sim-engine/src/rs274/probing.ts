import type { Block } from './block.ts';
import { copyPosition } from './coordinates.ts';
import type { Machine } from './machine.ts';
import { PARAMETER } from './numbered-parameters.ts';
import { type Outcome, refuse } from './refusal.ts';
import { straightCall } from './calls.ts';
import { findTarget, newTarget } from './targets.ts';

/** G38.2 to G38.5. */
export function convertProbe(machine: Machine, block: Block): Outcome {
  const { modal, numberedParameters } = machine;
  if (machine.compensation.side !== 'off') return refuse('compensation', 'Cannot probe with cutter radius comp on');
  if (modal.feedRate === 0 || modal.feedMode === 'inverseTime')
    return refuse('probe', 'Cannot probe with zero feed rate');
  const target = newTarget();
  const refusal = findTarget(machine, block, target);
  if (refusal !== undefined) return refusal;
  machine.emit({ kind: 'turnProbeOn' });
  machine.emit(straightCall('straightProbe', target));
  machine.emit({ kind: 'turnProbeOff' });
  for (const [index, axis] of (['x', 'y', 'z', 'a', 'b', 'c'] as const).entries())
    numberedParameters.set(PARAMETER.probePosition + index, target[axis]);
  copyPosition(machine.state.position, target);
  machine.synchronizes = true;
  return undefined;
}
