import type { Awareness } from 'y-protocols/awareness';
import { personColour } from '../../../../ui/avatar.tsx';
import type { PresentPerson } from '../props.ts';

/** The token of the avatars, so that caret and avatar of a person have one colour. */
function colourOf(personId: string): PresentPerson['colour'] {
  const token = /\d/.exec(personColour(personId))?.[0];
  return ([1, 2, 3, 4, 5] as const).find((colour) => String(colour) === token) ?? 1;
}

function stringField(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const field: unknown = Reflect.get(value, name);
  return typeof field === 'string' ? field : '';
}

/** What one awareness state says, believed only as far as its types go. */
export function presentPerson(clientId: number, state: unknown, ownClientId: number): PresentPerson | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const user: unknown = Reflect.get(state, 'user');
  const displayName = stringField(user, 'name');
  if (displayName === '') return undefined;
  const personId = stringField(user, 'personId') || String(clientId);
  const cursor: unknown = Reflect.get(state, 'cursor');
  return {
    clientId,
    personId,
    displayName: displayName.slice(0, 40),
    organisationName: stringField(user, 'organisation').slice(0, 40),
    colour: colourOf(personId),
    isSelf: clientId === ownClientId,
    hasCaret: typeof cursor === 'object' && cursor !== null,
  };
}

/** Everybody in the document: myself first, the others as they came. */
export function presentPeople(awareness: Awareness): PresentPerson[] {
  const people = [...awareness.getStates()].flatMap(([clientId, state]) => {
    const person = presentPerson(clientId, state, awareness.clientID);
    return person ? [person] : [];
  });
  return people.toSorted((one, other) => Number(other.isSelf) - Number(one.isSelf) || one.clientId - other.clientId);
}
