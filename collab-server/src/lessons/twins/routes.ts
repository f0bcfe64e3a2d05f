import { type LessonTimeMs, lessonTimeMs, type StageEntry, twinTick } from '@tongyan/media/timeline';
import type { Db } from '../../platform/database/index.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../../platform/http/index.ts';
import type { Log } from '../../platform/log.ts';
import type { Live } from '../live/live.ts';
import { seeShown } from '../recordings/sight.ts';
import { listStageEntries } from '../stage/store.ts';
import type { LessonRow } from '../store.ts';
import { twinPlaceRoutes } from './contract.ts';
import { createTwinPlaces } from './places.ts';
import { farthestTick, twinRunOf } from './runs.ts';

type TwinDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly log: Log;
  readonly now: () => number;
};

const LOOK_EVERY_MS = 15_000;
/** Commands come a little after the tick that they are for: so far behind, none comes any more. */
const SETTLED_MS = 3_000;

/** Places of twins for whoever comes late ([rules](SPEC.md)). */
export function serveTwinPlaces(
  app: HttpApp,
  { db, authenticate, log, now }: TwinDeps,
  live: Pick<Live, 'stages' | 'nowMs'>,
): { close(): Promise<void> } {
  const places = createTwinPlaces({ log });
  const keyOf = (lessonId: string, runId: string): string => `${lessonId} ${runId}`;
  const settled = (atMs: number): LessonTimeMs => lessonTimeMs(Math.max(0, atMs - SETTLED_MS));

  /** P6 */
  function look(): void {
    for (const [lessonId, stage] of live.stages) {
      const { twin } = stage.stageNow();
      if (twin === null || twin.pace.rate === 0) continue;
      const run = twinRunOf(stage.entries(), twin.runId);
      if (run !== null) places.want(keyOf(lessonId, twin.runId), run, twinTick(twin, settled(stage.lessonNow())));
    }
  }
  const looking = setInterval(look, LOOK_EVERY_MS);
  looking.unref();

  async function logOf(lesson: LessonRow): Promise<{ entries: readonly StageEntry[]; lastedMs: number }> {
    const stage = live.stages.get(lesson.id);
    if (stage !== undefined) return { entries: stage.entries(), lastedMs: stage.lessonNow() };
    const kept = await listStageEntries(db, lesson.id);
    const lastedMs = (lesson.endedAtMs ?? live.nowMs()) - (lesson.openedAtMs ?? live.nowMs());
    return { entries: kept.map(({ entry }) => entry), lastedMs };
  }

  implementRoutes(app, authenticate, twinPlaceRoutes, {
    'GET /api/lessons/:lessonId/twins/:runId/place': async ({ params, query, viewer }) => {
      const { lesson } = await seeShown(db, params.lessonId, viewer, now());
      const { entries, lastedMs } = await logOf(lesson);
      const run = twinRunOf(entries, params.runId);
      if (run === null) return { place: null };
      const key = keyOf(lesson.id, params.runId);
      // Whoever watches a replay goes elsewhere next: all of the run is made.
      places.want(key, run, farthestTick(entries, params.runId, settled(lastedMs)));
      return { place: places.near(key, run, query.tick) };
    },
  });

  return {
    async close() {
      clearInterval(looking);
      await places.close();
    },
  };
}
