import { createReadStream } from 'node:fs';
import {
  layDocumentMaterial,
  layLesson,
  layObservation,
  layPast,
  type LaidPast,
  type Lessons,
} from '../lessons/index.ts';
import type { Db } from '../platform/database/index.ts';
import { orThrow } from '../platform/errors.ts';
import { demoClassPupils } from './classrooms.ts';
import { seedDemoRecording } from './consents.ts';
import { demoPhases, demoSeats } from './lesson-seats.ts';
import { clockMs, pastFloor, pastStage } from './past-events.ts';
import { pastObservation } from './past-sheets.ts';
import { demoPersonId } from './people.ts';
import { layRingDocument, RING_DOCUMENT, RING_TITLE } from './ring-document.ts';
import { demoSchoolId } from './schools.ts';

const LESSON = 'demo-past-circle';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DURATION_MS = 40 * MINUTE_MS;
/** Set from the file beside it. */
const SLIDES = new URL('./slides/ring-area.pdf', import.meta.url);

function seatId(account: string): string {
  const index = demoSeats.findIndex(({ personId }) => personId === demoPersonId(account));
  return `${LESSON}-${String(index).padStart(3, '0')}`;
}

const screenOf = (name: string): string => seatId(`screen-${name}`);
const seats = {
  lead: seatId('xuyingchuan'),
  qingyu: screenOf('qingyu'),
  tongling: screenOf('tongling'),
  tingnan: screenOf('tingnan'),
  xipuxi: screenOf('xipuxi'),
  seatOf: seatId,
};

function pastOf(openedAtMs: number, deckId: string): LaidPast {
  const rolls = demoClassPupils.map(({ pupils, classGroupId }, index) => {
    const seat = demoSeats.findIndex(({ classroom }) => classroom?.classGroupId === classGroupId);
    const marks = pupils.map(({ account }, place) => ({
      personId: demoPersonId(account),
      mark: index === 1 && place === 8 ? ('excused' as const) : ('present' as const),
    }));
    const away = marks.filter(({ mark }) => mark === 'excused').length;
    const counts = { present: marks.length - away, late: 0, leftEarly: 0, excused: away, absent: 0 };
    const assistant = ['xuyingchuan', 'yeqinghe', 'matinglan', 'wuzhixing'][index] ?? 'xuyingchuan';
    const classroomId = `${LESSON}-${String(seat).padStart(3, '0')}`;
    return { classroomId, counts, marks, calledBy: demoPersonId(assistant), at: clockMs(`1:${10 + index * 12}`) };
  });
  const presence = demoSeats.map(({ personId }, index) => ({
    seatId: `${LESSON}-${String(index).padStart(3, '0')}`,
    personId,
    fromMs: clockMs(`0:${10 + index}`),
    toMs: DURATION_MS,
  }));
  const [stage, floor] = [pastStage(seats, deckId), pastFloor(seats)];
  return { openedAtMs, lastedMs: DURATION_MS, stage, floor, rolls, presence };
}

type Deps = { readonly db: Db; readonly lessons: Pick<Lessons, 'layFile'>; readonly now: () => number };

/**
 * A lesson of three days ago: slides, a document and a board on its stage, its logs, roll and presence, its observation, and a replay
 * without voices. Laid once; what a crash left out is laid at the next start.
 */
export async function layPastLesson({ db, lessons, now }: Deps): Promise<void> {
  const known = await db
    .selectFrom('liveLesson')
    .where('id', '=', LESSON)
    .select(['state', 'startsAtMs'])
    .executeTakeFirst();
  if (known?.state === 'ended') return;
  const startsAtMs = known?.startsAtMs ?? Math.floor((now() - 3 * DAY_MS) / (30 * MINUTE_MS)) * 30 * MINUTE_MS;
  await layLesson(db, LESSON, {
    title: '圆的面积（二）：圆环',
    subject: 'mathematics',
    homeOrgUnitId: demoSchoolId('2135990002'),
    startsAtMs,
    durationMs: DURATION_MS,
    seats: demoSeats,
    phases: demoPhases,
    createdBy: demoPersonId('linjinglan'),
    nowMs: startsAtMs - DAY_MS,
  });
  const added = { lessonId: LESSON, personId: demoPersonId('xuyingchuan'), nowMs: startsAtMs - DAY_MS / 2 };
  const deckId = orThrow(
    await lessons.layFile({ ...added, title: '圆的面积（二）课件.pdf', source: createReadStream(SLIDES) }),
  );
  await layRingDocument(db, startsAtMs, (clock) => startsAtMs + clockMs(clock));
  await layDocumentMaterial(db, { ...added, documentId: RING_DOCUMENT, title: RING_TITLE });
  await layPast(db, LESSON, pastOf(startsAtMs, deckId));
  await layObservation(db, LESSON, demoPersonId('weisuxin'), pastObservation);
  await seedDemoRecording(db, LESSON, startsAtMs);
}
