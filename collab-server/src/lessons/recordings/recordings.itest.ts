import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dispose } from '@livekit/rtc-node';
import { readStatus } from '@tongyan/media/recorder';
import { afterAll, describe, expect, it } from 'vitest';
import { testPictures } from '../../../../media/src/recorder/testing-pictures.ts';
import { sendClicks } from '../../../../media/src/recorder/testing-clicks.ts';
import { startTestMediaServer, whyNoMediaServer } from '../../../../media/src/server/launcher/testing-server.ts';
import { join as joinRoom } from '../../../../media/src/server/tokens/testing-participant.ts';
import { postgresTestDatabase, sqliteTestDatabase } from '../../platform/database/testing.ts';
import type { LessonDetail } from '../contract.ts';
import { plan } from '../testing-lessons-contract.ts';
import { startLessons } from '../testing-lessons-server.ts';
import { recordedPicturesContract } from '../testing-recorded-pictures-contract.ts';
import { recordingsContract } from '../testing-recordings-contract.ts';
import type { Recording, Replay } from './contract.ts';

recordingsContract(postgresTestDatabase);
recordedPicturesContract(postgresTestDatabase);

const absent = await whyNoMediaServer();
if (absent !== undefined) process.stdout.write(`A recording with a media server is skipped: ${absent}\n`);

describe.skipIf(absent !== undefined)('the recording of a lesson with a real media server', () => {
  afterAll(() => dispose());

  it('goes on when its recorder is killed, can be played once the lesson ends, and is gone when deleted', async () => {
    const media = await startTestMediaServer();
    const server = await startLessons(sqliteTestDatabase, media.launcher);
    const { body } = await server.call('planner', 'POST /api/lessons', plan);
    const { id } = body as LessonDetail;
    await server.call('lead', `POST /api/lessons/${id}/open`);
    const admitted = await server.call('lead', `POST /api/lessons/${id}/admissions`);
    const door = admitted.body as {
      readonly admissionId: string;
      readonly mediaUrl: string;
      readonly token: string;
    };
    const lead = await joinRoom(door.mediaUrl, door.token);
    const clicks = await sendClicks(lead.room, 500);
    const recording = async (route = `GET /api/lessons/${id}/recording`) =>
      (await server.call('lead', route)).body as Recording;
    expect(await recording(`POST /api/lessons/${id}/recording`)).toMatchObject({ state: 'recording' });
    const folder = async () => join(server.recordingsFolder, (await readdir(server.recordingsFolder))[0] ?? '');
    await expect.poll(async () => (await recording()).soundMs).toBeGreaterThan(0);
    await server.call('lead', `PUT /api/lessons/${id}/recording/picture`, { wanted: true });
    /** As the lead teacher's page does, which knows nothing of recorders. */
    const handIn = async () => {
      const { lessonMs } = (await server.call('lead', `GET /api/lessons/${id}/replay`)).body as Replay;
      const startMs = Math.floor(lessonMs) - 1_000;
      const query = { sourceId: door.admissionId, startMs: String(startMs), endMs: String(startMs + 1_000) };
      const bytes = testPictures({ frames: 15 });
      return server.send('lead', `POST /api/lessons/${id}/recording/pictures`, { query, type: 'video/webm', bytes });
    };
    expect(await handIn()).toMatchObject({ status: 200 });

    const { pid = 0 } = (await readStatus(await folder())) ?? {};
    process.kill(pid, 'SIGKILL');
    const before = (await recording()).soundMs;
    // Chunks begin a second apart at the least.
    await expect.poll(handIn).toMatchObject({ status: 200 });
    await expect.poll(async () => (await readStatus(await folder()))?.generation).toBe(2);
    await expect.poll(async () => (await recording()).soundMs).toBeGreaterThan(before);

    await server.call('lead', `POST /api/lessons/${id}/end`);
    await clicks.stop();
    await expect.poll(async () => (await recording()).state).toBe('kept');
    const replay = (await server.call('pupil', `GET /api/lessons/${id}/replay`)).body as Replay;
    const [source] = replay.sources;
    expect(replay.pictures).toMatchObject([{ sourceId: door.admissionId, chunks: [{}, {}] }]);
    expect(source).toMatchObject({ seat: 'leadTeacher', name: '人 lead' });
    const sound = await server.call(
      'pupil',
      `GET /api/lessons/${id}/replay/sources/${source?.sourceId}/${source?.chunks[0]?.startMs}?watching=${replay.watching}`,
    );
    expect(sound.status).toBe(200);
    const last = source?.chunks.at(-1);
    expect(replay.lessonMs - ((last?.startMs ?? 0) + (last?.durationMs ?? 0))).toBeLessThan(5_000);

    expect(await recording(`DELETE /api/lessons/${id}/recording`)).toMatchObject({ state: 'deleted', soundMs: 0 });
    expect(await readdir(server.recordingsFolder)).toEqual([]);
    await lead.leave();
    await server.dispose();
    await media.dispose();
  });
});
