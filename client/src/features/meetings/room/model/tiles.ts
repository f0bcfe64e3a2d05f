import type { MeetingView } from '@tongyan/collab-server/contracts';
import type { MediaPerson } from '@tongyan/media/client';
import { sends } from '../../../../live/media-link.tsx';

type Person = MeetingView['people'][number];

/** Somebody in the room where I am, as a tile shows them. */
export interface Tile {
  readonly person: Person;
  readonly isMe: boolean;
  /** Their place in the media room; null where they have no sound and no picture. */
  readonly media: MediaPerson | null;
  readonly isMuted: boolean;
  readonly hasPicture: boolean;
  /** Of a raised hand, 1 for the first in the queue. */
  readonly handPlace: number | null;
  /** The host has given them the word. */
  readonly hasWord: boolean;
}

type Seen = Pick<MeetingView, 'me' | 'people' | 'hands' | 'speakerId'>;
interface Heard {
  readonly me: MediaPerson | null;
  readonly others: readonly MediaPerson[];
}

/** Who is in my room, in the order in which they came, whoever has the word and whoever hosts first. */
export function tilesOf(view: Seen, media: Heard): readonly Tile[] {
  const { me, people, hands, speakerId } = view;
  const here = people.filter(({ isPresent, groupId }) => isPresent && groupId === me.groupId);
  return here
    .map((person) => tileOf(person, media, { isMe: person.personId === me.personId, hands, speakerId }))
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}

function tileOf(
  person: Person,
  { me, others }: Heard,
  { isMe, hands, speakerId }: Pick<Seen, 'hands' | 'speakerId'> & { readonly isMe: boolean },
): Tile {
  const theirs = others.filter(({ seatId }) => seatId === person.personId);
  const media = isMe ? me : (theirs.find((one) => sends(one, 'camera')) ?? theirs.at(-1) ?? null);
  const place = hands.findIndex(({ personId }) => personId === person.personId);
  return {
    person,
    isMe,
    media,
    isMuted: media === null || !sends(media, 'microphone'),
    hasPicture: media !== null && media.tracks.some((track) => track.source === 'camera' && !track.isMuted),
    handPlace: place === -1 ? null : place + 1,
    hasWord: speakerId === person.personId,
  };
}

const rankOf = ({ hasWord, person }: Tile): number => (hasWord ? 0 : person.role === 'host' ? 1 : 2);

/** Who shares a screen in my room: one's own is not shown to oneself. */
export function screenOf({ others }: Pick<Heard, 'others'>): MediaPerson | null {
  return others.find((person) => sends(person, 'screen')) ?? null;
}

/**
 * Whom to show in front where there is room for one: whoever has the word, else whoever speaks, else who was in front before, else the
 * host, else somebody who is not me.
 */
export function inFront(tiles: readonly Tile[], before: string | null): Tile | null {
  const others = tiles.filter(({ isMe }) => !isMe);
  return (
    others.find(({ hasWord }) => hasWord) ??
    others.find(({ media }) => media?.isSpeaking === true) ??
    others.find(({ person }) => person.personId === before) ??
    others[0] ??
    tiles[0] ??
    null
  );
}
