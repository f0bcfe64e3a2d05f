import type { TraineeView } from '@tongyan/sim-engine/view';

import { MILL, type MillMode, type MillOutput } from '../model/machine/interface.ts';
import { morningMode } from '../model/machine/mode.ts';
import type { Axes } from './machine/layout.ts';

/** The mode as trainees see it. */
export type SeenMode = Omit<MillMode, 'hidden'>;

const MORNING: SeenMode = morningMode();

/** A signal of the machine; 0 where it is no number. */
export function signal(view: TraineeView, name: MillOutput): number {
  return view.signals[`${MILL}.${name}`] ?? 0;
}

/** The machine's mode; before the first frame, the machine as it is found. */
export function seenMode(view: TraineeView): SeenMode {
  const mode = view.modes[MILL];
  return typeof mode === 'object' && mode !== null ? (mode as unknown as SeenMode) : MORNING;
}

/** Where the axes truly stand. */
export const axesOf = (view: TraineeView): Axes => ({
  x: signal(view, 'scaleXMm'),
  y: signal(view, 'scaleYMm'),
  z: signal(view, 'scaleZMm'),
});
