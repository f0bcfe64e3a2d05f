import type { Target } from '../types.ts';

export type Stand = 'stopped' | 'failing' | 'parked' | 'sending' | 'done' | 'idle';

/** How sending to a store goes, in one word; what needs somebody comes first. */
export function standOf({ enabled, failures, parked, queued, delivered }: Target): Stand {
  if (!enabled) return 'stopped';
  if (failures > 0) return 'failing';
  if (parked > 0) return 'parked';
  if (queued > 0) return 'sending';
  return delivered > 0 ? 'done' : 'idle';
}
