import { readdir } from 'node:fs/promises';
import { readJob } from '@tongyan/media/recorder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonConsents, PupilConsents } from './consents/contract.ts';
import type { LessonDetail } from './contract.ts';
import type { Replay } from './recordings/contract.ts';
import { START_MS, type TestLessons } from './testing-lessons-server.ts';
import { CLASS, openRecordedLesson, paper, PUPILS, type RecordedLesson } from './testing-recorded-lesson.ts';

const DAY_MS = 86_400_000;

export function recordingsContract(testDatabase: TestDatabase): void {
  describe(`what is kept of lessons on ${testDatabase.name}`, () => {
    let open: RecordedLesson;
    let server: TestLessons;
    let lesson: LessonDetail;
    beforeEach(async () => {
      open = await openRecordedLesson(testDatabase);
      ({ server, lesson } = open);
    });
    afterEach(() => server.dispose());

    const classroomSeat = () => lesson.seats.find(({ seat }) => seat === 'receivingClassroom')?.id ?? '';
    const consents = async (personId: string) =>
      (await server.call(personId, `GET /api/lessons/${lesson.id}/consents`)).body as LessonConsents;
    const audited = async () =>
      (await server.db.selectFrom('auditEntry').select(['action', 'actorId']).orderBy('id').execute()).map(
        ({ action, actorId }) => `${actorId ?? 'server'} ${action}`,
      );

    it('asks consent of guardians, of pupils from 14 on, and of the school’s administrator by paper', async () => {
      expect(await open.give('stranger', 'xiaolin', 'live')).toMatchObject({ code: 'consent.pupilNotFound' });
      expect(await open.give('xiaolin', 'xiaolin', 'live')).toMatchObject({ code: 'consent.tooYoung' });
      expect(await open.give('guardian', 'xiaolin', 'live')).toMatchObject({ code: 'consent.pupilNotFound' });
      const named = await server.call('registrar', 'PUT /api/consents/guardians/guardian/xiaolin');
      expect(named.body).toMatchObject({ guardians: [{ personId: 'guardian' }] });
      expect(await open.give('guardian', 'xiaolin', 'live', { noticeVersion: 7 })).toMatchObject({
        code: 'consent.noticeOld',
      });
      const given = (await open.give('guardian', 'xiaolin', 'live')).body as PupilConsents;
      expect(given.consents).toMatchObject([{ purpose: 'live', holds: true, givenBy: 'guardian' }]);
      const mine = await server.call('guardian', 'GET /api/consents/mine');
      expect(mine.body).toMatchObject({ pupils: [{ personId: 'xiaolin', mayDecide: true }] });
      expect(await open.give('registrar', 'xiaochen', 'record')).toMatchObject({ code: 'consent.paperMissing' });
      expect(await open.give('registrar', 'xiaochen', 'record', paper)).toMatchObject({ status: 200 });
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
      for (const purpose of ['live', 'record']) await open.give('registrar', 'xiaolin', purpose, paper);
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
      expect(await open.recording('pupil')).toMatchObject({ state: 'none', may: { start: false, watch: false } });
      const [lead, classroom, pupil] = [
        await open.admit('lead'),
        await open.admit('classroom'),
        await open.admit('pupil'),
      ];
      const start = `POST /api/lessons/${lesson.id}/recording`;
      expect(await server.call('pupil', start)).toMatchObject({ code: 'permission.denied' });
      expect(await open.recording('lead', start)).toMatchObject({ state: 'recording', recorder: 'starting' });
      const [folder, generation] = server.spawned[0] ?? ['', 0];
      expect(generation).toBe(1);
      const job = await readJob(folder);
      expect(job).toMatchObject({ generation: 1, ended: false, sourceIds: [lead] });
      expect(Math.abs((job?.clock.lessonMs ?? -1) - 0)).toBeLessThan(1);
      for (const name of PUPILS)
        for (const purpose of ['live', 'record']) await open.give('registrar', name, purpose, paper);
      const named = async () => (await readJob(folder))?.sourceIds.toSorted();
      expect(await named()).toEqual([lead, classroom].toSorted());
      await open.give('registrar', 'pupil', 'record', paper);
      expect(await named()).toEqual([lead, classroom, pupil].toSorted());
      await server.call('registrar', 'DELETE /api/consents/pupils/xiaolin/record');
      expect(await named()).toEqual([lead, pupil].toSorted());
    });

    it('deletes at once what is recorded of a pupil who withdraws, and nobody else’s', async () => {
      const [lead, classroom, pupil] = [
        await open.admit('lead'),
        await open.admit('classroom'),
        await open.admit('pupil'),
      ];
      for (const name of [...PUPILS, 'pupil']) await open.give('registrar', name, 'record', paper);
      await open.recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      const [ofLead, ofClassroom, ofPupil] = [
        await open.write(lead),
        await open.write(classroom),
        await open.write(pupil),
      ];
      await server.call('registrar', 'DELETE /api/consents/pupils/pupil/record');
      expect([await open.isThere(ofLead), await open.isThere(ofClassroom), await open.isThere(ofPupil)]).toEqual([
        true,
        true,
        false,
      ]);
      await server.call('registrar', 'DELETE /api/consents/pupils/xiaochen/record');
      expect([await open.isThere(ofLead), await open.isThere(ofClassroom)]).toEqual([true, false]);
    });

    it('is played by rights, with whoever did in the audit log, until it is deleted or its time is over', async () => {
      const lead = await open.admit('lead');
      await open.recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      const sources = await open.write(lead);
      server.clockMs += 60_000;
      await open.recorderEnds();
      await server.call('lead', `POST /api/lessons/${lesson.id}/end`);
      await expect.poll(async () => (await open.recording('lead')).state).toBe('kept');
      const replay = `GET /api/lessons/${lesson.id}/replay`;
      expect(await server.call('stranger', replay)).toMatchObject({ code: 'lesson.notFound' });
      const { body } = await server.call('pupil', replay);
      expect(body as Replay).toMatchObject({
        lessonMs: 60_000,
        sources: [{ sourceId: lead, chunks: [{ startMs: 2_000, durationMs: 4_000, heardMs: 3_000 }] }],
      });
      const { watching } = body as Replay;
      const chunk = (who: string, by: string, source = lead) =>
        server.call(who, `${replay}/sources/${source}/2000?watching=${by}`);
      for (let n = 0; n < 3; n += 1)
        expect(await chunk('pupil', watching)).toMatchObject({ status: 200, body: 'sound' });
      expect(await chunk('stranger', watching)).toMatchObject({ code: 'lesson.notFound' });
      expect(await chunk('pupil', watching, '..%2F..%2Fx')).toMatchObject({ code: 'recording.chunkNotFound' });
      // Whoever has not opened the replay is given nothing of it, whatever the addresses.
      const unknown = { code: 'recording.watchingUnknown' };
      expect(await chunk('researcher', watching)).toMatchObject(unknown);
      expect(await chunk('pupil', 'none')).toMatchObject(unknown);
      expect(await server.call('pupil', `${replay}/sources/${lead}/2000`)).toMatchObject({ status: 400 });
      expect(await audited()).toEqual(['lead recording.started', 'pupil recording.watched']);
      server.clockMs += DAY_MS / 2;
      expect(await chunk('pupil', watching)).toMatchObject(unknown);

      expect(await server.call('lead', `PATCH /api/lessons/${lesson.id}/recording`, { keepUntilMs: 1 })).toMatchObject({
        code: 'permission.denied',
      });
      const keepUntilMs = server.clockMs + DAY_MS;
      await server.call('planner', `PATCH /api/lessons/${lesson.id}/recording`, { keepUntilMs });
      server.clockMs += DAY_MS + 1;
      await server.lessons.sweepRecordings();
      expect(await open.isThere(sources)).toBe(false);
      expect(await readdir(server.recordingsFolder)).toEqual([]);
      expect(await open.recording('lead')).toMatchObject({ state: 'deleted', soundMs: 0 });
      expect(await server.call('pupil', replay)).toMatchObject({ code: 'recording.deleted' });
      expect((await audited()).at(-1)).toBe('server recording.deleted');
    });

    it('is deleted for good by the lead teacher, files and all', async () => {
      const lead = await open.admit('lead');
      await open.recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      await open.write(lead);
      await open.recorderEnds();
      const remove = `DELETE /api/lessons/${lesson.id}/recording`;
      expect(await server.call('lead', remove)).toMatchObject({ code: 'recording.lessonOpen' });
      await server.call('lead', `POST /api/lessons/${lesson.id}/end`);
      expect(await server.call('pupil', remove)).toMatchObject({ code: 'permission.denied' });
      expect(await open.recording('lead', remove)).toMatchObject({ state: 'deleted', sizeBytes: 0 });
      expect(await readdir(server.recordingsFolder)).toEqual([]);
    });
  });
}
