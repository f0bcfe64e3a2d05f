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

  it('M4 leaves words and forms with who wrote them, also once the seat is somebody else’s', async () => {
    const [lead, assistant] = [await enter('lead'), await enter('assistant')];
    await assistant.do({ kind: 'message.send', to: null, text: '画面停了' });
    const closing = { aimReached: 4, lineQuality: 3, wentWell: '甲', toImprove: '', homework: '' };
    await server.call('assistant', of('PUT', '/closings/mine'), closing);
    await server.call('lead', of('PUT', `/seats/${seatOf('assistant')}/person`), { personId: 'stranger' });
    const substitute = await enter('stranger');
    for (const page of [lead, substitute]) {
      await expect.poll(() => page.floor?.messages).toMatchObject([{ fromName: '人 assistant', text: '画面停了' }]);
    }
    const closings = async (personId: string) =>
      ((await server.call(personId, of('GET', '/closings'))).body as { closings: unknown[] }).closings;
    expect(await closings('stranger')).toEqual([]);
    await server.call('stranger', of('PUT', '/closings/mine'), { ...closing, wentWell: '乙' });
    expect(await closings('stranger')).toMatchObject([{ displayName: '人 stranger', wentWell: '乙', isMine: true }]);
    expect(await closings('lead')).toMatchObject([
      { displayName: '人 assistant', wentWell: '甲', isMine: false },
      { displayName: '人 stranger', wentWell: '乙', isMine: false },
    ]);
  });

  it('keeps whoever had a seat before out by every way: token, sockets, a new entering, what lies in the lesson', async () => {
    const page = await enter('assistant');
    const admit = (personId: string) => server.call(personId, of('POST', '/admissions'));
    const { admissionId } = (await admit('assistant')).body as { admissionId: string };
    const [room = ''] = server.rooms.inside.keys();
    const isInside = (identity: string) => server.rooms.inside.get(room)?.has(identity);
    server.rooms.enter(room, admissionId);
    await server.call('planner', of('PUT', `/seats/${seatOf('assistant')}/person`), { personId: 'stranger' });
    await expect.poll(() => isInside(admissionId)).toBe(false);
    await expect.poll(() => page.socket.connected).toBe(false);
    // The media server takes the old token for minutes.
    server.rooms.enter(room, admissionId);
    await server.lessons.sweep();
    expect(isInside(admissionId)).toBe(false);
    const gone = { code: 'lesson.notFound' };
    expect(await admit('assistant')).toMatchObject(gone);
    for (const rest of ['', '/materials', '/attendance', '/captions', '/consents', '/recording', '/replay']) {
      expect(await server.call('assistant', of('GET', rest)), rest).toMatchObject(gone);
    }
    const again = new Page(server.address, 'assistant');
    pages.push(again);
    expect(await again.ask('follow', { lessonId: lesson.id, haveSeq: 0 })).toMatchObject(gone);
    expect(await again.ask('floorFollow', { lessonId: lesson.id })).toMatchObject(gone);
    const { admissionId: substitute } = (await admit('stranger')).body as { admissionId: string };
    server.rooms.enter(room, substitute);
    server.rooms.enter(room, admissionId);
    await server.lessons.sweep();
    expect([isInside(substitute), isInside(admissionId)]).toEqual([true, false]);
    // Given back, the seat opens with a new token, and the old one stays shut.
    await server.call('planner', of('PUT', `/seats/${seatOf('assistant')}/person`), { personId: 'assistant' });
    server.rooms.enter(room, admissionId);
    server.rooms.enter(room, substitute);
    const { admissionId: anew } = (await admit('assistant')).body as { admissionId: string };
    server.rooms.enter(room, anew);
    await server.lessons.sweep();
    expect([isInside(anew), isInside(substitute), isInside(admissionId)]).toEqual([true, false, false]);
  });

  it.each([
    ['was given to somebody else', 'PUT', '/person', { personId: 'stranger' }],
    ['was sent out', 'PATCH', '', { barred: true }],
  ])('lets nobody in whose seat %s while the token was being made', async (_what, method, rest, body) => {
    const open = server.rooms.open.bind(server.rooms);
    server.rooms.open = async (room) => {
      await open(room);
      await server.call('lead', of(method, `/seats/${seatOf('pupil')}${rest}`), body);
    };
    expect(await server.call('pupil', of('POST', '/admissions'))).toMatchObject({ code: 'lesson.seatLost' });
    server.rooms.open = open;
    const admissions = await server.db.selectFrom('lessonAdmission').select('removedAtMs').execute();
    expect(admissions.every(({ removedAtMs }) => removedAtMs !== null)).toBe(true);
  });

  it('has sendings-out in the access log, of pupils without a name', async () => {
    for (const who of ['researcher', 'pupil']) await bar(who);
    const seat = of('PATCH', `/seats/${seatOf('researcher')}`);
    await server.call('technician', seat, { barred: false });
    await server.call('technician', seat, { onStage: false, barred: false });
    const audited = await server.db
      .selectFrom('auditEntry')
      .select(['action', 'actorId', 'subjectPersonId', 'orgUnitId'])
      .orderBy('id')
      .execute();
    const orgUnitId = 'cityschool';
    expect(audited).toEqual([
      { action: 'lesson.seatBarred', actorId: 'lead', subjectPersonId: 'researcher', orgUnitId },
      { action: 'lesson.seatBarred', actorId: 'lead', subjectPersonId: null, orgUnitId },
      { action: 'lesson.seatLetIn', actorId: 'technician', subjectPersonId: 'researcher', orgUnitId },
    ]);
  });

  describe('where a pupil’s consent is withdrawn', () => {
    let room = '';
    let admissionId = '';
    const sources = () => server.rooms.inside.get(room)?.get(admissionId)?.sources;
    beforeEach(async () => {
      const given = { noticeVersion: 1, grantedAtMs: START_MS, expiresAtMs: START_MS + 1_000_000, withdrawnAtMs: null };
      const who = { pupilId: 'pupil', purpose: 'live', givenBy: 'paper', givenById: 'planner', paper: 'x' } as const;
      await server.db
        .insertInto('consent')
        .values({ id: 'live', ...given, ...who })
        .execute();
      ({ admissionId } = (await server.call('pupil', of('POST', '/admissions'))).body as { admissionId: string });
      [room = ''] = server.rooms.inside.keys();
      server.rooms.enter(room, admissionId);
      await server.call('lead', of('PATCH', `/seats/${seatOf('pupil')}`), { onStage: true });
    });
    const withdraw = () => server.call('pupil', 'DELETE /api/consents/pupils/pupil/live');

    it('sets no rights after it that were read before it', async () => {
      expect(sources()).toEqual(['camera', 'microphone']);
      const setGrants = server.rooms.setGrants.bind(server.rooms);
      let release = (): void => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let calls = 0;
      server.rooms.setGrants = async (...args) => {
        calls += 1;
        if (calls === 1) await held;
        await setGrants(...args);
      };
      const sweeping = server.lessons.sweep();
      await expect.poll(() => calls).toBe(1);
      const withdrawing = withdraw();
      await expect
        .poll(() => server.db.selectFrom('consent').select('withdrawnAtMs').executeTakeFirst())
        .not.toEqual({ withdrawnAtMs: null });
      release();
      await Promise.all([sweeping, withdrawing]);
      expect(sources()).toEqual([]);
    });

    it('closes their camera also where somebody else leaves at that moment', async () => {
      const { admissionId: gone } = (await server.call('assistant', of('POST', '/admissions'))).body as {
        admissionId: string;
      };
      server.rooms.inside.set(room, new Map([[gone, null], ...(server.rooms.inside.get(room) ?? [])]));
      const setGrants = server.rooms.setGrants.bind(server.rooms);
      server.rooms.setGrants = async (inRoom, identity, grants) => {
        if (identity === gone) throw new Error('not found');
        await setGrants(inRoom, identity, grants);
      };
      await withdraw();
      expect(sources()).toEqual([]);
    });
  });
});
