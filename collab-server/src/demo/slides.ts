import { createReadStream } from 'node:fs';
import type { Lessons } from '../lessons/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { demoPersonId } from './people.ts';

type Deps = {
  readonly db: Db;
  readonly lessons: Pick<Lessons, 'layFile'>;
  readonly log: Log;
  readonly now: () => number;
};

/** Set from the file beside it; see its first lines. */
const SLIDES = new URL('./slides/fraction-division.pdf', import.meta.url);

/** Gives the demo's lessons that have nothing to show yet their slides. */
export async function seedDemoSlides({ db, lessons, log, now }: Deps): Promise<void> {
  const bare = await db
    .selectFrom('liveLesson')
    .leftJoin('lessonMaterial', 'lessonMaterial.lessonId', 'liveLesson.id')
    .where('liveLesson.id', 'like', 'demo-coming-%')
    .where('liveLesson.state', '=', 'planned')
    .where('lessonMaterial.id', 'is', null)
    .select('liveLesson.id')
    .execute();
  for (const { id } of bare) {
    const laid = await lessons.layFile({
      lessonId: id,
      personId: demoPersonId('xuyingchuan'),
      title: '分数除法（一）课件.pdf',
      source: createReadStream(SLIDES),
      nowMs: now(),
    });
    if (!laid.ok) log.warn({ code: laid.error.code }, 'the slides of a demo lesson were not laid');
  }
}
