import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testPictures } from '../../../media/src/recorder/testing-pictures.ts';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonDetail } from './contract.ts';
import type { Replay } from './recordings/contract.ts';
import type { TestLessons } from './testing-lessons-server.ts';
import { openRecordedLesson, paper, type RecordedLesson } from './testing-recorded-lesson.ts';

/** The lead teacher's picture, and what must go and does not at once. */
export function recordedPicturesContract(testDatabase: TestDatabase): void {
  describe(`a recording with pictures, and its deletion, on ${testDatabase.name}`, () => {
    let open: RecordedLesson;
    let server: TestLessons;
    let lesson: LessonDetail;
    beforeEach(async () => {
      open = await openRecordedLesson(testDatabase);
      ({ server, lesson } = open);
    });
    afterEach(() => server.dispose());

    it('P4, P5 has the lead teacher’s picture where it is wanted and agreed to, until that is taken back', async () => {
      const lead = await open.admit('lead');
      const classroom = await open.admit('classroom');
      const say = (who: string, wanted: boolean) =>
        server.call(who, `PUT /api/lessons/${lesson.id}/recording/picture`, { wanted });
      const offer = async (who: string, sourceId: string, startMs: number, bytes = testPictures()) =>
        server.send(who, `POST /api/lessons/${lesson.id}/recording/pictures`, {
          query: { sourceId, startMs: String(startMs), endMs: String(startMs + 3_940) },
          type: 'video/webm',
          bytes,
        });
      expect(await say('pupil', true)).toMatchObject({ code: 'permission.denied' });
      // The planner’s wish is nobody’s yes.
      expect((await say('planner', true)).body).toMatchObject({ picture: { wanted: true, agreed: null } });
      await open.recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      server.clockMs += 60_000;
      const refused = { code: 'recording.pictureNotAgreed' };
      expect(await offer('lead', lead, 4_000)).toMatchObject(refused);
      expect((await say('lead', true)).body).toMatchObject({ picture: { wanted: true, agreed: true, maySay: true } });
      expect(await offer('lead', lead, 4_000)).toMatchObject({ status: 200, body: { startMs: 4_023 } });
      // Its answer was lost, and it comes again.
      expect(await offer('lead', lead, 4_000)).toMatchObject({ status: 200, body: { startMs: 4_023 } });
      expect(await offer('lead', lead, 7_900)).toMatchObject({ status: 200 });
      expect(await offer('lead', classroom, 12_000)).toMatchObject({ code: 'permission.denied' });
      expect(await offer('classroom', classroom, 12_000)).toMatchObject({ code: 'permission.denied' });
      expect(await offer('lead', lead, 4_600)).toMatchObject({ code: 'recording.pictureWrong' });
      expect(await offer('lead', lead, 70_000)).toMatchObject({ code: 'recording.pictureWrong' });
      const stranger = new TextEncoder().encode('<html>');
      expect(await offer('lead', lead, 12_000, stranger)).toMatchObject({ code: 'recording.pictureWrong' });
      expect(await open.recording('lead')).toMatchObject({ picture: { pictureMs: 7_920 } });

      const replay = `GET /api/lessons/${lesson.id}/replay`;
      const opened = (await server.call('pupil', replay)).body as Replay;
      expect(opened.pictures).toMatchObject([{ sourceId: lead, chunks: [{ startMs: 4_023 }, { startMs: 7_923 }] }]);
      const chunk = `${replay}/pictures/${lead}/4023?watching=${opened.watching}`;
      expect(await server.call('pupil', chunk)).toMatchObject({ status: 200 });

      // A disk that fails does not let a picture be seen any longer.
      server.refusesToDelete = true;
      expect((await say('lead', false)).body).toMatchObject({ picture: { agreed: false }, deletionsWaiting: 1 });
      expect(await server.call('pupil', chunk)).toMatchObject({ code: 'recording.chunkNotFound' });
      expect(((await server.call('pupil', replay)).body as Replay).pictures).toEqual([]);
      expect(await offer('lead', lead, 16_000)).toMatchObject(refused);
      server.refusesToDelete = false;
      await server.lessons.retryDeletions();
      expect(await open.recording('lead')).toMatchObject({ picture: { pictureMs: 0 }, deletionsWaiting: 0 });
      expect(await server.lessons.deletionsWaiting()).toBeUndefined();
    });

    it('P3, P4 has no picture of moments at which it was not recorded', async () => {
      const lead = await open.admit('lead');
      await server.call('lead', `PUT /api/lessons/${lesson.id}/recording/picture`, { wanted: true });
      server.clockMs += 10_000;
      await open.recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      await open.recorderEnds();
      server.clockMs += 10_000;
      await open.recording('lead', `POST /api/lessons/${lesson.id}/recording/stop`);
      server.clockMs += 10_000;
      const offer = (startMs: number) =>
        server.send('lead', `POST /api/lessons/${lesson.id}/recording/pictures`, {
          query: { sourceId: lead, startMs: String(startMs), endMs: String(startMs + 3_940) },
          type: 'video/webm',
          bytes: testPictures(),
        });
      const outside = { code: 'recording.pictureOutside' };
      expect(await offer(5_000)).toMatchObject(outside);
      expect(await offer(20_500)).toMatchObject(outside);
      const cut = await offer(18_000);
      expect(cut).toMatchObject({ status: 200, body: { startMs: 18_023 } });
      expect((cut.body as { durationMs: number }).durationMs).toBeLessThanOrEqual(2_050);
    });

    it('is tried again to be deleted, a pupil’s voice too, until a disk that failed has let it go', async () => {
      const [lead, pupil] = [await open.admit('lead'), await open.admit('pupil')];
      await open.give('registrar', 'pupil', 'record', paper);
      await open.recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      const [ofLead, ofPupil] = [await open.write(lead), await open.write(pupil)];
      server.refusesToDelete = true;
      expect(await server.call('registrar', 'DELETE /api/consents/pupils/pupil/record')).toMatchObject({ status: 200 });
      expect(await open.isThere(ofPupil)).toBe(true);
      // Nobody hears it, though it is there; whoever runs the installation reads that it is.
      const opened = (await server.call('planner', `GET /api/lessons/${lesson.id}/replay`)).body as Replay;
      expect(opened.sources.map(({ sourceId }) => sourceId)).toEqual([lead]);
      expect(await open.recording('planner')).toMatchObject({ deletionsWaiting: 1 });
      expect(await server.lessons.deletionsWaiting()).toMatch(/1 deletions .* tried again.*EIO/);
      await server.lessons.retryDeletions();
      expect(await open.isThere(ofPupil)).toBe(true);
      server.refusesToDelete = false;
      await server.lessons.retryDeletions();
      expect([await open.isThere(ofLead), await open.isThere(ofPupil)]).toEqual([true, false]);
      // A recorder that was writing just then has written once more.
      await open.write(pupil);
      server.clockMs += 11_000;
      await server.lessons.retryDeletions();
      expect(await open.isThere(ofPupil)).toBe(false);
      expect(await server.lessons.deletionsWaiting()).toBeUndefined();

      await open.recorderEnds();
      await server.call('lead', `POST /api/lessons/${lesson.id}/end`);
      await expect.poll(async () => (await open.recording('lead')).state).toBe('kept');
      server.refusesToDelete = true;
      const remove = `DELETE /api/lessons/${lesson.id}/recording`;
      expect(await open.recording('lead', remove)).toMatchObject({ state: 'deleting', deletedAtMs: null });
      expect(await server.call('pupil', `GET /api/lessons/${lesson.id}/replay`)).toMatchObject({
        code: 'recording.deleted',
      });
      await server.lessons.sweepRecordings();
      expect(await open.isThere(ofLead)).toBe(true);
      server.refusesToDelete = false;
      await server.lessons.retryDeletions();
      expect(await open.recording('lead')).toMatchObject({ state: 'deleted', sizeBytes: 0 });
      expect(await readdir(server.recordingsFolder)).toEqual([]);
    });

    it('deletes what a withdrawal asks for also where the platform was killed in between', async () => {
      const pupil = await open.admit('pupil');
      await open.give('registrar', 'pupil', 'record', paper);
      await open.recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      const ofPupil = await open.write(pupil);
      server.clockMs += 1_000;
      // Written down, and nothing that follows from it done.
      const withdrawn = { withdrawnAtMs: server.clockMs };
      await server.db.updateTable('consent').set(withdrawn).where('pupilId', '=', 'pupil').execute();
      await server.lessons.sweepRecordings();
      expect(await open.isThere(ofPupil)).toBe(false);
    });
  });
}
