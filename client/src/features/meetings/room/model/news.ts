import type { MeetingView } from '@tongyan/collab-server/contracts';

/** What has happened and is said to those who do not look: in their own language by the page. */
export type News =
  | { readonly kind: 'came' | 'left' | 'handRaised' | 'wordGiven'; readonly name: string }
  | { readonly kind: 'knocked'; readonly name: string }
  | { readonly kind: 'many'; readonly count: number }
  | { readonly kind: 'groupsOpened' | 'groupsClosed' | 'wordMine' | 'mutedByHost' }
  | { readonly kind: 'help'; readonly name: string }
  | { readonly kind: 'broadcast'; readonly name: string; readonly text: string };

/** More than so many at once are counted, not named. */
const NAMED = 3;

/** What is new between two views of a meeting. One's own doings are no news. */
export function newsBetween(before: MeetingView, after: MeetingView): readonly News[] {
  return [
    ...peopleNews(before, after),
    ...doorNews(before, after),
    ...handNews(before, after),
    ...groupNews(before, after),
    ...(after.mutedAt > before.mutedAt ? [{ kind: 'mutedByHost' } as const] : []),
  ];
}

function peopleNews({ people: before }: MeetingView, { people: after, me }: MeetingView): readonly News[] {
  const wasHere = new Set(before.filter(({ isPresent }) => isPresent).map(({ personId }) => personId));
  const isHere = new Set(after.filter(({ isPresent }) => isPresent).map(({ personId }) => personId));
  const came = after.filter(
    ({ personId }) => isHere.has(personId) && !wasHere.has(personId) && personId !== me.personId,
  );
  const left = before.filter(
    ({ personId }) => wasHere.has(personId) && !isHere.has(personId) && personId !== me.personId,
  );
  if (came.length > NAMED) return [{ kind: 'many', count: came.length }];
  return [
    ...came.map(({ displayName }) => ({ kind: 'came', name: displayName }) as const),
    ...left.slice(0, NAMED).map(({ displayName }) => ({ kind: 'left', name: displayName }) as const),
  ];
}

function doorNews({ door: before }: MeetingView, { door: after }: MeetingView): readonly News[] {
  const waiting = new Set(before.filter(({ standing }) => standing === 'waiting').map(({ personId }) => personId));
  return after
    .filter(({ standing, personId, isPresent }) => standing === 'waiting' && isPresent && !waiting.has(personId))
    .slice(0, NAMED)
    .map(({ displayName }) => ({ kind: 'knocked', name: displayName }));
}

const nameIn = ({ people }: MeetingView, personId: string | null): string =>
  people.find((person) => person.personId === personId)?.displayName ?? '';

function handNews(before: MeetingView, after: MeetingView): readonly News[] {
  const raised = new Set(before.hands.map(({ personId }) => personId));
  const mine = after.me.personId;
  const hands = after.hands.filter(({ personId }) => !raised.has(personId) && personId !== mine);
  const word = after.speakerId !== before.speakerId ? after.speakerId : null;
  return [
    ...hands.map(({ personId }) => ({ kind: 'handRaised', name: nameIn(after, personId) }) as const),
    ...(word === null
      ? []
      : [
          word === mine ? ({ kind: 'wordMine' } as const) : ({ kind: 'wordGiven', name: nameIn(after, word) } as const),
        ]),
  ];
}

function groupNews(before: MeetingView, after: MeetingView): readonly News[] {
  const asked = new Map(before.groups?.groups.map(({ id, helpAt }) => [id, helpAt]) ?? []);
  const help = (after.groups?.groups ?? []).filter(({ id, helpAt }) => helpAt !== null && asked.get(id) !== helpAt);
  const { broadcast } = after;
  return [
    ...(before.groups === null && after.groups !== null ? [{ kind: 'groupsOpened' } as const] : []),
    ...(before.groups !== null && after.groups === null ? [{ kind: 'groupsClosed' } as const] : []),
    ...(after.me.role === 'host' || after.me.role === 'coHost'
      ? help.map(({ name }) => ({ kind: 'help', name }) as const)
      : []),
    ...(broadcast !== null && broadcast.id !== before.broadcast?.id
      ? [{ kind: 'broadcast', name: broadcast.byName, text: broadcast.text } as const]
      : []),
  ];
}
