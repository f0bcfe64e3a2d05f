import { describe, expect, it } from 'vitest';
import type { MeetingRole } from '../contract.ts';
import type { MeetingAct } from '../contract-live.ts';
import { decideMeetingAct } from './decide.ts';
import type { MeetingEvent } from './entries.ts';
import { EMPTY_MEETING, meetingAfter, type MeetingLogState, placeOf } from './state.ts';

const MINUTE_MS = 60_000;
const roles: Readonly<Record<string, MeetingRole>> = { host: 'host', co: 'coHost', ann: 'member', ben: 'member' };
const roleOf = (personId: string): MeetingRole => roles[personId] ?? 'guest';
const agenda = [
  { id: 'one', title: '一', minutes: 10, speaker: '' },
  { id: 'two', title: '二', minutes: 5, speaker: '' },
];

/** A log that is written by hand, where `at` is the moment of what comes next. */
class Meeting {
  state: MeetingLogState = EMPTY_MEETING;
  at = 0;

  constructor() {
    this.add('host', { kind: 'meeting.open', agenda });
    for (const personId of ['host', 'co', 'ann', 'ben']) this.add(personId, { kind: 'person.enter', personId });
  }

  add(by: string | null, event: MeetingEvent): void {
    this.state = meetingAfter(this.state, { seq: this.state.seq + 1, at: this.at, by, event });
  }

  /** @returns the reason for which an act is refused; undefined where it was done */
  act(by: string, act: MeetingAct): unknown {
    const decided = decideMeetingAct(this.state, { personId: by, role: roleOf(by) }, act, {
      at: this.at,
      roleOf,
      isConnected: () => true,
      levelOf: () => 'primary',
      nameOf: (personId) => personId,
      seed: 1,
    });
    if (!decided.ok) return decided.error.params?.['reason'] ?? decided.error.code;
    this.add(by, decided.value);
    return undefined;
  }

  items() {
    return this.state.agenda.items.map(({ id, spentMs, added }) => [id, spentMs, added]);
  }
}

const group = (id: string, ...personIds: string[]) => ({ id, name: id, topic: '', documentId: null, personIds });
function inGroups(): Meeting {
  const meeting = new Meeting();
  for (const personId of ['cas', 'dan']) meeting.add('host', { kind: 'person.admit', personIds: [personId] });
  expect(
    meeting.act('host', { kind: 'groups.lay', groups: [group('a', 'ann', 'cas'), group('b', 'ben')] }),
  ).toBeUndefined();
  expect(meeting.act('host', { kind: 'groups.open', minutes: 10 })).toBeUndefined();
  return meeting;
}
const placesOf = (meeting: Meeting) =>
  ['host', 'ann', 'ben', 'cas', 'dan'].map((id) => placeOf(meeting.state.groups, id));

describe('the agenda of a meeting', () => {
  it('A1, A2, A3: has one point on, whose times add up where it is begun again', () => {
    const meeting = new Meeting();
    expect(meeting.act('host', { kind: 'agenda.stop' })).toBe('noneOn');
    meeting.act('host', { kind: 'agenda.next' });
    meeting.at = 4 * MINUTE_MS;
    meeting.act('co', { kind: 'agenda.next' });
    expect(meeting.state.agenda.current).toEqual({ itemId: 'two', startedAt: 4 * MINUTE_MS });
    meeting.at = 6 * MINUTE_MS;
    expect(meeting.act('host', { kind: 'agenda.next' })).toBe('noItemLeft');
    meeting.act('host', { kind: 'agenda.start', itemId: 'one' });
    expect(meeting.act('co', { kind: 'agenda.start', itemId: 'one' })).toBe('isOn');
    meeting.at = 9 * MINUTE_MS;
    meeting.act('host', { kind: 'agenda.stop' });
    expect(meeting.items()).toEqual([
      ['one', 7 * MINUTE_MS, 0],
      ['two', 2 * MINUTE_MS, 0],
    ]);
    expect(meeting.act('host', { kind: 'agenda.start', itemId: 'none' })).toBe('noSuchItem');
  });

  it('A4: is given more minutes and more points, up to 50', () => {
    const meeting = new Meeting();
    expect(meeting.act('host', { kind: 'agenda.extend', minutes: 3 })).toBe('noneOn');
    meeting.act('host', { kind: 'agenda.start', itemId: 'two' });
    meeting.act('host', { kind: 'agenda.extend', minutes: 3 });
    meeting.act('host', { kind: 'agenda.add', title: ' 三 ', minutes: 8, speaker: '' });
    expect(meeting.items().slice(1)).toEqual([
      ['two', 0, 3],
      ['added-8', 0, 0],
    ]);
    for (let n = 3; n < 50; n += 1) meeting.act('host', { kind: 'agenda.add', title: '再', minutes: 1, speaker: '' });
    expect(meeting.act('host', { kind: 'agenda.add', title: '再', minutes: 1, speaker: '' })).toBe('agendaFull');
    expect(new Set(meeting.state.agenda.items.map(({ id }) => id)).size).toBe(50);
  });
});

