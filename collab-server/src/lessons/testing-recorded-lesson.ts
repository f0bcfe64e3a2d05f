import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonDetail } from './contract.ts';
import type { Recording } from './recordings/contract.ts';
import { plan } from './testing-lessons-contract.ts';
import { START_MS, startLessons, type TestLessons } from './testing-lessons-server.ts';

const DAY_MS = 86_400_000;
export const CLASS = 'class-6-1';
export const PUPILS = ['xiaolin', 'xiaochen'];
/** How a consent is taken down from a signed paper. */
export const paper = { paper: '家长签字，档案柜 3' };

/** A lesson that is open, with a village's class of two, their school's administrator and a guardian; nothing is recorded yet. */
export type RecordedLesson = Awaited<ReturnType<typeof openRecordedLesson>>;

export async function openRecordedLesson(testDatabase: TestDatabase) {
  const server = await startLessons(testDatabase);
  await layClass(server);
  const village = { orgUnitId: 'village', name: '六（1）班', classGroupId: CLASS };
  const seats = plan.seats.map((seat) => ('classroom' in seat ? { ...seat, classroom: village } : seat));
  const planned = await server.call('planner', 'POST /api/lessons', { ...plan, seats });
  const lesson = planned.body as LessonDetail;
  await server.call('lead', `POST /api/lessons/${lesson.id}/open`);
  return {
    server,
    lesson,
    give: (personId: string, pupilId: string, purpose: string, more: object = {}) =>
      server.call(personId, `PUT /api/consents/pupils/${pupilId}/${purpose}`, {
        noticeVersion: 1,
        expiresAtMs: START_MS + 300 * DAY_MS,
        ...more,
      }),
    async recording(personId: string, route = `GET /api/lessons/${lesson.id}/recording`) {
      const answer = await server.call(personId, route);
      expect(answer).toMatchObject({ status: 200 });
      return answer.body as Recording;
    },
    async admit(personId: string): Promise<string> {
      const { body } = await server.call(personId, `POST /api/lessons/${lesson.id}/admissions`);
      return (body as { admissionId: string }).admissionId;
    },
    /** What a recorder would have written: the folder of the only recording, and a chunk of a source in it. */
    async write(sourceId: string): Promise<string> {
      const [folder = ''] = await readdir(server.recordingsFolder);
      const sources = join(server.recordingsFolder, folder, 'sources', sourceId);
      await mkdir(sources, { recursive: true });
      await writeFile(join(sources, '000002000-4000-3000.webm'), 'sound');
      return sources;
    },
    /** No recorder runs here: it says that it has ended, so that nobody waits for it. */
    async recorderEnds(): Promise<void> {
      const [folder, generation] = server.spawned[0] ?? ['', 0];
      const status = { generation, pid: 1, beat: 1, state: 'ended', sourceIds: [], chunks: 1, delayMs: 0, trouble: '' };
      await writeFile(join(folder, 'status.json'), JSON.stringify(status));
    },
    isThere: async (sources: string) => (await readdir(sources).catch(() => [])).length > 0,
  };
}

/** A class of two, whose school has an administrator, and a guardian. */
async function layClass({ db }: TestLessons): Promise<void> {
  const made = { sourcedId: null, createdAtMs: 0 };
  const always = { beginsOn: null, endsOn: null, sourcedId: null, createdAtMs: 0 };
  const people = [
    ['registrar', 'administrator'],
    ['guardian', 'guardian'],
    ['xiaolin', 'student'],
    ['xiaochen', 'student'],
  ] as const;
  for (const [id, role] of people) {
    const account = { account: id, displayName: `人 ${id}`, passwordHash: null, disabled: 0, temporaryUntilMs: null };
    await db
      .insertInto('person')
      .values({ id, ...account, ...made })
      .execute();
    await db
      .insertInto('membership')
      .values({ id: `m-${id}`, personId: id, orgUnitId: 'village', role, subject: null, stage: null, ...always })
      .execute();
  }
  const rest = { subject: null, classCode: null, location: null, courseSourcedId: null, termSourcedIds: null };
  await db
    .insertInto('classGroup')
    .values({
      id: CLASS,
      orgUnitId: 'village',
      title: '六（1）班',
      kind: 'homeroom',
      grades: 'G6',
      endsOn: null,
      ...rest,
      ...made,
    })
    .execute();
  for (const personId of PUPILS) {
    const enrolment = { id: `e-${personId}`, classGroupId: CLASS, personId, role: 'student', isPrimary: 0 } as const;
    await db
      .insertInto('enrolment')
      .values({ ...enrolment, ...always })
      .execute();
  }
}
