import type { Question } from '../predicates/evaluate.ts';
import type { Readings } from '../predicates/predicate.ts';
import { freshHazardWatch, type HazardProgress, type MonitorState, note } from './monitor-state.ts';
import type { Hazard } from './procedure.ts';
import { look, seqOf } from './watch.ts';

const MOST_OCCURRENCES = 16;

function end(progress: HazardProgress, tick: number): void {
  const last = progress.occurrences.at(-1);
  if (last !== undefined && last.toTick < 0) last.toTick = tick;
}

/** Takes a hazard through one moment in which it is watched. */
export function watchHazard(
  { hazard, asks }: { readonly hazard: Hazard; readonly asks: Question },
  progress: HazardProgress,
  moment: Readings,
  state: MonitorState,
): void {
  // A hazard that is there when watching begins is one: nothing need have been false before.
  progress.watch.last ??= false;
  const { rose, fell } = look(asks, progress.watch, moment);
  const { tick } = moment;
  if (fell) end(progress, tick);
  if (!rose) return;
  const seq = seqOf(state, moment);
  progress.count += 1;
  if (progress.occurrences.length < MOST_OCCURRENCES) progress.occurrences.push({ fromTick: tick, toTick: -1, seq });
  note(state, { kind: 'hazard', tick, seq, hazard: hazard.id });
}

/** The step that it belongs to is not under way: nothing is watched, and nothing lasts. */
export function restHazard(hazard: Hazard, progress: HazardProgress, { tick }: Readings): void {
  if (progress.watch.last === null) return;
  if (progress.watch.last) end(progress, tick);
  progress.watch = freshHazardWatch(hazard.when);
}
