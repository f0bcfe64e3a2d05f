import { mediaEgress } from '@tongyan/media/server';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestEgress, type TestEgress } from '../../../../media/src/server/egress/testing-egress.ts';
import { sqliteTestDatabase } from '../../platform/database/testing.ts';
import type { LessonDetail } from '../contract.ts';
import { MEDIA_HINTS_PATH } from '../media-hints.ts';
import { plan } from '../testing-lessons-contract.ts';
import { KEYS, startLessons, type TestLessons } from '../testing-lessons-server.ts';
import type { Recording } from './contract.ts';

describe('films of lead teachers by LiveKit’s egress', () => {
  let service: TestEgress;
  let server: TestLessons;
  let lesson: LessonDetail;
  beforeEach(async () => {
    service = await startTestEgress(KEYS);
    server = await startLessons(sqliteTestDatabase, undefined, mediaEgress(service.connection));
    lesson = (await server.call('planner', 'POST /api/lessons', plan)).body as LessonDetail;
    await server.call('lead', `POST /api/lessons/${lesson.id}/open`);
  });
  afterEach(async () => {
    await server.dispose();
    await service.dispose();
  });

  const recording = async (who: string, route = 'GET', rest = '', body?: object) =>
    (await server.call(who, `${route} /api/lessons/${lesson.id}/recording${rest}`, body)).body as Recording;
  async function admit(who: string): Promise<string> {
    const { body } = await server.call(who, `POST /api/lessons/${lesson.id}/admissions`);
    return (body as { admissionId: string }).admissionId;
  }
  /** The platform looks every second, and asks the service every five. */
  const later = <T>(ask: () => Promise<T>) =>
    expect.poll(async () => {
      server.clockMs += 5_000;
      return ask();
    });
  async function recorderEnds(): Promise<void> {
    const [folder, generation] = server.spawned[0] ?? ['', 0];
    const status = { generation, pid: 1, beat: 1, state: 'ended', sourceIds: [], chunks: 1, delayMs: 0, trouble: '' };
    await writeFile(join(folder, 'status.json'), JSON.stringify(status));
  }

  it('are made of the lead teacher alone, who has agreed; downloaded by rights, and gone with the recording', async () => {
    const lead = await admit('lead');
    await admit('classroom');
    await recording('lead', 'POST');
    expect(service.all).toEqual([]);
    await recording('lead', 'PUT', '/picture', { wanted: true });
    await later(async () => service.all.map(({ identity }) => identity)).toEqual([lead]);
    const [film] = service.all;
    const folder = dirname(film?.file ?? '');
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await recorderEnds();
    await server.call('lead', `POST /api/lessons/${lesson.id}/end`);
    const id = film?.egressId ?? '';
    const download = `GET /api/lessons/${lesson.id}/recording/films/${id}`;
    expect(await server.call('pupil', download)).toMatchObject({ code: 'recording.chunkNotFound' });
    await service.finish(id, { bytes: 'a film' }, `${server.address}${MEDIA_HINTS_PATH}`);
    await later(async () => (await recording('pupil')).films).toMatchObject([
      { filmId: id, state: 'complete', name: '人 lead', durationMs: 60_000, sizeBytes: 6 },
    ]);
    expect(await server.call('stranger', download)).toMatchObject({ code: 'lesson.notFound' });
    expect(await server.call('pupil', download)).toMatchObject({ status: 200, body: 'a film' });
    const audited = await server.db.selectFrom('auditEntry').select(['action', 'actorId']).execute();
    expect(audited).toContainEqual({ action: 'recording.downloaded', actorId: 'pupil' });
    await recording('lead', 'DELETE');
    expect(await readdir(server.recordingsFolder)).toEqual([]);
    expect(await server.call('pupil', download)).toMatchObject({ code: 'recording.deleted' });
  });

  it('end when the yes is taken back, and go with the pictures', async () => {
    await admit('lead');
    await recording('lead', 'PUT', '/picture', { wanted: true });
    await recording('lead', 'POST');
    await later(async () => service.all.length).toBe(1);
    const [film] = service.all;
    await service.finish(film?.egressId ?? '', { bytes: 'a film' });
    await later(async () => (await recording('lead')).films.length).toBeGreaterThan(0);
    await later(async () => (await recording('lead')).films[0]?.state).toBe('complete');
    await recording('lead', 'PUT', '/picture', { wanted: false });
    expect((await recording('lead')).films.filter(({ state }) => state === 'complete')).toEqual([]);
    expect(await readdir(dirname(film?.file ?? '')).catch(() => [])).toEqual([]);
  });

  it('that are not to be had are told, and the recording goes on without', async () => {
    service.isAbsent = true;
    await admit('lead');
    await recording('lead', 'PUT', '/picture', { wanted: true });
    await recording('lead', 'POST');
    await later(async () => (await recording('lead')).films.length).toBe(3);
    expect((await recording('lead')).films[0]).toMatchObject({ state: 'failed', sizeBytes: 0 });
    expect((await recording('lead')).films[0]?.detail).toContain('egress not connected');
    server.clockMs += 60_000;
    expect(await recording('lead')).toMatchObject({ state: 'recording' });
    expect((await recording('lead')).films).toHaveLength(3);
  });
});
