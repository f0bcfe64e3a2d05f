import { useEffect } from 'react';

import { useStage } from '../stage/stage-context.ts';
import type { Target } from './target.ts';

/** Puts targets into the stage as long as the component stands. Keep the array the same (useMemo) while nothing of it changes. */
export function useTargets(targets: readonly Target[]): void {
  const { targets: registry } = useStage();
  useEffect(() => registry.add(targets), [registry, targets]);
}
