import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJob } from '@tongyan/media/recorder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonConsents, PupilConsents } from './consents/contract.ts';
import type { LessonDetail } from './contract.ts';
import type { Recording, Replay } from './recordings/contract.ts';
import { plan } from './testing-lessons-contract.ts';
import { START_MS, startLessons, type TestLessons } from './testing-lessons-server.ts';

const DAY_MS = 86_400_000;
const CLASS = 'class-6-1';
const PUPILS = ['xiaolin', 'xiaochen'];

export function recordingsContract(testDatabase: TestDatabase): void {
  describe(`what is kept of lessons on ${testDatabase.name}`, () => {
    let server: TestLessons;
    let lesson: LessonDetail;
    beforeEach(async () => {
      server = await startLessons(testDatabase);
      await layClass(server);
      const village = { orgUnitId: 'village', name: '六（1）班', classGroupId: CLASS };
      const seats = plan.seats.map((seat) => ('classroom' in seat ? { ...seat, classroom: village } : seat));
      const planned = await server.call('planner', 'POST /api/lessons', { ...plan, seats });
      lesson = planned.body as LessonDetail;
      await server.call('lead', `POST /api/lessons/${lesson.id}/open`);
    });
    afterEach(() => server.dispose());

    const classroomSeat = () => lesson.seats.find(({ seat }) => seat === 'receivingClassroom')?.id ?? '';
    const give = (personId: string, pupilId: string, purpose: string, more: object = {}) =>
      server.call(personId, `PUT /api/consents/pupils/${pupilId}/${purpose}`, {
        noticeVersion: 1,
        expiresAtMs: START_MS + 300 * DAY_MS,
        ...more,
      });
    const paper = { paper: '家长签字，档案柜 3' };
    const consents = async (personId: string) =>
      (await server.call(personId, `GET /api/lessons/${lesson.id}/consents`)).body as LessonConsents;
    const recording = async (personId: string, route = `GET /api/lessons/${lesson.id}/recording`) => {
      const answer = await server.call(personId, route);
      expect(answer).toMatchObject({ status: 200 });
      return answer.body as Recording;
    };
    async function admit(personId: string): Promise<string> {
      const { body } = await server.call(personId, `POST /api/lessons/${lesson.id}/admissions`);
      return (body as { admissionId: string }).admissionId;
    }
    /** What a recorder would have written: the folder of the only recording, and a chunk of a source in it. */
    async function write(sourceId: string): Promise<string> {
      const [folder = ''] = await readdir(server.recordingsFolder);
      const sources = join(server.recordingsFolder, folder, 'sources', sourceId);
      await mkdir(sources, { recursive: true });
      await writeFile(join(sources, '000002000-4000-3000.webm'), 'sound');
      return sources;
    }
    /** No recorder runs here: it says that it has ended, so that nobody waits for it. */
    async function recorderEnds(): Promise<void> {
      const [folder, generation] = server.spawned[0] ?? ['', 0];
      const status = { generation, pid: 1, beat: 1, state: 'ended', sourceIds: [], chunks: 1, delayMs: 0, trouble: '' };
      await writeFile(join(folder, 'status.json'), JSON.stringify(status));
    }
    const isThere = async (sources: string) => (await readdir(sources).catch(() => [])).length > 0;
    const audited = async () =>
      (await server.db.selectFrom('auditEntry').select(['action', 'actorId']).orderBy('id').execute()).map(
        ({ action, actorId }) => `${actorId ?? 'server'} ${action}`,
      );

    it('asks consent of guardians, of pupils from 14 on, and of the school’s administrator by paper', async () => {
      expect(await give('stranger', 'xiaolin', 'live')).toMatchObject({ code: 'consent.pupilNotFound' });
      expect(await give('xiaolin', 'xiaolin', 'live')).toMatchObject({ code: 'consent.tooYoung' });
      expect(await give('guardian', 'xiaolin', 'live')).toMatchObject({ code: 'consent.pupilNotFound' });
      const named = await server.call('registrar', 'PUT /api/consents/guardians/guardian/xiaolin');
      expect(named.body).toMatchObject({ guardians: [{ personId: 'guardian' }] });
      expect(await give('guardian', 'xiaolin', 'live', { noticeVersion: 7 })).toMatchObject({
        code: 'consent.noticeOld',
      });
      const given = (await give('guardian', 'xiaolin', 'live')).body as PupilConsents;
      expect(given.consents).toMatchObject([{ purpose: 'live', holds: true, givenBy: 'guardian' }]);
      const mine = await server.call('guardian', 'GET /api/consents/mine');
      expect(mine.body).toMatchObject({ pupils: [{ personId: 'xiaolin', mayDecide: true }] });
      expect(await give('registrar', 'xiaochen', 'record')).toMatchObject({ code: 'consent.paperMissing' });
      expect(await give('registrar', 'xiaochen', 'record', paper)).toMatchObject({ status: 200 });
      const withdrawn = await server.call('guardian', 'DELETE /api/consents/pupils/xiaolin/live');
      expect(withdrawn.body).toMatchObject({ consents: [{ holds: false, withdrawnAtMs: START_MS }] });
      const list = await server.call('registrar', `GET /api/consents/classes/${CLASS}`);
      expect((list.body as { pupils: readonly PupilConsents[] }).pupils).toHaveLength(2);
      expect(await server.call('stranger', `GET /api/consents/classes/${CLASS}`)).toMatchObject({ status: 404 });
      expect(await audited()).toEqual([
        'registrar guardian.named',
        'guardian consent.given',
        'registrar consent.given',
        'guardian consent.withdrawn',
        'registrar consents.read',
      ]);
    });

    it('shows a classroom where all have consented, or where those who have not sit apart', async () => {
      const camera = async () => {
        const { body } = await server.call('classroom', `POST /api/lessons/${lesson.id}/admissions`);
        const [, claims = ''] = (body as { token: string }).token.split('.');
        return Buffer.from(claims, 'base64url').toString('utf8').includes('"camera"');
      };
      for (const purpose of ['live', 'record']) await give('registrar', 'xiaolin', purpose, paper);
      expect(await consents('lead')).toMatchObject({ pupils: 3, live: 1, record: 1, apart: 2 });
      expect(await camera()).toBe(false);
      const room = (await consents('assistant')).classrooms.find(({ pupils }) => pupils === 2);
      expect(room).toMatchObject({ apart: [{ personId: 'xiaochen' }], mayConfirm: true, camera: false });
      expect((await consents('researcher')).classrooms.flatMap(({ apart }) => apart)).toEqual([]);
      const confirm = `PUT /api/lessons/${lesson.id}/consents/${classroomSeat()}/apart`;
      expect(await server.call('researcher', confirm, { confirmed: true })).toMatchObject({
        code: 'permission.denied',
      });
      await server.call('assistant', confirm, { confirmed: true });
      expect(await camera()).toBe(true);
      await server.call('registrar', 'DELETE /api/consents/pupils/xiaolin/live');
      expect(await camera()).toBe(false);
    });

    it('is recorded by nobody but those who may, and names to the recorder only those with consent', async () => {
      expect(await recording('pupil')).toMatchObject({ state: 'none', may: { start: false, watch: false } });
      const [lead, classroom, pupil] = [await admit('lead'), await admit('classroom'), await admit('pupil')];
      const start = `POST /api/lessons/${lesson.id}/recording`;
      expect(await server.call('pupil', start)).toMatchObject({ code: 'permission.denied' });
      expect(await recording('lead', start)).toMatchObject({ state: 'recording', recorder: 'starting' });
      const [folder, generation] = server.spawned[0] ?? ['', 0];
      expect(generation).toBe(1);
      const job = await readJob(folder);
      expect(job).toMatchObject({ generation: 1, ended: false, sourceIds: [lead] });
      expect(Math.abs((job?.clock.lessonMs ?? -1) - 0)).toBeLessThan(1);
      for (const name of PUPILS)
        for (const purpose of ['live', 'record']) await give('registrar', name, purpose, paper);
      const named = async () => (await readJob(folder))?.sourceIds.toSorted();
      expect(await named()).toEqual([lead, classroom].toSorted());
      await give('registrar', 'pupil', 'record', paper);
      expect(await named()).toEqual([lead, classroom, pupil].toSorted());
      await server.call('registrar', 'DELETE /api/consents/pupils/xiaolin/record');
      expect(await named()).toEqual([lead, pupil].toSorted());
    });

    it('deletes at once what is recorded of a pupil who withdraws, and nobody else’s', async () => {
      const [lead, classroom, pupil] = [await admit('lead'), await admit('classroom'), await admit('pupil')];
      for (const name of [...PUPILS, 'pupil']) await give('registrar', name, 'record', paper);
      await recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      const [ofLead, ofClassroom, ofPupil] = [await write(lead), await write(classroom), await write(pupil)];
      await server.call('registrar', 'DELETE /api/consents/pupils/pupil/record');
      expect([await isThere(ofLead), await isThere(ofClassroom), await isThere(ofPupil)]).toEqual([true, true, false]);
      await server.call('registrar', 'DELETE /api/consents/pupils/xiaochen/record');
      expect([await isThere(ofLead), await isThere(ofClassroom)]).toEqual([true, false]);
    });

    it('is played by rights, with whoever did in the audit log, until it is deleted or its time is over', async () => {
      const lead = await admit('lead');
      await recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      const sources = await write(lead);
      server.clockMs += 60_000;
      await recorderEnds();
      await server.call('lead', `POST /api/lessons/${lesson.id}/end`);
      await expect.poll(async () => (await recording('lead')).state).toBe('kept');
      const replay = `GET /api/lessons/${lesson.id}/replay`;
      expect(await server.call('stranger', replay)).toMatchObject({ code: 'lesson.notFound' });
      const { body } = await server.call('pupil', replay);
      expect(body as Replay).toMatchObject({
        lessonMs: 60_000,
        sources: [{ sourceId: lead, chunks: [{ startMs: 2_000, durationMs: 4_000, heardMs: 3_000 }] }],
      });
      const chunk = `${replay}/sources/${lead}/2000`;
      expect(await server.call('pupil', chunk)).toMatchObject({ status: 200, body: 'sound' });
      expect(await server.call('stranger', chunk)).toMatchObject({ code: 'lesson.notFound' });
      expect(await server.call('pupil', `${replay}/sources/..%2F..%2Fx/2000`)).toMatchObject({
        code: 'recording.chunkNotFound',
      });
      expect(await audited()).toEqual(['lead recording.started', 'pupil recording.watched']);

      expect(await server.call('lead', `PATCH /api/lessons/${lesson.id}/recording`, { keepUntilMs: 1 })).toMatchObject({
        code: 'permission.denied',
      });
      const keepUntilMs = server.clockMs + DAY_MS;
      await server.call('planner', `PATCH /api/lessons/${lesson.id}/recording`, { keepUntilMs });
      server.clockMs += DAY_MS + 1;
      await server.lessons.sweepRecordings();
      expect(await isThere(sources)).toBe(false);
      expect(await readdir(server.recordingsFolder)).toEqual([]);
      expect(await recording('lead')).toMatchObject({ state: 'deleted', soundMs: 0 });
      expect(await server.call('pupil', replay)).toMatchObject({ code: 'recording.deleted' });
      expect((await audited()).at(-1)).toBe('server recording.deleted');
    });

    it('is deleted for good by the lead teacher, files and all', async () => {
      const lead = await admit('lead');
      await recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      await write(lead);
      await recorderEnds();
      const remove = `DELETE /api/lessons/${lesson.id}/recording`;
      expect(await server.call('lead', remove)).toMatchObject({ code: 'recording.lessonOpen' });
      await server.call('lead', `POST /api/lessons/${lesson.id}/end`);
      expect(await server.call('pupil', remove)).toMatchObject({ code: 'permission.denied' });
      expect(await recording('lead', remove)).toMatchObject({ state: 'deleted', sizeBytes: 0 });
      expect(await readdir(server.recordingsFolder)).toEqual([]);
    });
  });
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
