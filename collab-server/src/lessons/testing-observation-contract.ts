import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentToUpdate } from '../documents/index.ts';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonDetail } from './contract.ts';
import { insertFloorEntry } from './floor/store.ts';
import type { ObservationReport } from './observation/contract-report.ts';
import type { ObservationSheet, SheetContent } from './observation/contract-sheet.ts';
import type { Observation } from './observation/contract.ts';
import { plan } from './testing-lessons-contract.ts';
import { type Answer, startLessons, type TestLessons } from './testing-lessons-server.ts';

const MINUTE_MS = 60_000;

function expectOk(answer: Answer): Answer {
  expect(answer).toMatchObject({ status: 200 });
  return answer;
}

export function observationContract(testDatabase: TestDatabase): void {
  describe(`observations of lessons on ${testDatabase.name}`, () => {
    let server: TestLessons;
    let lesson: LessonDetail;
    beforeEach(async () => {
      server = await startLessons(testDatabase);
      const seats = [...plan.seats, { seat: 'observer', personId: 'stranger' }];
      const planned = await server.call('planner', 'POST /api/lessons', { ...plan, seats });
      lesson = planned.body as LessonDetail;
    });
    afterEach(() => server.dispose());

    const path = (rest = '') => `/api/lessons/${lesson.id}/observation${rest}`;
    const open = () => server.call('lead', `POST /api/lessons/${lesson.id}/open`);
    async function read(personId: string): Promise<Observation & { sheet: ObservationSheet }> {
      const answer = await server.call(personId, `GET ${path()}`);
      expect(answer).toMatchObject({ status: 200 });
      return answer.body as Observation & { sheet: ObservationSheet };
    }
    async function write(personId: string, change: Partial<SheetContent>) {
      const { version, content } = (await read(personId)).sheet;
      return server.call(personId, `PUT ${path('/sheet')}`, { version, content: { ...content, ...change } });
    }
    async function share(personId: string, isShared = true) {
      const { version } = (await read(personId)).sheet;
      const answer = await server.call(personId, `PUT ${path('/sheet/sharing')}`, { version, isShared });
      return isShared ? expectOk(answer) : answer;
    }
    const report = async (personId: string) => {
      const answer = await server.call(personId, `GET ${path('/report')}`);
      expect(answer).toMatchObject({ status: 200 });
      return answer.body as ObservationReport;
    };
    const note = (lessonTimeMs: number, text: string, id = `n${lessonTimeMs}`) =>
      ({ id, lessonTimeMs, side: 'student', dimension: 'learning', text }) as const;
    const seatOf = (personId: string) => lesson.seats.find((seat) => seat.personId === personId)?.id ?? '';

    it('W3 knows observers, taught teacher and planner, and nobody else', async () => {
      await open();
      const codes = async (route: string) =>
        Object.fromEntries(
          await Promise.all(
            ['researcher', 'stranger', 'lead', 'planner', 'assistant', 'pupil', 'technician', 'classroom'].map(
              async (personId) => [personId, (await server.call(personId, route)).code ?? 'ok'] as const,
            ),
          ),
        );
      const others = Object.fromEntries(
        ['assistant', 'pupil', 'technician', 'classroom'].map((personId) => [personId, 'permission.denied']),
      );
      const all = { researcher: 'ok', stranger: 'ok', lead: 'ok', planner: 'ok', ...others };
      for (const route of [`GET ${path()}`, `GET ${path('/report')}`, `GET ${path('/export?format=csv')}`]) {
        expect(await codes(route)).toEqual(all);
      }
      expect((await read('lead')).sheet).toBeNull();
      expect((await read('planner')).sheet).toBeNull();
      const body = { version: 0, content: (await read('researcher')).sheet.content };
      expect(await server.call('lead', `PUT ${path('/sheet')}`, body)).toMatchObject({ code: 'observation.ownLesson' });
      expect(await server.call('planner', `PUT ${path('/sheet')}`, body)).toMatchObject({ code: 'permission.denied' });
      expect(await server.call(null, `GET ${path('/report')}`)).toMatchObject({ status: 401 });
    });

    it('S1 begins a sheet with its head filled in, once the lesson was opened', async () => {
      expect(await write('researcher', {})).toMatchObject({ code: 'lesson.notOpen' });
      await open();
      server.clockMs += MINUTE_MS;
      const { sheet, lesson: observed, scale } = await read('researcher');
      expect(observed).toMatchObject({ title: plan.title, state: 'open', lessonMs: MINUTE_MS });
      expect(scale.items).toHaveLength(20);
      expect(sheet.content.head).toEqual({
        date: '2026-10-14',
        period: '',
        school: '单位 cityschool',
        classGroup: '单位 village 六（1）班',
        subject: '数学',
        topic: plan.title,
        teacher: '人 lead',
        lessonType: '',
      });
      const written = (await write('researcher', { overall: '好课' })).body as ObservationSheet;
      expect(written).toMatchObject({ version: 1, sharedAtMs: null, content: { overall: '好课' } });
    });

    it('S3, S5 refuses what is written on top of another version, and what does not fit', async () => {
      await open();
      const { content } = (await read('researcher')).sheet;
      const put = (version: number, change: Partial<SheetContent>) =>
        server.call('researcher', `PUT ${path('/sheet')}`, { version, content: { ...content, ...change } });
      expect(await put(0, { overall: '电脑' })).toMatchObject({ status: 200 });
      expect(await put(0, { overall: '手机' })).toMatchObject({ code: 'observation.conflict' });
      expect((await read('researcher')).sheet).toMatchObject({ version: 1, content: { overall: '电脑' } });
      expect(await put(1, { notes: [note(1, 'a', 'n'), note(2, 'b', 'n')] })).toMatchObject({
        code: 'observation.sheetRefused',
      });
      expect(await put(1, { marks: { 'goals-9': 5 } })).toMatchObject({ code: 'observation.sheetRefused' });
      expect(await put(1, { marks: { 'goals-1': 1 as 2 } })).toMatchObject({ code: 'request.invalid' });
    });

    it('S2, S4 keeps a sheet to its author until it is shared, and lets them take it back until it is answered', async () => {
      await open();
      await write('researcher', { overall: '只给自己看', notes: [note(5_000, '小组分工清楚')] });
      for (const personId of ['stranger', 'lead', 'planner', 'researcher']) {
        expect(await report(personId)).toMatchObject({ state: 'observing', sheets: [], timeline: [] });
        expect(await read(personId)).toMatchObject({ shared: 0 });
      }
      expect(JSON.stringify(await read('stranger'))).not.toContain('只给自己看');
      expect(await server.call('researcher', `POST ${path('/files')}`, { communityId: 'c' })).toMatchObject({
        code: 'observation.nothingShared',
      });
      await share('researcher');
      for (const personId of ['stranger', 'lead', 'planner']) {
        expect(await report(personId)).toMatchObject({
          state: 'rated',
          sheets: [{ observerName: '人 researcher', overall: '只给自己看' }],
          timeline: [{ kind: 'note', at: 5_000, text: '小组分工清楚' }],
        });
      }
      expect(await write('researcher', { overall: '改' })).toMatchObject({ code: 'observation.shared' });
      await share('researcher', false);
      expect(await report('lead')).toMatchObject({ state: 'observing', sheets: [] });
      await write('researcher', { overall: '改好了' });
      await share('researcher');
      const { digest } = await report('lead');
      await server.call('lead', `POST ${path('/answers')}`, { digest, verdict: 'confirmed', words: '' });
      expect(await share('researcher', false)).toMatchObject({ code: 'observation.answered' });
    });

    it('A1, A2 lets the taught teacher answer the report that they have read, and tells what came after', async () => {
      await open();
      await write('researcher', { overall: '好' });
      const answer = (personId: string, digest: string, verdict = 'objected', words = '第三环节我另有安排。') =>
        server.call(personId, `POST ${path('/answers')}`, { digest, verdict, words });
      expect(await answer('lead', (await report('lead')).digest)).toMatchObject({ code: 'observation.nothingShared' });
      await share('researcher');
      const { digest } = await report('lead');
      for (const personId of ['researcher', 'planner', 'stranger']) {
        expect(await answer(personId, digest)).toMatchObject({ code: 'permission.denied' });
      }
      expect(await answer('lead', 'another')).toMatchObject({ code: 'observation.reportChanged' });
      expect(await answer('lead', digest, 'objected', ' ')).toMatchObject({ code: 'observation.wordsMissing' });
      server.clockMs += 1_000;
      expect((await answer('lead', digest)).body).toMatchObject({ state: 'objected', answers: [{ isCurrent: true }] });
      server.clockMs += 1_000;
      await write('stranger', { overall: '后来' });
      await share('stranger');
      expect(await report('lead')).toMatchObject({
        state: 'rated',
        sheets: [{ isAfterAnswer: false }, { isAfterAnswer: true }],
        answers: [{ verdict: 'objected', words: '第三环节我另有安排。', isCurrent: false }],
      });
    });

    it('M1 to M3 keeps what both meetings agreed, and tells how far the observation has come', async () => {
      const meet = (personId: string, kind: string, version: number, words: string, observerId = 'stranger') =>
        server.call(personId, `PUT ${path(`/meetings/${kind}`)}`, {
          version,
          words,
          shares: [{ observerId, dimensions: ['learning', 'culture'] }],
        });
      expect(await read('stranger')).toMatchObject({ state: 'scheduled', meetings: { before: { mayWrite: true } } });
      expect(await meet('lead', 'before', 0, '看小组')).toMatchObject({ code: 'permission.denied' });
      expectOk(await meet('stranger', 'before', 0, '看小组'));
      expect(await meet('planner', 'before', 0, '看板书')).toMatchObject({ code: 'observation.conflict' });
      expectOk(await meet('planner', 'before', 1, '看小组和板书'));
      const { state, meetings } = await read('lead');
      expect(state).toBe('preMeeting');
      expect(meetings).toMatchObject({
        before: { words: '看小组和板书', byName: '人 planner', version: 2, mayWrite: false },
        observers: [{ observerId: 'researcher' }, { observerId: 'stranger', name: '人 stranger' }],
      });
      await open();
      expect(await meet('stranger', 'after', 0, '评议')).toMatchObject({ code: 'observation.nothingShared' });
      await write('stranger', { overall: '好' });
      await share('stranger');
      expectOk(await meet('stranger', 'after', 0, '评议：追问可以再慢一点'));
      expect(await report('lead')).toMatchObject({
        state: 'postMeeting',
        meetings: { after: { words: '评议：追问可以再慢一点' } },
        mayWatch: false,
      });
    });

    it('P1, P4 joins all on one timeline, by classroom, with pupils at home together and without names', async () => {
      await open();
      const hand = (seq: number, at: number, groupId: string) =>
        insertFloorEntry(server.db, lesson.id, {
          actKey: String(seq),
          entry: { seq, at, by: null, event: { kind: 'hand.raise', groupId, count: 2 } },
        });
      await hand(1, 10_000, seatOf('classroom'));
      // Raised again it is the same hand.
      await hand(2, 11_000, seatOf('classroom'));
      await hand(3, 12_000, seatOf('pupil'));
      for (const [personId, at] of [
        ['researcher', 11_500],
        ['stranger', 9_000],
      ] as const) {
        await write(personId, { notes: [note(at, personId)], coding: { stepMs: 30_000, marks: 'TTSS' } });
        await share(personId);
      }
      const built = await report('planner');
      expect(built.timeline.map(({ kind, at }) => `${at} ${kind}`)).toEqual([
        '9000 note',
        '10000 hand',
        '11500 note',
        '12000 hand',
      ]);
      expect(built.classrooms).toMatchObject([
        { place: '单位 village 六（1）班', handsRaised: 1 },
        { place: null, handsRaised: 1 },
      ]);
      expect(JSON.stringify(built)).not.toContain('人 pupil');
      expect(built).toMatchObject({ agreement: { measure: 'cohen', kappa: 1, steps: 4 }, talk: null });
    });

    it('W4 leaves as Markdown, Word, PDF and CSV, and becomes a record in a community', async () => {
      await open();
      const text = '=HYPERLINK("x"), 追问"为什么"';
      await write('researcher', { strengths: '问题链清楚', notes: [{ ...note(65_000, 'n'), text }] });
      await share('researcher');
      const file = (format: string) => server.call('lead', `GET ${path(`/export?format=${format}`)}`);
      const csv = String((await file('csv')).body);
      expect(csv).toContain(`01:05,记录,人 researcher,生,学生学习,"'=HYPERLINK(""x""), 追问""为什么"""\r\n`);
      const markdown = String((await file('markdown')).body);
      expect(markdown).toContain('问题链清楚');
      expect(markdown).toContain('未测（这节课没有录音）');
      expect(String((await file('docx')).body).slice(0, 2)).toBe('PK');
      expect(String((await file('pdf')).body).slice(0, 5)).toBe('%PDF-');

      const filed = await server.call('researcher', `POST ${path('/files')}`, { communityId: 'studio', locale: 'en' });
      expect(filed.body).toEqual({ documentId: 'document-1' });
      expect(server.filed).toMatchObject([{ actorId: 'researcher', communityId: 'studio' }]);
      const content = server.filed[0]?.content ?? { type: 'doc' };
      expect(contentToUpdate(content).length).toBeGreaterThan(0);
      expect(JSON.stringify(content)).toContain('Not confirmed by the teacher yet');
      expect(await report('lead')).toMatchObject({ files: [{ documentId: 'document-1', byName: '人 researcher' }] });
      const audited = await server.db.selectFrom('auditEntry').select('action').orderBy('id').execute();
      expect(audited.map(({ action }) => action)).toEqual([
        ...Array.from({ length: 4 }, () => 'observation.exported'),
        'observation.filed',
      ]);
    });
  });
}
