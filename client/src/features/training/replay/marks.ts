import type { ScoreResult } from '@tongyan/scenes/session/scoring';

/** A moment of a run that is worth looking at. */
export interface Mark {
  readonly tick: number;
  readonly kind: 'earned' | 'lost' | 'veto';
  /** Key of the aspect's title, or the veto's id. */
  readonly title: string;
  readonly points: string;
}

/** The moments of a score: where each aspect was decided, and where a veto struck. In the order of the run. */
export function marksOf(score: Pick<ScoreResult, 'aspects' | 'vetoes'>): readonly Mark[] {
  const aspects = score.aspects.flatMap(({ title, points, awarded, evidence }): readonly Mark[] => {
    const tick = evidence.fromTick >= 0 ? evidence.fromTick : evidence.toTick;
    if (awarded === null || tick < 0) return [];
    return [{ tick, kind: awarded < points ? 'lost' : 'earned', title, points: `${awarded} / ${points}` }];
  });
  const vetoes = score.vetoes.flatMap(({ id, occurrences }) =>
    occurrences.map(({ tick }): Mark => ({ tick, kind: 'veto', title: id, points: '0' })),
  );
  return [...aspects, ...vetoes].toSorted((a, b) => a.tick - b.tick);
}

/** The tick of the next command after a tick (or the one before it); undefined where there is none. */
export function commandBeside(
  entries: readonly { readonly tick: number }[],
  tick: number,
  direction: 1 | -1,
): number | undefined {
  return direction === 1
    ? entries.find((entry) => entry.tick > tick)?.tick
    : entries.findLast((entry) => entry.tick < tick)?.tick;
}
