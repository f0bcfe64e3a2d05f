import { layLesson, type Lessons } from '../lessons/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { seedDemoConsents } from './consents.ts';
import { layPastLesson } from './past-lesson.ts';
import { demoPhases, demoSeats } from './lesson-seats.ts';
import { demoPersonId } from './people.ts';
import { demoSchoolId } from './schools.ts';

type Deps = {
  readonly db: Db;
  readonly lessons: Pick<Lessons, 'layFile'>;
  readonly log: Log;
  readonly now: () => number;
};

const MINUTE_MS = 60_000;
const DURATION_MS = 40 * MINUTE_MS;
/** A lesson that nobody has opened by then is not held any more. */
const LATEST_MS = 60 * MINUTE_MS;
const AHEAD_MS = 10 * MINUTE_MS;

/** Live lessons of the demo: one that is about to begin whenever the server starts, and one that is over. */
export async function seedDemoLessons(deps: Deps): Promise<void> {
  const { db, log } = deps;
  const people = await db
    .selectFrom('person')
    .select('id')
    .where(
      'id',
      'in',
      demoSeats.map(({ personId }) => personId),
    )
    .execute();
  if (people.length < demoSeats.length) {
    log.info('this demo was laid before it had classrooms: it gets no live lessons');
    return;
  }
  await layPastLesson(deps);
  await seedDemoConsents(db, await layComingLesson(deps), deps.now());
}

/** @returns its id where it was laid in now */
async function layComingLesson({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<string | null> {
  const nowMs = now();
  const waiting = await db
    .selectFrom('liveLesson')
    .select('id')
    .where('id', 'like', 'demo-coming-%')
    .where((eb) =>
      eb.or([
        eb('state', '=', 'open'),
        eb.and([eb('state', '=', 'planned'), eb('startsAtMs', '>', nowMs - DURATION_MS - LATEST_MS)]),
      ]),
    )
    .executeTakeFirst();
  if (waiting) return null;
  const startsAtMs = Math.ceil((nowMs + AHEAD_MS) / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
  const id = `demo-coming-${startsAtMs / MINUTE_MS}`;
  await layLesson(db, id, {
    title: '分数除法（一）',
    subject: 'mathematics',
    homeOrgUnitId: demoSchoolId('2135990002'),
    startsAtMs,
    durationMs: DURATION_MS,
    seats: demoSeats,
    phases: demoPhases,
    createdBy: demoPersonId('linjinglan'),
    nowMs,
  });
  return id;
}
