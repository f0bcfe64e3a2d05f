import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { ok } from '../platform/result.ts';
import type { LessonDetail } from './contract.ts';
import { openFloorKeeper } from './floor/keeper.ts';
import { Page } from './testing-lesson-page.ts';
import { plan } from './testing-lessons-contract.ts';
import { START_MS, startLessons, type TestLessons } from './testing-lessons-server.ts';

describe('a lesson in which somebody means ill', () => {
  let server: TestLessons;
  let lesson: LessonDetail;
  const pages: Page[] = [];

  beforeEach(async () => {
    server = await startLessons(sqliteTestDatabase);
    const { id } = (await server.call('planner', 'POST /api/lessons', plan)).body as LessonDetail;
    lesson = (await server.call('lead', `POST /api/lessons/${id}/open`)).body as LessonDetail;
  });
  afterEach(async () => {
    for (const page of pages) page.socket.close();
    pages.length = 0;
    await server.dispose();
  });

  const seatOf = (personId: string): string => lesson.seats.find((seat) => seat.personId === personId)?.id ?? '';
  const of = (method: string, rest: string) => `${method} /api/lessons/${lesson.id}${rest}`;
  const bar = (personId: string) => server.call('lead', of('PATCH', `/seats/${seatOf(personId)}`), { barred: true });
  async function enter(personId: string): Promise<Page> {
    const page = new Page(server.address, personId);
    pages.push(page);
    await page.ask('follow', { lessonId: lesson.id, haveSeq: 0 });
    await page.followFloor(lesson.id);
    return page;
  }

  it('is moderated no longer by a technician who was sent out: not even to let themself in', async () => {
    await bar('technician');
    const barred = { code: 'lesson.barred' };
    const own = of('PATCH', `/seats/${seatOf('technician')}`);
    expect(await server.call('technician', own, { barred: false })).toMatchObject(barred);
    expect(await server.call('technician', of('POST', '/end'))).toMatchObject(barred);
    expect(await server.call('technician', of('PUT', '/lead'), { seatId: seatOf('lead') })).toMatchObject(barred);
    const seat = { seat: 'observer', personId: 'stranger' };
    expect(await server.call('technician', of('POST', '/seats'), seat)).toMatchObject(barred);
    expect(await server.call('technician', of('POST', '/caption-service'))).toMatchObject(barred);
    expect(await server.call('technician', of('POST', '/recording'))).toMatchObject({ code: 'permission.denied' });
    const { body } = await server.call('technician', of('GET', ''));
    expect(body).toMatchObject({ may: { end: false, moderate: false, prepare: false, handOver: false } });
  });

  it('tells whoever was sent out no more of it than that it is there', async () => {
    await bar('assistant');
    const barred = { code: 'lesson.barred' };
    for (const rest of ['/materials', '/attendance', '/captions', '/captions.vtt', '/consents', '/closings']) {
      expect(await server.call('assistant', of('GET', rest)), rest).toMatchObject(barred);
    }
    const apart = of('PUT', `/consents/${seatOf('classroom')}/apart`);
    expect(await server.call('assistant', apart, { confirmed: true })).toMatchObject(barred);
    expect(await server.call('assistant', of('GET', ''))).toMatchObject({ status: 200 });
  });

  it('stays, with its server, where a quiz is called by a name that every object has', async () => {
    const [lead, pupil] = [await enter('lead'), await enter('pupil')];
    const quizId = 'constructor';
    await lead.act({ kind: 'quiz.open', quizId, question: '4/5 ÷ 3 = ?', options: ['12/5', '4/15'] });
    server.clockMs += 1_000;
    expect(await pupil.do({ kind: 'answer.give', quizId, option: 1 })).toMatchObject({ ok: true });
    await expect.poll(() => pupil.floor?.quizzes).toMatchObject([{ quizId, myOption: 1 }]);
  });

  it('keeps of a line that goes up and down all the time no more than a report every five seconds', async () => {
    const pupil = await enter('pupil');
    const report = { kbps: 100, rttMs: 50, loss: 0, clockBoundMs: null, lateMs: null };
    for (const rung of [1, 2, 1, 2, 1]) {
      expect(await pupil.ask('linkReport', { ...report, rung })).toMatchObject({ ok: true });
    }
    const kept = () => server.db.selectFrom('lessonLink').select('seatId').execute();
    expect(await kept()).toHaveLength(1);
    server.clockMs += 5_000;
    await pupil.ask('linkReport', { ...report, rung: 2 });
    expect(await kept()).toHaveLength(2);
  });

  it('takes rights back from whoever comes in by a token that was made before they ended', async () => {
    const seat = of('PATCH', `/seats/${seatOf('classroom')}`);
    await server.call('lead', seat, { onStage: true });
    const { admissionId } = (await server.call('classroom', of('POST', '/admissions'))).body as { admissionId: string };
    await server.call('lead', seat, { onStage: false });
    const [room = ''] = server.rooms.inside.keys();
    // By a token that lets speak; nothing was told of it when the rights ended.
    server.rooms.enter(room, admissionId);
    await server.lessons.sweep();
    expect(server.rooms.inside.get(room)?.get(admissionId)).toMatchObject({ sources: [] });
  });

  it('M3 shows whoever is given a seat none of the notes of who had it before', async () => {
    const pupil = await enter('pupil');
    await pupil.do({ kind: 'note.add', text: '只给自己看' });
    await server.call('lead', of('PUT', `/seats/${seatOf('pupil')}/person`), { personId: 'stranger' });
    const other = await enter('stranger');
    expect(other.floor).toMatchObject({ notes: [] });
    await other.do({ kind: 'note.add', text: '我的' });
    await expect.poll(() => other.floor?.notes).toMatchObject([{ text: '我的' }]);
  });

  it('deletes of a pupil who withdraws also what was heard before the seat became somebody else’s', async () => {
    await enter('pupil');
    const { admissionId } = (await server.call('pupil', of('POST', '/admissions'))).body as { admissionId: string };
    await server.call('lead', of('POST', '/recording'));
    const [folder = ''] = await readdir(server.recordingsFolder);
    const source = join(server.recordingsFolder, folder, 'sources', admissionId);
    await mkdir(source, { recursive: true });
    await writeFile(join(source, '000002000-4000-3000.webm'), 'sound');
    const given = { noticeVersion: 1, grantedAtMs: START_MS, expiresAtMs: START_MS + 1_000_000, withdrawnAtMs: null };
    const who = { pupilId: 'pupil', purpose: 'record', givenBy: 'paper', givenById: 'planner', paper: 'x' } as const;
    await server.db
      .insertInto('consent')
      .values({ id: 'c', ...given, ...who })
      .execute();
    await server.call('lead', of('PUT', `/seats/${seatOf('pupil')}/person`), { personId: 'stranger' });
    expect(await server.call('pupil', 'DELETE /api/consents/pupils/pupil/record')).toMatchObject({ status: 200 });
    expect(await readdir(source).catch(() => [])).toEqual([]);
  });

  it('keeps the floor for the others where one page fills it', async () => {
    const entry = { at: 0, by: seatOf('pupil'), event: { kind: 'note.add', text: 'x' } };
    const rows = Array.from({ length: 3_000 }, (_, index) => ({
      lessonId: lesson.id,
      seq: index + 1,
      actKey: `k${index}`,
      entry: JSON.stringify({ ...entry, seq: index + 1 }),
    }));
    for (let from = 0; from < rows.length; from += 500) {
      await server.db
        .insertInto('lessonFloorEntry')
        .values(rows.slice(from, from + 500))
        .execute();
    }
    const keeper = await openFloorKeeper(server.db, lesson.id, () => 0);
    const note = (by: string) =>
      keeper.append({ by, actKey: `more of ${by}`, decide: () => ok({ kind: 'note.add', text: 'y' }) });
    expect(await note(seatOf('pupil'))).toMatchObject({ ok: false, error: { code: 'lesson.floorFull' } });
    expect(await note(seatOf('lead'))).toMatchObject({ ok: true });
  });
});
