import type { StageEvent } from '@tongyan/media/timeline';
import type { RunPlace } from '@tongyan/scenes/session/followed-run';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonMaterial } from './contract-materials.ts';
import type { LessonDetail } from './contract.ts';
import { pngOf } from './materials/testing-files.ts';
import { Page } from './testing-lesson-page.ts';
import type { TestLessons } from './testing-lessons-server.ts';
import { openRecordedLesson, type RecordedLesson } from './testing-recorded-lesson.ts';

const TICK_MS = 4;
const LESSON_S = 75;
const tickAfter = (seconds: number): number => (seconds * 1_000) / TICK_MS;
const twin: StageEvent = { kind: 'twin.open', runId: 'run', sceneId: 'cnc-mill', seed: 5, tickMs: TICK_MS };
const goes: StageEvent = { kind: 'twin.pace', atTick: 0, rate: 1 };

export function shownContract(testDatabase: TestDatabase): void {
  describe(`what stood on a lesson's stage on ${testDatabase.name}`, () => {
    let open: RecordedLesson;
    let server: TestLessons;
    let lesson: LessonDetail;
    let lead: Page;
    beforeEach(async () => {
      open = await openRecordedLesson(testDatabase);
      ({ server, lesson } = open);
      lead = new Page(server.address, 'lead');
      await lead.ask('follow', { lessonId: lesson.id, haveSeq: 0 });
    });
    afterEach(async () => {
      lead.socket.close();
      await server.dispose();
    });

    const placeFor = (personId: string, tick: number, runId = 'run') =>
      server.call(personId, `GET /api/lessons/${lesson.id}/twins/${runId}/place?tick=${tick}`);
    async function tickOf(personId: string, tick: number, runId?: string): Promise<number | null> {
      const { place } = (await placeFor(personId, tick, runId)).body as { place: string | null };
      return place === null ? null : (JSON.parse(place) as RunPlace).tick;
    }
    async function end(): Promise<void> {
      await open.recorderEnds();
      await server.call('lead', `POST /api/lessons/${lesson.id}/end`);
      await expect.poll(async () => (await open.recording('lead')).state).toBe('kept');
    }

    it(
      'P3, P7, P8 gives places of a twin to those who see it, live and in the replay',
      { timeout: 90_000 },
      async () => {
        await lead.act(twin);
        await lead.act(goes);
        await open.recording('lead', `POST /api/lessons/${lesson.id}/recording`);
        server.clockMs += LESSON_S * 1_000;
        expect(await placeFor('stranger', 1)).toMatchObject({ code: 'lesson.notFound' });
        const made = { timeout: 80_000 };
        await expect.poll(() => tickOf('pupil', tickAfter(LESSON_S)), made).toBe(tickAfter(60));
        // As far as lesson time goes and no farther, whatever is asked for.
        expect(await tickOf('pupil', tickAfter(3_600))).toBe(tickAfter(60));
        expect(await tickOf('pupil', tickAfter(59))).toBe(tickAfter(30));
        expect(await tickOf('pupil', tickAfter(29))).toBeNull();
        expect(await tickOf('pupil', tickAfter(60), 'another')).toBeNull();
        const seat = lesson.seats.find(({ personId }) => personId === 'pupil')?.id ?? '';
        await server.call('lead', `PATCH /api/lessons/${lesson.id}/seats/${seat}`, { barred: true });
        expect(await placeFor('pupil', 1)).toMatchObject({ code: 'lesson.barred' });
        await end();
        expect(await tickOf('citychief', tickAfter(60))).toBe(tickAfter(60));
        expect(await placeFor('villagechief', 1)).toMatchObject({ code: 'lesson.notFound' });
      },
    );

    it('gives whoever may only watch the replay the materials that are seen in it, and no others', async () => {
      const add = async (filename: string): Promise<LessonMaterial> => {
        const boundary = 'x--------x';
        const bytes = Buffer.concat([
          Buffer.from(
            `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: image/png\r\n\r\n`,
          ),
          pngOf(filename.length * 10, 10),
          Buffer.from(`\r\n--${boundary}--\r\n`),
        ]);
        const type = `multipart/form-data; boundary=${boundary}`;
        const route = `POST /api/lessons/${lesson.id}/materials/files`;
        return (await server.send('lead', route, { query: {}, type, bytes })).body as LessonMaterial;
      };
      const [shown, hidden] = [await add('shown.png'), await add('never-shown.png')];
      await lead.act({ kind: 'slides.open', deckId: shown.id, pages: 1, page: 1 });
      const list = async (personId: string) => server.call(personId, `GET /api/lessons/${lesson.id}/materials`);
      const content = (personId: string, { contentUrl }: LessonMaterial) =>
        server.call(personId, `GET ${contentUrl ?? ''}`);
      // Without a recording there is no replay to watch.
      expect(await list('citychief')).toMatchObject({ code: 'lesson.notFound' });
      await open.recording('lead', `POST /api/lessons/${lesson.id}/recording`);
      await end();
      expect((await list('pupil')).body).toMatchObject({ materials: [{ id: shown.id }, { id: hidden.id }] });
      expect((await list('citychief')).body).toEqual({ materials: [shown] });
      expect((await content('citychief', shown)).status).toBe(200);
      expect(await content('citychief', hidden)).toMatchObject({ code: 'lesson.materialNotFound' });
      expect(await content('villagechief', shown)).toMatchObject({ code: 'lesson.notFound' });
      await server.call('citychief', `DELETE /api/lessons/${lesson.id}/recording`);
      expect(await content('citychief', shown)).toMatchObject({ code: 'lesson.notFound' });
    });
  });
}
