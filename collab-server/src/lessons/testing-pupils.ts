import type { TestDatabase } from '../platform/database/testing.ts';
import type { ClassAnswer, LessonInvitation } from './classes/contract.ts';
import type { Attendance } from './contract-attendance.ts';
import type { LessonDetail } from './contract.ts';
import { CLASS, layClass } from './testing-class.ts';
import { Page } from './testing-lesson-page.ts';
import { plan } from './testing-lessons-contract.ts';
import { START_MS, startLessons } from './testing-lessons-server.ts';

const village = { orgUnitId: 'village', name: '六（1）班', classGroupId: CLASS };

/** A lead teacher and a classroom in which the class of the village school sits. */
export const seatsWithClass = [
  { seat: 'leadTeacher', personId: 'lead' },
  { seat: 'receivingClassroom', personId: 'classroom', classroom: village },
  { seat: 'assistantTeacher', personId: 'assistant', classroom: village },
  { seat: 'technician', personId: 'technician' },
];

/** Lessons with pupils of a class, of which the tests ask what is told of them. */
export async function openPupilsWorld(testDatabase: TestDatabase) {
  const server = await startLessons(testDatabase);
  await layClass(server);
  const pages: Page[] = [];
  return {
    server,
    async planned(planner: string, seats: readonly object[] = seatsWithClass): Promise<LessonDetail> {
      const answer = await server.call(planner, 'POST /api/lessons', { ...plan, startsAtMs: START_MS, seats });
      if (answer.status !== 200) throw new Error(`${planner} could not plan: ${JSON.stringify(answer.body)}`);
      return answer.body as LessonDetail;
    },
    open: ({ id }: LessonDetail) => server.call('lead', `POST /api/lessons/${id}/open`),
    say: (personId: string, lesson: LessonDetail, answer: ClassAnswer) =>
      server.call(personId, `PUT /api/lessons/${lesson.id}/classes/${CLASS}`, { answer }),
    detail: async (personId: string, lesson: LessonDetail) =>
      (await server.call(personId, `GET /api/lessons/${lesson.id}`)).body as LessonDetail,
    attendance: async (personId: string, lesson: LessonDetail) =>
      (await server.call(personId, `GET /api/lessons/${lesson.id}/attendance`)).body as Attendance,
    seatOf: (lesson: LessonDetail, personId: string): string =>
      lesson.seats.find((seat) => seat.personId === personId)?.id ?? '',
    invitations: async (personId: string) =>
      ((await server.call(personId, 'GET /api/lesson-invitations')).body as { invitations: LessonInvitation[] })
        .invitations,
    async enter(lesson: LessonDetail, personId: string): Promise<Page> {
      const page = new Page(server.address, personId);
      pages.push(page);
      await page.ask('follow', { lessonId: lesson.id, haveSeq: 0 });
      await page.followFloor(lesson.id);
      return page;
    },
    async consent(...pupilIds: readonly string[]): Promise<void> {
      const given = {
        noticeVersion: 1,
        grantedAtMs: START_MS,
        expiresAtMs: START_MS + 90_000_000,
        withdrawnAtMs: null,
      };
      for (const pupilId of pupilIds) {
        for (const purpose of ['live', 'record'] as const) {
          const who = { pupilId, purpose, givenBy: 'paper', givenById: 'planner', paper: 'x' } as const;
          await server.db
            .insertInto('consent')
            .values({ id: `${purpose}-${pupilId}`, ...given, ...who })
            .execute();
        }
      }
    },
    /** Puts somebody among the teachers of the class. */
    async teaches(personId: string): Promise<void> {
      const always = { beginsOn: null, endsOn: null, sourcedId: null, createdAtMs: 0 };
      await server.db
        .insertInto('enrolment')
        .values({ id: `e-${personId}`, classGroupId: CLASS, personId, role: 'teacher', isPrimary: 1, ...always })
        .execute();
    },
    async dispose(): Promise<void> {
      for (const page of pages) page.socket.close();
      await server.dispose();
    },
  };
}

export type PupilsWorld = Awaited<ReturnType<typeof openPupilsWorld>>;
