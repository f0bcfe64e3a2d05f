import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonDetail } from './contract.ts';
import type { ShownDocuments } from './past-documents/contract.ts';
import { startRecording } from './recordings/store.ts';
import { openStageKeeper } from './stage/keeper.ts';
import { plan } from './testing-lessons-contract.ts';
import { START_MS, startLessons, type TestLessons } from './testing-lessons-server.ts';

export function pastDocumentsContract(testDatabase: TestDatabase): void {
  describe(`documents in replays of lessons on ${testDatabase.name}`, () => {
    let server: TestLessons;
    let lesson: LessonDetail;
    beforeEach(async () => {
      server = await startLessons(testDatabase);
      lesson = (await server.call('planner', 'POST /api/lessons', plan)).body as LessonDetail;
      await server.call('lead', `POST /api/lessons/${lesson.id}/open`);
      const nowMs = () => server.clockMs;
      const stage = await openStageKeeper(server.db, { id: lesson.id, openedAtMs: START_MS }, nowMs);
      const act = async (atMs: number, event: Parameters<typeof stage.act>[0]['event']) => {
        server.clockMs = START_MS + atMs;
        await stage.act({ event, by: 'lead', leadMs: 0, actKey: String(atMs) });
      };
      await act(10_000, { kind: 'document.open', documentId: 'plan' });
      await act(20_000, { kind: 'board.open', boardId: 'board1' });
      server.documentChanges = [START_MS - 5_000, START_MS + 15_000, START_MS + 25_000];
      const keepUntilMs = START_MS + 86_400_000;
      await startRecording(server.db, { lessonId: lesson.id, startedBy: 'lead', nowMs: START_MS, keepUntilMs });
    });
    afterEach(() => server.dispose());

    const call = (personId: string, rest: string) =>
      server.call(personId, `GET /api/lessons/${lesson.id}/replay/documents${rest}`);

    it('are told with the moments at which they changed on the stage', async () => {
      const { documents } = (await call('pupil', '')).body as ShownDocuments;
      expect(documents).toEqual([{ documentId: 'plan', title: '文档 plan', versions: [10_000, 15_000] }]);
    });

    it('are given as they stood at a moment, or what came since another', async () => {
      const at = START_MS + 12_000;
      expect((await call('pupil', '/plan?at=12000')).body).toBe(`plan –${at}`);
      expect((await call('pupil', '/plan?at=12000&after=10000')).body).toBe(`plan ${START_MS + 10_000}–${at}`);
    });

    it('are given of no other moment, to nobody who may not read them, and to no stranger', async () => {
      for (const rest of ['/plan?at=9000', '/plan?at=21000', '/another?at=12000']) {
        expect(await call('pupil', rest)).toMatchObject({ code: 'document.notFound' });
      }
      expect((await call('technician', '')).body).toMatchObject({ documents: [{ title: null, versions: [] }] });
      expect(await call('technician', '/plan?at=12000')).toMatchObject({ code: 'document.notFound' });
      for (const rest of ['', '/plan?at=12000']) {
        expect(await call('stranger', rest)).toMatchObject({ code: 'lesson.notFound' });
      }
    });
  });
}
