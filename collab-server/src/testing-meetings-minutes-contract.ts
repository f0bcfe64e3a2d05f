import { describe, expect, it } from 'vitest';
import type { MeetingRecord } from './meetings/contract.ts';
import type { TestDatabase } from './platform/database/testing.ts';
import { MINUTE_MS } from './testing-meetings-server.ts';
import { claimsOf, textOf, useMeetings } from './testing-meetings-suite.ts';

export function meetingsMinutesContract(testDatabase: TestDatabase): void {
  describe(`minutes and end of research meetings on ${testDatabase.name}`, () => {
    const suite = useMeetings(testDatabase);
    const { admit, ask, come, itemsOf, nodesOf, opened } = suite;

    it('R1 to R3: write each decision and task into the minutes once, also through a fall, and the rest at the end', async () => {
      const id = await opened();
      const [host, member] = await come(id, 'lin', 'chen');
      await host?.do({ kind: 'agenda.next' });
      suite.server.clockMs += 12 * MINUTE_MS;
      await host?.do({ kind: 'decision.record', text: '作业不超过三十分钟' });
      await expect.poll(() => itemsOf(id, 'orderedList')).toEqual(['作业不超过三十分钟']);
      // The document takes nothing while the log goes on, and the server falls.
      suite.server.refusesToWrite = () => true;
      await member?.do({ kind: 'decision.record', text: '每单元一次说课' });
      const task = { kind: 'task.record', text: '写样例', who: '', personId: 'chen', due: '2026-10-31' } as const;
      expect(await member?.do(task)).toMatchObject({ ok: true });
      expect(await member?.do({ ...task, due: '2026-02-30' })).toMatchObject({ details: { reason: 'dateWrong' } });
      expect(await member?.do({ ...task, personId: 'gao' })).toMatchObject({ details: { reason: 'notInside' } });
      await suite.server.fall();
      expect(await itemsOf(id, 'orderedList')).toEqual(['作业不超过三十分钟']);
      suite.server.refusesToWrite = () => false;
      await suite.server.fall();
      await expect.poll(() => itemsOf(id, 'taskList')).toEqual(['写样例（负责人 人 chen，截止 2026-10-31）']);
      await suite.server.meetings.look();
      expect(await itemsOf(id, 'orderedList')).toEqual(['作业不超过三十分钟', '每单元一次说课']);
      // A fall after the document had taken a part and before that was noted.
      await suite.server.db.updateTable('meetingMinutesPart').set({ writtenAtMs: null }).execute();
      await suite.server.fall();
      await suite.server.meetings.look();
      expect(await itemsOf(id, 'orderedList')).toEqual(['作业不超过三十分钟', '每单元一次说课']);
      expect(await itemsOf(id, 'taskList')).toHaveLength(1);

      await come(id, 'lin');
      suite.server.clockMs += MINUTE_MS;
      expect(await ask('lin', `POST /api/meetings/${id}/end`)).toMatchObject({ state: 'ended', may: { enter: false } });
      const tables = (await nodesOf(id)).filter(({ type }) => type === 'table');
      expect(tables.map((table) => (table.content ?? []).slice(1).map(textOf))).toEqual([
        ['说课：分数除法人 lin2013:00', '作业设计的标准30未进行'],
        ['人 lin甲县第一小学主持人13:00', '人 chen甲县第二中学成员12:00'],
      ]);
      const record = await ask<MeetingRecord>('chen', `GET /api/meetings/${id}/record`);
      expect(record).toMatchObject({
        lastedMs: 13 * MINUTE_MS,
        isWritten: true,
        agenda: [{ spentMs: 13 * MINUTE_MS, startedAt: 0 }, { startedAt: null }],
        decisions: [{ byName: '人 lin' }, { byName: '人 chen' }],
        tasks: [{ who: '人 chen', due: '2026-10-31' }],
        attendance: [{ person: { personId: 'lin' }, presentMs: 13 * MINUTE_MS }, { presentMs: 12 * MINUTE_MS }],
      });
      expect(await suite.server.call('dai', `GET /api/meetings/${id}/record`)).toMatchObject({
        code: 'permission.denied',
      });
    });

    it('are over for everybody at once, and for good', async () => {
      const id = await opened();
      const [host, member] = await come(id, 'lin', 'chen');
      const { video } = claimsOf((await admit('chen', id)).body);
      expect(await suite.server.call('chen', `POST /api/meetings/${id}/end`)).toMatchObject({
        code: 'permission.denied',
      });
      await ask('zhao', `POST /api/meetings/${id}/end`);
      await expect.poll(() => [host?.isEnded, member?.isEnded]).toEqual([true, true]);
      expect(suite.server.rooms.inside.has(video.room)).toBe(false);
      expect(await admit('chen', id)).toMatchObject({ code: 'meeting.over' });
      expect(await suite.server.page('chen').follow(id)).toMatchObject({ code: 'meeting.over' });
      expect(await member?.do({ kind: 'hand.raise' })).toMatchObject({ code: 'meeting.notFound' });
      expect(await suite.server.call('lin', `POST /api/meetings/${id}/end`)).toMatchObject({ code: 'meeting.over' });
      expect(await suite.server.call('lin', `POST /api/meetings/${id}/open`)).toMatchObject({ code: 'meeting.over' });
    });

    it('R4: end by themselves an hour after their time once nobody is there', async () => {
      const id = await opened();
      suite.server.clockMs += 129 * MINUTE_MS;
      await suite.server.meetings.look();
      expect(await ask('lin', `GET /api/meetings/${id}`)).toMatchObject({ state: 'open' });
      const [host] = await come(id, 'lin');
      suite.server.clockMs += 30 * MINUTE_MS;
      await suite.server.meetings.look();
      expect(await ask('lin', `GET /api/meetings/${id}`)).toMatchObject({ state: 'open', present: 1 });
      host?.socket.disconnect();
      await expect.poll(() => ask('lin', `GET /api/meetings/${id}`)).toMatchObject({ present: 0 });
      suite.server.clockMs += 61 * MINUTE_MS;
      await suite.server.meetings.look();
      expect(await ask('lin', `GET /api/meetings/${id}`)).toMatchObject({ state: 'ended' });
    });

    it('go on without a media server, and say that voices do not pass', async () => {
      suite.server.hasMedia = false;
      const id = await opened();
      const [host] = await come(id, 'lin');
      expect(await admit('lin', id)).toMatchObject({ status: 503, code: 'meeting.mediaMissing' });
      expect(await host?.do({ kind: 'media.mute', personId: null })).toMatchObject({ ok: true });
      expect(await ask('lin', `POST /api/meetings/${id}/end`)).toMatchObject({ state: 'ended' });
    });

    it('R5: let guests read minutes once a host says so, but for those sent out', async () => {
      const { id } = await ask('lin', 'POST /api/meetings', { ...suite.plan(), guestIds: ['dai'] });
      const lend = `POST /api/meetings/${id}/guest-readers`;
      expect(await suite.server.call('lin', lend)).toMatchObject({ code: 'meeting.notOpen' });
      await ask('lin', `POST /api/meetings/${id}/open`);
      expect(await suite.server.call('chen', lend)).toMatchObject({ code: 'permission.denied' });
      const { minutesDocumentId, may } = await ask('dai', `GET /api/meetings/${id}`);
      expect(may).toMatchObject({ lend: false });
      const readers = async () =>
        (
          await suite.server.db
            .selectFrom('documentMember')
            .where('documentId', '=', minutesDocumentId ?? '')
            .where('right', '=', 'read')
            .select('personId')
            .execute()
        ).map(({ personId }) => personId);
      expect(await readers()).toEqual([]);
      const [host] = await suite.come(id, 'lin', 'dai');
      await host?.do({ kind: 'person.admit', personId: 'dai' });
      await host?.do({ kind: 'person.remove', personId: 'dai' });
      expect(await ask('lin', lend)).toEqual({ guests: 0, minutes: true, document: null });
      await host?.do({ kind: 'person.admit', personId: 'dai' });
      expect(await ask('lin', lend)).toEqual({ guests: 1, minutes: true, document: null });
      expect(await readers()).toEqual(['dai']);
    });

    it('L1: keep one log whose numbers have no gap, opened first and ended last', async () => {
      const id = await opened();
      const [host] = await come(id, 'lin', 'chen');
      await host?.do({ kind: 'hand.raise' });
      await suite.server.fall();
      await ask('lin', `POST /api/meetings/${id}/end`);
      const rows = await suite.server.db
        .selectFrom('meetingEntry')
        .where('meetingId', '=', id)
        .select(['seq', 'entry'])
        .orderBy('seq')
        .execute();
      expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
      const kinds = rows.map(({ entry }) => (JSON.parse(entry) as { event: { kind: string } }).event.kind);
      expect(kinds).toEqual(['meeting.open', 'person.enter', 'person.enter', 'hand.raise', 'meeting.end']);
    });
  });
}
