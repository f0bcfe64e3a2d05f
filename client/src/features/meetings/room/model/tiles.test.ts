import type { MeetingView } from '@tongyan/collab-server/contracts';
import type { MediaPerson } from '@tongyan/media/client';
import { describe, expect, it } from 'vitest';
import { inFront, screenOf, tilesOf } from './tiles.ts';

type Person = MeetingView['people'][number];
const person = (personId: string, more: Partial<Person> = {}): Person => ({
  personId,
  displayName: personId,
  orgUnitName: null,
  level: null,
  role: 'member',
  isPresent: true,
  groupId: null,
  stopped: [],
  ...more,
});
const media = (
  seatId: string,
  sources: MediaPerson['tracks'][number]['source'][],
  isSpeaking = false,
): MediaPerson => ({
  identity: `${seatId}-1`,
  displayName: seatId,
  seatId,
  seat: 'member',
  classroomId: null,
  isSpeaking,
  tracks: sources.map((source) => ({ source, isMuted: false, isReceived: true, isHeldBack: false, picture: null })),
});
const view = (people: readonly Person[], more: Partial<Pick<MeetingView, 'hands' | 'speakerId' | 'me'>> = {}) => ({
  me: {
    personId: 'me',
    role: 'member',
    standing: 'inside',
    groupId: null,
    ownGroupId: null,
    sources: [],
  } as MeetingView['me'],
  people: [...people],
  hands: [],
  speakerId: null,
  ...more,
});
const nobody = { me: null, others: [] };
const names = (tiles: ReturnType<typeof tilesOf>) => tiles.map((tile) => tile.person.personId);

describe('tiles of a meeting', () => {
  it('show who is in my room, and nobody of another group or who has left', () => {
    const people = [person('me'), person('a'), person('gone', { isPresent: false }), person('b', { groupId: 'g1' })];
    expect(names(tilesOf(view(people), nobody))).toEqual(['me', 'a']);
  });

  it('begin with who has the word, then the host, then in the order of coming', () => {
    const people = [person('me'), person('a'), person('host', { role: 'host' }), person('b')];
    expect(names(tilesOf(view(people, { speakerId: 'b' }), nobody))).toEqual(['b', 'host', 'me', 'a']);
  });

  it('tell sound, picture and the place in the queue of hands', () => {
    const heard = { me: media('me', ['microphone']), others: [media('a', ['camera'])] };
    const hands = [
      { personId: 'a', at: 1 },
      { personId: 'me', at: 2 },
    ];
    const [me, other] = tilesOf(view([person('me'), person('a')], { hands }), heard);
    expect(me).toMatchObject({ isMe: true, isMuted: false, hasPicture: false, handPlace: 2 });
    expect(other).toMatchObject({ isMe: false, isMuted: true, hasPicture: true, handPlace: 1 });
  });

  it('of who has the meeting open twice take the page that sends a picture', () => {
    const twice = [media('a', ['camera']), { ...media('a', []), identity: 'a-2' }];
    const [, tile] = tilesOf(view([person('me'), person('a')]), { me: null, others: twice });
    expect(tile?.media?.identity).toBe('a-1');
  });
});

describe('whom to show in front', () => {
  const people = [person('me'), person('a'), person('b')];
  const front = (speaking: string | null, before: string | null, speakerId: string | null = null) => {
    const others = ['a', 'b'].map((id) => media(id, ['camera'], id === speaking));
    return inFront(tilesOf(view(people, { speakerId }), { me: media('me', [], true), others }), before)?.person
      .personId;
  };

  it('is who has the word, then who speaks, then who was in front', () => {
    expect(front('a', 'a', 'b')).toBe('b');
    expect(front('b', 'a')).toBe('b');
    expect(front(null, 'b')).toBe('b');
  });

  it('is never oneself while anybody else is there', () => {
    expect(front(null, 'me')).toBe('a');
    expect(inFront(tilesOf(view([person('me')]), nobody), null)?.person.personId).toBe('me');
    expect(inFront([], null)).toBeNull();
  });

  it('a shared screen is that of somebody else', () => {
    expect(screenOf({ others: [media('a', ['camera']), media('b', ['screen'])] })?.seatId).toBe('b');
    expect(screenOf({ others: [] })).toBeNull();
  });
});