describe('hands and the word', () => {
  it('H1, H2, H3: stand in their order, and are taken down by the word', () => {
    const meeting = new Meeting();
    const hands = () => meeting.state.people.hands.map(({ personId }) => personId);
    for (const personId of ['ben', 'ann', 'ben']) meeting.act(personId, { kind: 'hand.raise' });
    expect(hands()).toEqual(['ben', 'ann']);
    meeting.act('host', { kind: 'speaker.set', personId: 'ben' });
    expect([hands(), meeting.state.people.speakerId]).toEqual([['ann'], 'ben']);
    expect(meeting.act('ben', { kind: 'hand.lower' })).toBe('handDown');
    meeting.act('host', { kind: 'hand.dismiss', personId: 'ann' });
    expect(hands()).toEqual([]);
    expect(meeting.act('host', { kind: 'speaker.set', personId: 'nobody' })).toBe('notInside');
  });

  it('W5: are gone with who is sent out', () => {
    const meeting = inGroups();
    meeting.act('ann', { kind: 'hand.raise' });
    meeting.act('host', { kind: 'speaker.set', personId: 'ben' });
    for (const personId of ['ann', 'ben']) meeting.act('host', { kind: 'person.remove', personId });
    expect(meeting.state.people).toMatchObject({ hands: [], speakerId: null });
    expect(meeting.state.groups.round?.groups.map(({ personIds }) => personIds)).toEqual([['cas'], []]);
    expect(meeting.act('host', { kind: 'person.remove', personId: 'ann' })).toBe('notInside');
    expect(meeting.act('host', { kind: 'person.remove', personId: 'host' })).toBe('permission.denied');
    expect(meeting.act('co', { kind: 'person.remove', personId: 'co' })).toBe('permission.denied');
  });
});

describe('groups', () => {
  it('G5: hold who is of them, late ones too, and let people go back and come again', () => {
    const meeting = inGroups();
    expect(placesOf(meeting)).toEqual([null, 'a', 'b', 'a', null]);
    meeting.act('ann', { kind: 'group.leave' });
    expect(meeting.act('ann', { kind: 'group.leave' })).toBe('notInGroup');
    expect(placesOf(meeting)[1]).toBeNull();
    meeting.act('ann', { kind: 'group.return' });
    meeting.act('host', { kind: 'group.move', personId: 'dan', groupId: 'b' });
    meeting.act('host', { kind: 'group.move', personId: 'cas', groupId: null });
    expect(placesOf(meeting)).toEqual([null, 'a', 'b', null, 'b']);
    expect(meeting.act('cas', { kind: 'group.return' })).toBe('notInGroup');
    expect(meeting.act('host', { kind: 'group.move', personId: 'ann', groupId: 'z' })).toBe('groupUnknown');
    expect(meeting.act('host', { kind: 'group.move', personId: 'co', groupId: 'a' })).toBe('hostInGroup');
  });

  it('G6: are visited by hosts, which answers a call for help', () => {
    const meeting = inGroups();
    expect(meeting.act('dan', { kind: 'group.help' })).toBe('notInGroup');
    meeting.act('ben', { kind: 'group.help' });
    meeting.act('ann', { kind: 'group.help' });
    meeting.act('host', { kind: 'group.visit', groupId: 'b' });
    expect(placesOf(meeting)[0]).toBe('b');
    expect([...(meeting.state.groups.round?.helpAt.keys() ?? [])]).toEqual(['a']);
    meeting.act('co', { kind: 'group.helped', groupId: 'a' });
    expect(meeting.state.groups.round?.helpAt.size).toBe(0);
    meeting.act('host', { kind: 'group.visit', groupId: null });
    expect(placesOf(meeting)[0]).toBeNull();
    expect(meeting.act('host', { kind: 'group.visit', groupId: 'z' })).toBe('groupUnknown');
  });

  it('G4, G7: are one round at a time, which ends for all', () => {
    const meeting = inGroups();
    expect(meeting.act('co', { kind: 'groups.open', minutes: 5 })).toBe('open');
    expect(meeting.act('co', { kind: 'groups.lay', groups: [] })).toBe('open');
    meeting.act('host', { kind: 'groups.extend', minutes: 5 });
    expect(meeting.state.groups.round?.endsAt).toBe(15 * MINUTE_MS);
    meeting.act('co', { kind: 'groups.close' });
    expect(meeting.act('host', { kind: 'groups.close' })).toBe('notOpen');
    expect(placesOf(meeting)).toEqual([null, null, null, null, null]);
    expect(meeting.act('host', { kind: 'groups.lay', groups: [group('a'), group('a')] })).toBe('idTwice');
    expect(meeting.act('host', { kind: 'groups.lay', groups: [] })).toBeUndefined();
    expect(meeting.act('host', { kind: 'groups.open', minutes: 5 })).toBe('noneLaid');
  });

  it('G4: are not opened where everybody of one was sent out meanwhile', () => {
    const meeting = new Meeting();
    meeting.act('host', { kind: 'groups.lay', groups: [group('a', 'ann'), group('b', 'ben')] });
    meeting.act('host', { kind: 'person.remove', personId: 'ann' });
    expect(meeting.act('host', { kind: 'groups.open', minutes: 5 })).toBe('groupEmpty');
  });
});

describe('the end of a meeting', () => {
  it('L1: ends the point that is on and the round, and nothing comes after it', () => {
    const meeting = inGroups();
    meeting.act('host', { kind: 'agenda.next' });
    meeting.at = 3 * MINUTE_MS;
    meeting.add('host', { kind: 'meeting.end', why: 'host' });
    expect(meeting.state).toMatchObject({ isOpen: false, endedAt: 3 * MINUTE_MS, groups: { round: null } });
    expect(meeting.items()[0]).toEqual(['one', 3 * MINUTE_MS, 0]);
    expect(meeting.act('host', { kind: 'message.send', text: '还有' })).toBe('meeting.over');
  });
});
