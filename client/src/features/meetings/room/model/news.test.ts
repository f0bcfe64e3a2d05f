import type { MeetingView } from '@tongyan/collab-server/contracts';
import { describe, expect, it } from 'vitest';
import { newsBetween } from './news.ts';

type Person = MeetingView['people'][number];
const person = (personId: string, isPresent = true): Person => ({
  personId,
  displayName: personId,
  orgUnitName: null,
  level: null,
  role: 'member',
  isPresent,
  groupId: null,
  stopped: [],
});
const EMPTY: MeetingView = {
  seq: 0,
  now: 0,
  me: { personId: 'me', role: 'member', standing: 'inside', groupId: null, ownGroupId: null, sources: [] },
  meeting: { isLocked: false, microphones: 'free', entersMuted: false, minutesDocumentId: null },
  people: [person('me')],
  door: [],
  agenda: { items: [], current: null },
  hands: [],
  speakerId: null,
  mutedAt: 0,
  laid: null,
  groups: null,
  broadcast: null,
  messages: [],
  decisions: [],
  tasks: [],
};
const host: Partial<MeetingView> = { me: { ...EMPTY.me, role: 'host' } };
const group = (helpAt: number | null) => ({
  id: 'g1',
  name: '1',
  topic: '',
  documentId: null,
  personIds: ['a'],
  visitorIds: [],
  helpAt,
});
const round = (helpAt: number | null): MeetingView['groups'] => ({
  roundId: 'r1',
  openedAt: 0,
  endsAt: 1,
  by: 'hand',
  groups: [group(helpAt)],
});
const news = (before: Partial<MeetingView>, after: Partial<MeetingView>) =>
  newsBetween({ ...EMPTY, ...before }, { ...EMPTY, ...after });

describe('what is said to those who do not look', () => {
  it('is who came and who left, but not that I did', () => {
    const before = { people: [person('me', false), person('a')] };
    const after = { people: [person('me'), person('a', false), person('b')] };
    expect(news(before, after)).toEqual([
      { kind: 'came', name: 'b' },
      { kind: 'left', name: 'a' },
    ]);
  });

  it('is a number where many come at once', () => {
    const crowd = ['a', 'b', 'c', 'd'].map((id) => person(id));
    expect(news({}, { people: [person('me'), ...crowd] })).toEqual([{ kind: 'many', count: 4 }]);
  });

  it('is who knocks, once', () => {
    const knock: MeetingView['door'][number] = {
      personId: 'g',
      displayName: 'g',
      orgUnitName: null,
      level: null,
      isInvited: true,
      standing: 'waiting',
      at: 5,
      isPresent: true,
    };
    expect(news({}, { door: [knock] })).toEqual([{ kind: 'knocked', name: 'g' }]);
    expect(news({ door: [knock] }, { door: [knock] })).toEqual([]);
  });

  it('is whose hand is up and who has the word; to whom it is given, that it is theirs', () => {
    const people = [person('me'), person('a')];
    expect(news({ people }, { people, hands: [{ personId: 'a', at: 1 }] })).toEqual([
      { kind: 'handRaised', name: 'a' },
    ]);
    expect(news({ people }, { people, hands: [{ personId: 'me', at: 1 }] })).toEqual([]);
    expect(news({ people }, { people, speakerId: 'a' })).toEqual([{ kind: 'wordGiven', name: 'a' }]);
    expect(news({ people }, { people, speakerId: 'me' })).toEqual([{ kind: 'wordMine' }]);
  });

  it('is that groups begin and end, and to hosts which asks for one', () => {
    expect(news({}, { groups: round(null) })).toEqual([{ kind: 'groupsOpened' }]);
    expect(news({ groups: round(null) }, {})).toEqual([{ kind: 'groupsClosed' }]);
    expect(news({ groups: round(null) }, { groups: round(7) })).toEqual([]);
    expect(news({ ...host, groups: round(null) }, { ...host, groups: round(7) })).toEqual([
      { kind: 'help', name: '1' },
    ]);
    expect(news({ ...host, groups: round(7) }, { ...host, groups: round(7) })).toEqual([]);
  });

  it('is what a host says to all, and that one was muted', () => {
    const broadcast = { id: 'b1', at: 3, text: 'two minutes', byName: 'h' };
    expect(news({}, { broadcast, mutedAt: 4 })).toEqual([
      { kind: 'broadcast', name: 'h', text: 'two minutes' },
      { kind: 'mutedByHost' },
    ]);
    expect(news({ broadcast }, { broadcast })).toEqual([]);
  });
});
