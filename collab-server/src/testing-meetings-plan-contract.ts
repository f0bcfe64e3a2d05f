import { describe, expect, it } from 'vitest';
import type { TestDatabase } from './platform/database/testing.ts';
import { MINUTE_MS, START_MS } from './testing-meetings-server.ts';
import { agenda, textOf, useMeetings } from './testing-meetings-suite.ts';

export function meetingsPlanContract(testDatabase: TestDatabase): void {
  describe(`planning research meetings on ${testDatabase.name}`, () => {
    const suite = useMeetings(testDatabase);
    const { admit, ask, list, nodesOf, plan, planned } = suite;

    it('are planned by members of a community and listed to them, to who is invited, and to who oversees it', async () => {
      const refused = await suite.server.call('dai', 'POST /api/meetings', plan());
      expect(refused).toMatchObject({ code: 'community.notFound' });
      const { id } = await ask('lin', 'POST /api/meetings', { ...plan(), guestIds: ['dai'] });
      expect(await list('lin')).toMatchObject([{ id, myRole: 'host', host: { displayName: '人 lin' }, present: 0 }]);
      expect(await list('wang')).toMatchObject([{ id, myRole: 'coHost' }]);
      expect(await list('chen')).toMatchObject([{ id, myRole: 'member', isInvited: false }]);
      expect(await list('dai')).toMatchObject([{ id, myRole: 'guest', isInvited: true }]);
      expect(await list('xue')).toEqual([]);
      expect(await list('lin', 'when=live')).toEqual([]);
      const mayPlan = async (personId: string, more = '') =>
        (await ask<{ mayPlan: boolean }>(personId, `GET /api/meetings?when=upcoming${more}`)).mayPlan;
      const ofThis = `&communityId=${suite.server.communityId}`;
      expect([await mayPlan('lin'), await mayPlan('chen'), await mayPlan('chen', ofThis)]).toEqual([true, true, true]);
      // An invited guest, a pupil, and who only oversees the community are offered nothing that would be refused.
      expect([await mayPlan('dai'), await mayPlan('xue')]).toEqual([false, false]);
      expect(await list('chen', `when=upcoming&communityId=${suite.server.communityId}`)).toHaveLength(1);
      expect(
        await suite.server.call('dai', `GET /api/meetings?when=past&communityId=${suite.server.communityId}`),
      ).toMatchObject({
        code: 'community.notFound',
      });
      expect(await suite.server.call(null, 'GET /api/meetings?when=past')).toMatchObject({ code: 'session.required' });
    });

    it('page through what is long over, latest first, each once', async () => {
      const ids: string[] = [];
      for (let n = 0; n < 5; n += 1) {
        const { id } = await ask('lin', 'POST /api/meetings', { ...plan(), startsAtMs: START_MS + n * MINUTE_MS });
        ids.push(id);
      }
      type Page = { readonly meetings: readonly { readonly id: string }[]; readonly nextCursor: string | null };
      const first = await ask<Page>('lin', 'GET /api/meetings?when=upcoming&limit=2');
      const second = await ask<Page>('lin', `GET /api/meetings?when=upcoming&limit=2&cursor=${first.nextCursor}`);
      const third = await ask<Page>('lin', `GET /api/meetings?when=upcoming&limit=2&cursor=${second.nextCursor}`);
      expect([first, second, third].flatMap(({ meetings }) => meetings.map(({ id }) => id))).toEqual(ids);
      expect(third.nextCursor).toBeNull();
    });

    it.each([
      ['an agenda of zero minutes', { agenda: [{ ...agenda[0], minutes: 0 }] }, 'request.invalid'],
      ['two points of one id', { agenda: [agenda[0], agenda[0]] }, 'meeting.agendaRefused'],
      ['a co-host who is no member', { coHostIds: ['dai'] }, 'meeting.peopleRefused'],
      ['a member as a guest', { guestIds: ['chen'] }, 'meeting.peopleRefused'],
      ['a pupil as a guest', { guestIds: ['xue'] }, 'meeting.peopleRefused'],
      ['somebody who is nobody', { guestIds: ['nobody'] }, 'meeting.personNotFound'],
      ['a document that is none of the host’s', { documentId: 'nowhere' }, 'document.notFound'],
      ['a title of spaces', { title: '  ' }, 'request.invalid'],
    ] as const)('are not planned with %s, and nothing of it stays', async (_what, change, code) => {
      expect(await suite.server.call('lin', 'POST /api/meetings', { ...plan(), ...change })).toMatchObject({ code });
      expect(await list('lin')).toEqual([]);
    });

    it('are changed and called off by hosts until they are opened', async () => {
      const { id } = await planned();
      const patch = (personId: string) => suite.server.call(personId, `PATCH /api/meetings/${id}`, { title: '改题' });
      expect(await patch('chen')).toMatchObject({ code: 'permission.denied' });
      expect(await patch('zhao')).toMatchObject({ status: 200, body: { title: '改题', agenda } });
      await ask('lin', `POST /api/meetings/${id}/open`);
      expect(await patch('lin')).toMatchObject({ code: 'meeting.begun' });
      expect(await suite.server.call('lin', `DELETE /api/meetings/${id}`)).toMatchObject({ code: 'meeting.begun' });
      const other = await planned();
      expect(await suite.server.call('lin', `DELETE /api/meetings/${other.id}`)).toMatchObject({ status: 204 });
      expect(await suite.server.call('lin', `GET /api/meetings/${other.id}`)).toMatchObject({
        code: 'meeting.notFound',
      });
    });

    it('show somebody who has the address what stands on the door, and a pupil nothing', async () => {
      const { id } = await planned();
      expect(await ask('dai', `GET /api/meetings/${id}`)).toMatchObject({
        seen: 'door',
        title: '分数除法单元教研',
        agenda: [],
        people: [],
        may: { plan: false, open: false, end: false, readRecord: false },
      });
      expect(await suite.server.call('xue', `GET /api/meetings/${id}`)).toMatchObject({ code: 'meeting.notFound' });
      expect(await ask('chen', `GET /api/meetings/${id}`)).toMatchObject({
        seen: 'whole',
        agenda,
        people: [
          { personId: 'lin', role: 'host' },
          { personId: 'zhao', role: 'coHost' },
        ],
      });
    });

    it('open not before their time, for hosts alone, and make one minutes document with the agenda in it', async () => {
      const { id } = await planned();
      const open = (personId: string) => suite.server.call(personId, `POST /api/meetings/${id}/open`);
      expect(await open('chen')).toMatchObject({ code: 'permission.denied' });
      suite.server.clockMs -= 21 * MINUTE_MS;
      expect(await open('lin')).toMatchObject({ code: 'meeting.notYet' });
      suite.server.clockMs = START_MS;
      expect(await suite.server.page('chen').follow(id)).toMatchObject({ ok: false, code: 'meeting.notOpen' });
      expect(await admit('lin', id)).toMatchObject({ code: 'meeting.notOpen' });
      expect(await open('zhao')).toMatchObject({ status: 200, body: { state: 'open' } });
      expect(await open('lin')).toMatchObject({ status: 200, body: { state: 'open', openedAtMs: START_MS } });
      const nodes = await nodesOf(id);
      expect(nodes.filter(({ type }) => type === 'heading').map(textOf)).toEqual([
        '说课：分数除法（人 lin，20 分钟）',
        '作业设计的标准（30 分钟）',
      ]);
      const { minutesDocumentId } = await ask('lin', `GET /api/meetings/${id}`);
      expect(await ask('lin', `GET /api/documents/${minutesDocumentId}`)).toMatchObject({ right: 'own' });
      expect(await ask('chen', `GET /api/documents/${minutesDocumentId}`)).toMatchObject({ right: 'edit' });
    });
  });
}
