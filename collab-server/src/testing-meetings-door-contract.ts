import { describe, expect, it } from 'vitest';
import type { TestDatabase } from './platform/database/testing.ts';
import { MINUTE_MS } from './testing-meetings-server.ts';
import { claimsOf, useMeetings } from './testing-meetings-suite.ts';

export function meetingsDoorContract(testDatabase: TestDatabase): void {
  describe(`the door of research meetings, and what people send on ${testDatabase.name}`, () => {
    const suite = useMeetings(testDatabase);
    const { admit, ask, come, opened, sees } = suite;

    it('W1, W2, W3: members come in, guests wait and are told nothing, and are let in or refused', async () => {
      const id = await opened();
      const [host, member, guest] = await come(id, 'lin', 'chen', 'dai');
      expect(member?.view?.me).toMatchObject({ role: 'member', standing: 'inside' });
      expect(guest?.view).toMatchObject({ me: { standing: 'waiting' }, people: [], decisions: [], door: [] });
      expect(await admit('dai', id)).toMatchObject({ code: 'meeting.waiting' });
      expect(await guest?.do({ kind: 'message.send', text: '在吗' })).toMatchObject({ code: 'meeting.waiting' });
      await sees(host, { door: [{ personId: 'dai', standing: 'waiting', isPresent: true }] });
      expect(member?.view?.door).toEqual([]);
      expect(await member?.do({ kind: 'person.admit', personId: 'dai' })).toMatchObject({ code: 'permission.denied' });
      expect(await host?.do({ kind: 'person.refuse', personId: 'dai' })).toMatchObject({ ok: true });
      await sees(guest, { me: { standing: 'refused' } });
      expect(await guest?.follow(id)).toMatchObject({ view: { me: { standing: 'refused' } } });
      expect(await admit('dai', id)).toMatchObject({ code: 'meeting.refused' });
      expect(await host?.do({ kind: 'person.admit', personId: 'dai' })).toMatchObject({ ok: true });
      await sees(guest, { me: { standing: 'inside', role: 'guest' }, people: [{}, {}, {}] });
      expect(claimsOf((await admit('dai', id)).body)).toMatchObject({
        attributes: { seat: 'guest', seatId: 'dai' },
        video: { canPublishSources: ['camera', 'microphone'] },
      });
      expect(await suite.server.page('xue').follow(id)).toMatchObject({ code: 'meeting.notFound' });
    });

    it('W4: locked, keep members waiting who were not inside, and let them in when unlocked', async () => {
      const id = await opened();
      const [host, first] = await come(id, 'lin', 'chen');
      await host?.do({ kind: 'meeting.lock', isLocked: true });
      first?.socket.disconnect();
      const [again, late] = await come(id, 'chen', 'gao');
      expect(again?.view?.me.standing).toBe('inside');
      expect(late?.view?.me.standing).toBe('waiting');
      await host?.do({ kind: 'meeting.lock', isLocked: false });
      await sees(late, { me: { standing: 'inside' } });
    });

    it('W5: whoever is sent out stays out by the old token and by coming again, until a host lets them in', async () => {
      const id = await opened();
      const [host, member] = await come(id, 'lin', 'chen');
      const { sub, video } = claimsOf((await admit('chen', id)).body);
      suite.server.rooms.enter(video.room, sub);
      await member?.do({ kind: 'hand.raise' });
      expect(await host?.do({ kind: 'person.remove', personId: 'chen' })).toMatchObject({ ok: true });
      await expect.poll(() => suite.server.rooms.inside.get(video.room)?.has(sub)).toBe(false);
      await sees(host, { hands: [], door: [{ personId: 'chen', standing: 'removed' }] });
      await sees(member, { me: { standing: 'removed' }, people: [] });
      expect(await member?.do({ kind: 'message.send', text: '？' })).toMatchObject({ code: 'meeting.removed' });
      expect(await suite.server.page('chen').follow(id)).toMatchObject({ view: { me: { standing: 'removed' } } });
      expect(await admit('chen', id)).toMatchObject({ code: 'meeting.removed' });
      // The media server still takes the old token.
      suite.server.rooms.enter(video.room, sub);
      await suite.server.meetings.joined(video.room);
      expect(suite.server.rooms.inside.get(video.room)?.has(sub)).toBe(false);

      await host?.do({ kind: 'person.admit', personId: 'chen' });
      suite.server.rooms.enter(video.room, sub);
      const again = claimsOf((await admit('chen', id)).body);
      suite.server.rooms.enter(video.room, again.sub);
      await suite.server.meetings.sweep();
      expect([...(suite.server.rooms.inside.get(video.room)?.keys() ?? [])]).toEqual([again.sub]);
    });

    it('W7: whoever leaves the community is out at the next look, also by an old token, and is let in as a guest alone', async () => {
      const id = await opened();
      const [host, member, guest] = await come(id, 'lin', 'gao', 'dai');
      await host?.do({ kind: 'person.admit', personId: 'dai' });
      const { sub, video } = claimsOf((await admit('gao', id)).body);
      suite.server.rooms.enter(video.room, sub);
      await member?.do({ kind: 'hand.raise' });
      await suite.server.meetings.look();
      expect(suite.server.rooms.inside.get(video.room)?.has(sub)).toBe(true);
      const membership = `/api/communities/${suite.server.communityId}/members/gao`;
      expect((await suite.server.call('gao', `DELETE ${membership}`)).status).toBeLessThan(300);
      await suite.server.meetings.look();
      await sees(member, { me: { standing: 'waiting', role: 'guest' }, people: [] });
      await sees(host, { hands: [], door: [{ personId: 'gao', standing: 'waiting' }] });
      await sees(guest, { me: { standing: 'inside' } });
      await expect.poll(() => suite.server.rooms.inside.get(video.room)?.has(sub)).toBe(false);
      suite.server.rooms.enter(video.room, sub);
      await suite.server.meetings.sweep();
      expect(suite.server.rooms.inside.get(video.room)?.has(sub)).toBe(false);
      expect(await admit('gao', id)).toMatchObject({ code: 'meeting.waiting' });
      await host?.do({ kind: 'person.admit', personId: 'gao' });
      await suite.server.meetings.look();
      await sees(member, { me: { standing: 'inside', role: 'guest' } });
      expect((await suite.server.call('wang', `PUT ${membership}`, { role: 'member' })).status).toBeLessThan(300);
    });

    it('W8: who was sent out, and let in after that, stands in the access log', async () => {
      const id = await opened();
      const [host] = await come(id, 'lin', 'chen', 'dai');
      await host?.do({ kind: 'person.admit', personId: 'dai' });
      await host?.do({ kind: 'person.remove', personId: 'chen' });
      await host?.do({ kind: 'person.admit', personId: 'chen' });
      const entries = await suite.server.db
        .selectFrom('auditEntry')
        .where('action', 'like', 'meeting.person%')
        .where('detail', 'like', `%${id}%`)
        .select(['action', 'actorId', 'subjectPersonId', 'subjectName'])
        .orderBy('id')
        .execute();
      const chen = { actorId: 'lin', subjectPersonId: 'chen', subjectName: '人 chen' };
      expect(entries).toEqual([
        { action: 'meeting.personRemoved', ...chen },
        { action: 'meeting.personLetIn', ...chen },
      ]);
    });

    it('L2, L3: two hosts who do the same at once, and an act that is sent again, do it once', async () => {
      const id = await opened();
      const [one, other, guest] = await come(id, 'lin', 'zhao', 'dai');
      const answers = await Promise.all([
        one?.do({ kind: 'person.admit', personId: 'dai' }),
        other?.do({ kind: 'person.refuse', personId: 'dai' }),
      ]);
      expect(answers.filter((answer) => answer?.ok)).toHaveLength(1);
      expect(answers.find((answer) => answer?.ok !== true)).toMatchObject({
        code: 'meeting.actRefused',
        details: { reason: 'notAtDoor' },
      });
      await sees(guest, { me: { standing: answers[0]?.ok === true ? 'inside' : 'refused' } });
      const decision = { kind: 'decision.record', text: '每单元一次' } as const;
      const first = await one?.do(decision);
      expect(await one?.again(decision)).toEqual(first);
      await sees(other, { decisions: [{ text: '每单元一次', byName: '人 lin' }] });
    });

    it('M1 to M3, M5: mute through the media server, and take and give back what people send', async () => {
      const id = await opened();
      const [host, member] = await come(id, 'lin', 'chen');
      const inside = new Map<string, string>();
      for (const personId of ['lin', 'chen']) {
        const { sub, video } = claimsOf((await admit(personId, id)).body);
        suite.server.rooms.enter(video.room, sub);
        inside.set(personId, sub);
      }
      await host?.do({ kind: 'media.mute', personId: null });
      const muted = () => suite.server.rooms.muted.filter((identity) => [...inside.values()].includes(identity));
      await expect.poll(muted).toEqual([inside.get('chen')]);
      // M5: who comes in after that comes in muted, until a host ends it.
      const [late] = await come(id, 'gao');
      expect(late?.view?.meeting).toMatchObject({ entersMuted: true });
      expect(await late?.do({ kind: 'media.entering', isMuted: false })).toMatchObject({ code: 'permission.denied' });
      await host?.do({ kind: 'media.entering', isMuted: false });
      await sees(late, { meeting: { entersMuted: false } });
      suite.server.clockMs += 1_000;
      await host?.do({ kind: 'media.mute', personId: 'chen' });
      await sees(late, { meeting: { entersMuted: false } });
      await sees(member, { mutedAt: 1_000 });
      const mine = inside.get('chen') ?? '';
      const grants = () => [...suite.server.rooms.inside.values()].find((room) => room.has(mine))?.get(mine)?.sources;
      await host?.do({ kind: 'media.stop', personId: 'chen', source: 'camera' });
      await expect.poll(grants).toEqual(['microphone', 'screen', 'screenAudio']);
      await sees(member, { me: { sources: ['microphone', 'screen'] } });
      await host?.do({ kind: 'media.microphones', rule: 'byHost' });
      await expect.poll(grants).toEqual(['screen', 'screenAudio']);
      await host?.do({ kind: 'speaker.set', personId: 'chen' });
      await expect.poll(grants).toEqual(['microphone', 'screen', 'screenAudio']);
      await host?.do({ kind: 'media.allow', personId: 'chen', source: 'camera' });
      await expect.poll(grants).toEqual(['camera', 'microphone', 'screen', 'screenAudio']);
      expect(await member?.do({ kind: 'media.mute', personId: 'lin' })).toMatchObject({ code: 'permission.denied' });
    });

    it('make a member a co-host while they go on, and hear what is no act of theirs', async () => {
      const id = await opened();
      const [member] = await come(id, 'chen');
      expect(await member?.do({ kind: 'agenda.next' })).toMatchObject({ code: 'permission.denied' });
      await ask('lin', `PUT /api/meetings/${id}/people/chen`, { role: 'coHost' });
      expect(await member?.do({ kind: 'agenda.next' })).toMatchObject({ ok: true });
      await sees(member, { me: { role: 'coHost' }, agenda: { current: { itemId: 'talk', endsAt: 20 * MINUTE_MS } } });
      expect(await member?.again({ kind: 'message.send', text: 'x'.repeat(1_001) })).toMatchObject({
        code: 'request.invalid',
      });
      expect(await member?.again({ kind: 'agenda.add', title: '议', minutes: 0, speaker: '' })).toMatchObject({
        code: 'request.invalid',
      });
      await ask('lin', `DELETE /api/meetings/${id}/people/chen`);
      expect(await member?.do({ kind: 'agenda.next' })).toMatchObject({ code: 'permission.denied' });
      const refused = await suite.server.call('lin', `PUT /api/meetings/${id}/people/lin`, { role: 'coHost' });
      expect(refused).toMatchObject({ code: 'meeting.peopleRefused' });
    });
  });
}
