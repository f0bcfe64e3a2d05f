import { type LessonTimeMs, type StageEntry, twinTick, type TwinState } from '@tongyan/media/timeline';

/** What a twin's places are computed from. */
export type TwinRunFacts = Pick<TwinState, 'sceneId' | 'exerciseId' | 'seed' | 'tickMs' | 'commands'>;

/** A run as the whole log tells it; null where there is none, or its id stands for two (P7). */
export function twinRunOf(entries: readonly StageEntry[], runId: string): TwinRunFacts | null {
  let opened: Omit<TwinRunFacts, 'commands'> | null = null;
  let isOnStage = false;
  const commands: TwinRunFacts['commands'][number][] = [];
  for (const { event } of entries) {
    if (event.kind === 'twin.open') {
      const isThis = event.runId === runId;
      // Opened again after another was there, it begins anew.
      if (isThis && opened !== null && !isOnStage) return null;
      isOnStage = isThis;
      const { sceneId, exerciseId = null, seed, tickMs } = event;
      if (isThis && opened === null) opened = { sceneId, exerciseId, seed, tickMs };
    } else if (event.kind === 'twin.command' && isOnStage) {
      commands.push({ atTick: event.atTick, command: event.command });
    }
  }
  return opened && { ...opened, commands };
}

type Going = Pick<TwinState, 'pace' | 'tickMs'>;

const reached = (going: Going | null, at: LessonTimeMs): number => (going === null ? 0 : twinTick(going, at));

/** What goes on after an entry: null where the run is not on the stage. */
function goingAfter(before: Going | null, { event, showAt }: StageEntry, runId: string): Going | null {
  if (event.kind === 'twin.open') {
    if (event.runId !== runId) return null;
    return before ?? { tickMs: event.tickMs, pace: { position: 0, rate: 0, since: showAt } };
  }
  if (event.kind !== 'twin.pace' || before === null) return before;
  return { ...before, pace: { position: event.atTick, rate: event.rate, since: showAt } };
}

/**
 * The farthest tick to which a run can have come by a moment: what is asked for beyond it is not computed (P3). As if nothing but the log's own
 * changes of pace held it: a little far, never short.
 */
export function farthestTick(entries: readonly StageEntry[], runId: string, until: LessonTimeMs): number {
  let farthest = 0;
  let going: Going | null = null;
  for (const entry of entries) {
    if (entry.showAt > until) break;
    if (entry.event.kind !== 'twin.open' && entry.event.kind !== 'twin.pace') continue;
    farthest = Math.max(farthest, reached(going, entry.showAt));
    going = goingAfter(going, entry, runId);
  }
  return Math.max(farthest, reached(going, until));
}
