import { describe, expect, it } from 'vitest';
import type { TestDatabase } from './platform/database/testing.ts';
import { MINUTE_MS } from './testing-meetings-server.ts';
import { claimsOf, useMeetings } from './testing-meetings-suite.ts';

export function meetingsGroupsContract(testDatabase: TestDatabase): void {
  describe(`groups of research meetings on ${testDatabase.name}`, () => {
    const suite = useMeetings(testDatabase);
    const { admit, come, opened, sees } = suite;

    it('G5, G7: put each group into a room of its own, whose tokens open no other, and bring all back at the time', async () => {
      const id = await opened();
      const [host, one, two] = await come(id, 'lin', 'chen', 'gao');
      const group = (groupId: string, ...personIds: string[]) => {
        return { id: groupId, name: groupId, topic: '', documentId: null, personIds };
      };
      const main = claimsOf((await admit('chen', id)).body);
      suite.server.rooms.enter(main.video.room, main.sub);
      await host?.do({ kind: 'groups.lay', groups: [group('a', 'chen'), group('b', 'gao')] });
      expect(one?.view?.laid ?? null).toBeNull();
      await host?.do({ kind: 'groups.open', minutes: 10 });
      await sees(one, { me: { groupId: 'a' } });
      await sees(two, { me: { groupId: 'b' } });
      const [inA, inB] = [claimsOf((await admit('chen', id)).body), claimsOf((await admit('gao', id)).body)];
      expect(new Set([main.video.room, inA.video.room, inB.video.room]).size).toBe(3);
      expect(inA.attributes).toMatchObject({ classroom: 'a' });
      suite.server.rooms.enter(inA.video.room, inA.sub);
      // Somebody who carries a name of one group into another, or stays in the main room, does not stay.
      suite.server.rooms.enter(inB.video.room, inA.sub);
      await suite.server.meetings.sweep();
      expect(suite.server.rooms.inside.get(main.video.room)?.has(main.sub)).toBe(false);
      expect(suite.server.rooms.inside.get(inB.video.room)?.has(inA.sub)).toBe(false);
      expect(suite.server.rooms.inside.get(inA.video.room)?.has(inA.sub)).toBe(true);

      await one?.do({ kind: 'message.send', text: '只给甲组' });
      await one?.do({ kind: 'group.help' });
      await sees(host, {
        groups: { groups: [{ id: 'a', helpAt: 0 }, { helpAt: null }] },
        messages: [{ groupName: 'a' }],
      });
      expect(two?.view?.messages).toEqual([]);
      await host?.do({ kind: 'group.visit', groupId: 'a' });
      await sees(one, { groups: { groups: [{ helpAt: null, visitorIds: ['lin'] }, {}] } });
      expect(claimsOf((await admit('lin', id)).body).video.room).toBe(inA.video.room);
      await host?.do({ kind: 'broadcast', text: '还有两分钟' });
      await sees(two, { broadcast: { text: '还有两分钟', byName: '人 lin' } });

      // The time comes while the server is down.
      suite.server.clockMs += 11 * MINUTE_MS;
      await suite.server.fall();
      const [back] = await come(id, 'chen');
      await sees(back, { groups: null, me: { groupId: null }, messages: [{ text: '只给甲组' }] });
      await suite.server.meetings.sweep();
      expect(suite.server.rooms.inside.has(inA.video.room)).toBe(false);
    });

    it('G7: bring somebody back who was on the way into a group while its round ended, and leave no room of it open', async () => {
      const id = await opened();
      const [host] = await come(id, 'lin', 'chen', 'gao');
      const main = claimsOf((await admit('lin', id)).body).video.room;
      await host?.do({ kind: 'groups.deal', by: 'chance', count: 2 });
      await host?.do({ kind: 'groups.open', minutes: 10 });
      await expect.poll(() => host?.view?.groups?.groups.length).toBe(2);
      const groupId = host?.view?.groups?.groups[0]?.id ?? 'none';
      await host?.do({ kind: 'group.visit', groupId });
      const opening: string[] = [];
      suite.server.rooms.whileOpening = async (room) => {
        opening.push(room);
        if (opening.length > 1) return;
        await host?.do({ kind: 'groups.close' });
        await suite.server.meetings.sweep();
      };
      expect(claimsOf((await admit('lin', id)).body).video.room).toBe(main);
      expect(opening).toEqual([expect.stringContaining(groupId), main]);
      expect([...suite.server.rooms.inside.keys()]).toEqual([main]);
    });

    it.each([
      ['G1: a person in two groups', [['chen'], ['chen', 'gao']], 'personTwice'],
      ['G1: a host in a group', [['lin'], ['gao']], 'hostInGroup'],
      ['G1: somebody who is not there', [['dai'], ['gao']], 'personUnknown'],
      ['G4: a group of nobody', [['chen', 'gao'], []], 'groupEmpty'],
      ['G4: one group', [['chen', 'gao']], 'tooFew'],
    ] as const)('refuse %s', async (_what, groups, reason) => {
      const id = await opened();
      const [host] = await come(id, 'lin', 'chen', 'gao');
      const laid = groups.map((personIds, index) => {
        return { id: `g${index}`, name: `组 ${index}`, topic: '', documentId: null, personIds: [...personIds] };
      });
      const lay = await host?.do({ kind: 'groups.lay', groups: laid });
      const outcome = lay?.ok === true ? await host?.do({ kind: 'groups.open', minutes: 5 }) : lay;
      expect(outcome).toMatchObject({ code: 'meeting.groupsRefused', details: { reason } });
    });

    it('G2, G3: deal who is connected by chance and by level of school', async () => {
      const id = await opened();
      const [host] = await come(id, 'lin', 'chen', 'gao');
      expect(await host?.do({ kind: 'groups.deal', by: 'chance', count: 3 })).toMatchObject({
        details: { reason: 'tooFewPeople' },
      });
      await host?.do({ kind: 'groups.deal', by: 'chance', count: 2 });
      await expect
        .poll(() => host?.view?.laid?.flatMap(({ personIds }) => personIds).toSorted())
        .toEqual(['chen', 'gao']);
      // One of a school, one of none.
      expect(await host?.do({ kind: 'groups.deal', by: 'level', count: 2 })).toMatchObject({
        details: { reason: 'oneLevel' },
      });
    });
  });
}
