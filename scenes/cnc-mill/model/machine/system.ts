import { type System, systemOf } from '@tongyan/sim-engine/kernel';

import { machineBlock, type MillOptions } from './block.ts';
import { MILL } from './interface.ts';
import type { MillParameter } from './parameters.ts';

/** Version of the model: a recorded run replays on the version that it was recorded on. */
export const MODEL_VERSION = '1.0.0';

/** Ticks of 4 ms: within one a tool's tip goes straight, 0.1 mm at an ordinary feed. */
export const TICK_S = 0.004;

export interface MillSystemOptions extends MillOptions {
  /** Instead of the values of a sound machine. */
  readonly parameters?: Partial<Record<MillParameter, number>>;
}

/** The scene's system: one block, `mill`. */
export function millSystem({ parameters = {}, ...options }: MillSystemOptions = {}): System {
  return systemOf({
    name: 'cnc-mill',
    version: MODEL_VERSION,
    tickS: TICK_S,
    blocks: { [MILL]: { block: machineBlock(options), parameters } },
  });
}
