import type { Frame } from '@tongyan/sim-engine/kernel';

import type { MillBulk } from './bulk.ts';
import type { MillMode, MillOutput } from './interface.ts';
import type { MillParameter } from './parameters.ts';

/** What is counted: small numbers that last. */
export const DISCRETE = {
  startedAtS: { unit: 's', value: 0 },
  runningS: { unit: 's', value: 0 },
  peakPowerShare: { unit: '1', value: 0 },
  peakLoadShare: { unit: '1', value: 0 },
  collisions: { unit: '1', value: 0 },
  stalls: { unit: '1', value: 0 },
  broken: { unit: '1', value: 0 },
  glovesEvents: { unit: '1', value: 0 },
  glovesNow: { unit: '1', value: 0 },
} as const;

export type MillFrame = Frame<MillParameter, never, MillOutput, never, keyof typeof DISCRETE, MillMode, MillBulk>;
