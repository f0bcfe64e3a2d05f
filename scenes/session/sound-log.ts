import { branchAt, type Recorded, type TrainingLog } from '@tongyan/sim-engine/log';

import type { SceneTraining } from './scene.ts';

/**
 * The log of a run whose model has left the numbers, as far as it is sound.
 *
 * @param lastSeenTick the last tick of which there is a view
 */
export function lastSoundLog(
  { system, reserved, checkpointEvery }: SceneTraining,
  recorded: Recorded,
  lastSeenTick: number,
): TrainingLog {
  const lastEntry = recorded.entries.at(-1)?.tick ?? 0;
  // Where the last command itself broke the model, the log ends before it.
  for (const tick of [Math.max(lastEntry, lastSeenTick), lastEntry, lastEntry - 1]) {
    const branch = branchAt(system, recorded, Math.max(0, tick), { reserved, checkpointEvery });
    if (branch.ok) return branch.value.log();
  }
  throw new Error('no tick before the failure is sound');
}
