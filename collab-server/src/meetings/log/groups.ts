import type { PlannedGroup } from '../contract-live.ts';
import type { MeetingEntry, MeetingEvent } from './entries.ts';
import type { GroupsState, Round } from './state.ts';

export const NO_GROUPS: GroupsState = { laid: null, round: null, everOf: new Map() };

export const scopeOf = (roundId: string, groupId: string): string => `${roundId} ${groupId}`;

/** G1 to G7. */
export function groupsAfter(before: GroupsState, entry: MeetingEntry): GroupsState {
  const { seq, at, event } = entry;
  switch (event.kind) {
    case 'groups.lay':
      return { ...before, laid: event.groups.length === 0 ? null : { groups: event.groups, by: event.by } };
    case 'groups.open': {
      if (before.laid === null) return before;
      const { groups, by } = before.laid;
      const none = { helpAt: new Map(), visits: new Map(), away: new Set<string>() };
      return withEver({ ...before, round: { id: `r${seq}`, openedAt: at, endsAt: event.endsAt, by, groups, ...none } });
    }
    case 'groups.close':
    case 'meeting.end':
      return { ...before, round: null };
    default: {
      if ((event.kind === 'person.remove' || event.kind === 'person.leave') && before.laid !== null) {
        const groups = moved(before.laid.groups, { personId: event.personId, groupId: null });
        return groupsOfRound({ ...before, laid: { ...before.laid, groups } }, entry);
      }
      return groupsOfRound(before, entry);
    }
  }
}

function groupsOfRound(before: GroupsState, entry: MeetingEntry): GroupsState {
  if (before.round === null) return before;
  const round = roundAfter(before.round, entry);
  return round === before.round ? before : withEver({ ...before, round });
}

function roundAfter(round: Round, { at, by, event }: MeetingEntry): Round {
  switch (event.kind) {
    case 'groups.extend':
      return { ...round, endsAt: event.endsAt };
    case 'group.move':
      return {
        ...round,
        groups: moved(round.groups, event),
        away: without(round.away, event.personId),
        visits: withoutKey(round.visits, event.personId),
      };
    case 'person.remove':
    case 'person.leave':
      return {
        ...round,
        groups: moved(round.groups, { personId: event.personId, groupId: null }),
        visits: withoutKey(round.visits, event.personId),
      };
    case 'group.leave':
      return by === null ? round : visited(round, by, null);
    case 'group.return':
      return by === null ? round : { ...round, away: without(round.away, by), visits: withoutKey(round.visits, by) };
    case 'group.visit':
      return by === null ? round : visited(round, by, event.groupId);
    case 'group.help':
      return round.helpAt.has(event.groupId)
        ? round
        : { ...round, helpAt: new Map(round.helpAt).set(event.groupId, at) };
    case 'group.helped':
      return { ...round, helpAt: withoutKey(round.helpAt, event.groupId) };
    default:
      return round;
  }
}

/** G6: a visit answers a call for help. Back in the main room, a host who is of a group stays away from it. */
function visited(round: Round, personId: string, groupId: string | null): Round {
  if (groupId === null) {
    return {
      ...round,
      visits: withoutKey(round.visits, personId),
      away: new Set([...round.away, personId]),
    };
  }
  return {
    ...round,
    visits: new Map(round.visits).set(personId, groupId),
    helpAt: withoutKey(round.helpAt, groupId),
  };
}

function moved(
  groups: readonly PlannedGroup[],
  { personId, groupId }: Pick<Extract<MeetingEvent, { kind: 'group.move' }>, 'personId' | 'groupId'>,
): readonly PlannedGroup[] {
  return groups.map((group) => {
    const others = group.personIds.filter((id) => id !== personId);
    return { ...group, personIds: group.id === groupId ? [...others, personId] : others };
  });
}

/** V3: who was ever of a group may read what was written in it. */
function withEver(state: GroupsState): GroupsState {
  if (state.round === null) return state;
  const everOf = new Map(state.everOf);
  for (const { id, personIds } of state.round.groups) {
    const scope = scopeOf(state.round.id, id);
    everOf.set(scope, [...new Set([...(everOf.get(scope) ?? []), ...personIds])]);
  }
  return { ...state, everOf };
}

const without = (set: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...set].filter((each) => each !== id));

const withoutKey = <Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> =>
  new Map([...map].filter(([each]) => each !== key));
