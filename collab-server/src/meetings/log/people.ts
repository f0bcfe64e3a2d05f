import type { MeetingSource, MeetingStanding } from '../contract-live.ts';
import type { MeetingEntry } from './entries.ts';
import type { PeopleState } from './state.ts';

export const NOBODY: PeopleState = {
  known: new Map(),
  isLocked: false,
  microphones: 'free',
  entersMuted: false,
  stopped: new Map(),
  hands: [],
  speakerId: null,
  mutedAt: { all: 0, one: new Map() },
};

/** W1 to W7, H1 to H3, M1 to M5. */
export function peopleAfter(before: PeopleState, { at, by, event }: MeetingEntry): PeopleState {
  switch (event.kind) {
    case 'person.enter':
      return stand(before, [event.personId], 'inside', at);
    case 'person.knock':
      return stand(before, [event.personId], 'waiting', at);
    case 'person.admit':
      return stand(before, event.personIds, 'inside', at, true);
    case 'person.refuse':
      return stand(before, [event.personId], 'refused', at);
    case 'person.remove':
      return silenced(stand(before, [event.personId], 'removed', at), event.personId);
    case 'person.leave':
      return silenced(stand(before, [event.personId], 'waiting', at), event.personId);
    case 'meeting.lock':
      return { ...stand(before, event.admits, 'inside', at), isLocked: event.isLocked };
    case 'hand.raise':
      return by === null || before.hands.some(({ personId }) => personId === by)
        ? before
        : { ...before, hands: [...before.hands, { personId: by, at }] };
    case 'hand.lower':
      return { ...before, hands: before.hands.filter(({ personId }) => personId !== event.personId) };
    case 'speaker.set':
      return {
        ...before,
        speakerId: event.personId,
        hands: before.hands.filter(({ personId }) => personId !== event.personId),
      };
    case 'media.mute':
      return {
        ...before,
        mutedAt: mutedAfter(before.mutedAt, event.personId, at),
        entersMuted: before.entersMuted || event.personId === null,
      };
    case 'media.entering':
      return { ...before, entersMuted: event.isMuted };
    case 'media.microphones':
      return { ...before, microphones: event.rule };
    case 'media.stop':
    case 'media.allow':
      return { ...before, stopped: stoppedAfter(before.stopped, event) };
    default:
      return before;
  }
}

function stand(
  before: PeopleState,
  personIds: readonly string[],
  standing: MeetingStanding,
  at: number,
  isLetIn = false,
): PeopleState {
  const known = new Map(before.known);
  for (const personId of personIds) known.set(personId, { standing, at, isLetIn });
  return { ...before, known };
}

/** W5, W7: who is out has neither hand nor word any more. */
function silenced(before: PeopleState, personId: string): PeopleState {
  return {
    ...before,
    hands: before.hands.filter((hand) => hand.personId !== personId),
    speakerId: before.speakerId === personId ? null : before.speakerId,
  };
}

function mutedAfter(before: PeopleState['mutedAt'], personId: string | null, at: number): PeopleState['mutedAt'] {
  return personId === null ? { ...before, all: at } : { ...before, one: new Map(before.one).set(personId, at) };
}

function stoppedAfter(
  before: PeopleState['stopped'],
  event: { readonly kind: 'media.stop' | 'media.allow'; readonly personId: string; readonly source: MeetingSource },
): PeopleState['stopped'] {
  const others = (before.get(event.personId) ?? []).filter((source) => source !== event.source);
  return new Map(before).set(event.personId, event.kind === 'media.stop' ? [...others, event.source] : others);
}
