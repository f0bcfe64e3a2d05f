import type { StripStep, TaskStrip } from '@tongyan/scenes/session';

const OPEN: readonly StripStep['state'][] = ['active', 'available'];

/** The step that is told of: one that is begun, else one that may be; undefined where none is told. */
export function currentStep({ steps }: TaskStrip): StripStep | undefined {
  return steps.find(({ state }) => state === 'active') ?? steps.find(({ state }) => OPEN.includes(state));
}

export type Piece = 'done' | 'current' | 'violated' | 'open';

/** The bar of progress, piece by piece. */
export function pieces({ progress, steps }: TaskStrip): readonly Piece[] {
  if (progress === null) return [];
  const violated = steps.filter(({ state }) => state === 'violated').length;
  return Array.from({ length: progress.of }, (_, index): Piece => {
    if (index < progress.done) return index < violated ? 'violated' : 'done';
    return index === progress.done ? 'current' : 'open';
  });
}
