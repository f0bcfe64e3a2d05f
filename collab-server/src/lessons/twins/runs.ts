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

const reached = (going: Pick<TwinState, 'pace' | 'tickMs'> | null, at: LessonTimeMs): number =>
  going === null ? 0 : twinTick(going, at);

/** The farthest tick to which a run can have come by a moment: what is asked for beyond it is not computed (P3). */
export function farthestTick(entries: readonly StageEntry[], runId: string, until: LessonTimeMs): number {
  let farthest = 0;
  let going: Pick<TwinState, 'pace' | 'tickMs'> | null = null;
  for (const { event, showAt } of entries) {
    if (showAt > until) break;
    // As if nothing but the log's own changes of pace held it: a little far, never short.
    if (event.kind === 'twin.open' || event.kind === 'twin.pace') farthest = Math.max(farthest, reached(going, showAt));
    if (event.kind === 'twin.open') {
      const fresh = { tickMs: event.tickMs, pace: { position: 0, rate: 0, since: showAt } };
      going = event.runId === runId ? (going ?? fresh) : null;
    } else if (event.kind === 'twin.pace' && going !== null) {
      going = { ...going, pace: { position: event.atTick, rate: event.rate, since: showAt } };
    }
  }
  return Math.max(farthest, reached(going, until));
}
