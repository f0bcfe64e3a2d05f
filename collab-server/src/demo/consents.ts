import { KEEP_RECORDING_MS } from '../lessons/index.ts';
import type { Db } from '../platform/database/index.ts';
import { demoClassPupils } from './classrooms.ts';
import { demoSeats } from './lesson-seats.ts';
import { demoPersonId } from './people.ts';

const YEAR_MS = 365 * 86_400_000;
/** How many of a class have not consented: they sit apart. */
const WITHOUT: Readonly<Record<string, number>> = { 'demo-class-tingnan-6-2': 1, 'demo-class-xipuxi-5-6': 2 };
const PURPOSES = ['live', 'record'] as const;

const pupilsOf = (classGroupId: string): readonly string[] =>
  demoClassPupils
    .find((each) => each.classGroupId === classGroupId)
    ?.pupils.map(({ account }) => demoPersonId(account)) ?? [];

function withoutConsent(classGroupId: string): readonly string[] {
  const count = WITHOUT[classGroupId] ?? 0;
  return count === 0 ? [] : pupilsOf(classGroupId).slice(-count);
}

/** Consents on paper of the demo's pupils, but for three, who sit apart in the lesson that is about to begin. */
export async function seedDemoConsents(db: Db, comingLessonId: string | null, nowMs: number): Promise<void> {
  const known = await db.selectFrom('consent').select('id').where('id', 'like', 'demo-%').executeTakeFirst();
  if (!known) await db.insertInto('consent').values(consentsOfAll(nowMs)).execute();
  if (comingLessonId === null) return;
  for (const [index, { seat, classroom }] of demoSeats.entries()) {
    const isScreen = seat === 'leadClassroom' || seat === 'receivingClassroom';
    if (!isScreen || classroom === null) continue;
    const pupilIds = withoutConsent(classroom.classGroupId);
    if (pupilIds.length === 0) continue;
    const assistant = demoSeats.find((other) => other.seat === 'assistantTeacher' && other.classroom === classroom);
    await db
      .insertInto('lessonApart')
      .values({
        lessonId: comingLessonId,
        classroomId: `${comingLessonId}-${String(index).padStart(3, '0')}`,
        pupilIds: JSON.stringify(pupilIds),
        confirmedBy: assistant?.personId ?? demoPersonId('xuyingchuan'),
        confirmedAtMs: nowMs,
      })
      .onConflict((on) => on.columns(['lessonId', 'classroomId']).doNothing())
      .execute();
  }
}

function consentsOfAll(nowMs: number) {
  const classes = [...new Set(demoSeats.flatMap(({ classroom }) => (classroom ? [classroom.classGroupId] : [])))];
  const ofClasses = classes.flatMap((id) => {
    const without = new Set(withoutConsent(id));
    return pupilsOf(id).filter((pupilId) => !without.has(pupilId));
  });
  const pupilIds = [...new Set([...ofClasses, demoPersonId('linxiaoman')])];
  return pupilIds.flatMap((pupilId) =>
    PURPOSES.map((purpose) => ({
      id: `demo-${purpose}-${pupilId}`,
      pupilId,
      purpose,
      noticeVersion: 1,
      grantedAtMs: nowMs,
      expiresAtMs: nowMs + YEAR_MS,
      withdrawnAtMs: null,
      givenBy: 'paper' as const,
      givenById: demoPersonId('linjinglan'),
      paper: '开学时签署，存班主任处',
    })),
  );
}

/** The stage of the lesson that is over can be played again; nothing was heard in it. */
export async function seedDemoRecording(db: Db, lessonId: string, startedAtMs: number): Promise<void> {
  await db
    .insertInto('lessonRecording')
    .values({
      lessonId,
      state: 'kept',
      folder: lessonId,
      startedAtMs,
      startedBy: demoPersonId('xuyingchuan'),
      keepUntilMs: startedAtMs + KEEP_RECORDING_MS,
      deletedAtMs: null,
    })
    .onConflict((on) => on.column('lessonId').doNothing())
    .execute();
}
