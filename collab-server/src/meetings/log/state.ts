import type { AgendaItem } from '../contract.ts';
import type { MeetingSource, MeetingStanding, PlannedGroup } from '../contract-live.ts';
import { agendaAfter, EMPTY_AGENDA } from './agenda.ts';
import type { DealtBy, MeetingEntry } from './entries.ts';
import { groupsAfter, NO_GROUPS, scopeOf } from './groups.ts';
import { peopleAfter, NOBODY } from './people.ts';

export type AgendaItemState = AgendaItem & {
  readonly added: number;
  readonly spentMs: number;
  /** Of its first beginning. */
  readonly startedAt: number | null;
};

export type AgendaState = {
  readonly items: readonly AgendaItemState[];
  readonly current: { readonly itemId: string; readonly startedAt: number } | null;
};

export type PeopleState = {
  /** Everybody who ever came to the door, in the order of their coming. */
  readonly known: ReadonlyMap<
    string,
    {
      readonly standing: MeetingStanding;
      readonly at: number;
      /** A host opened the door to them: they are inside whatever they are of. */
      readonly isLetIn: boolean;
    }
  >;
  readonly isLocked: boolean;
  readonly microphones: 'free' | 'byHost';
  /** M5 */
  readonly entersMuted: boolean;
  readonly stopped: ReadonlyMap<string, readonly MeetingSource[]>;
  readonly hands: readonly { readonly personId: string; readonly at: number }[];
  readonly speakerId: string | null;
  readonly mutedAt: { readonly all: number; readonly one: ReadonlyMap<string, number> };
};

export type Round = {
  readonly id: string;
  readonly openedAt: number;
  readonly endsAt: number;
  readonly by: DealtBy;
  readonly groups: readonly PlannedGroup[];
  /** By group. */
  readonly helpAt: ReadonlyMap<string, number>;
  /** Hosts who are in a group that they are not of. */
  readonly visits: ReadonlyMap<string, string>;
  /** Of a group, but in the main room. */
  readonly away: ReadonlySet<string>;
};

export type GroupsState = {
  readonly laid: { readonly groups: readonly PlannedGroup[]; readonly by: DealtBy } | null;
  readonly round: Round | null;
  /** By round and group: everybody who was ever of it. */
  readonly everOf: ReadonlyMap<string, readonly string[]>;
};

export type MessageState = {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  /** null: the main room. `scope` tells groups of several rounds apart. */
  readonly group: { readonly id: string; readonly name: string; readonly scope: string } | null;
  readonly text: string;
};

export type DecisionState = { readonly id: string; readonly at: number; readonly by: string; readonly text: string };
export type TaskState = DecisionState & {
  readonly who: string;
  readonly personId: string | null;
  readonly due: string | null;
};

/** What follows from a meeting's log, whoever looks at it. */
export type MeetingLogState = {
  readonly seq: number;
  readonly at: number;
  readonly isOpen: boolean;
  readonly endedAt: number | null;
  readonly people: PeopleState;
  readonly agenda: AgendaState;
  readonly groups: GroupsState;
  readonly broadcast: DecisionState | null;
  readonly messages: readonly MessageState[];
  readonly decisions: readonly DecisionState[];
  readonly tasks: readonly TaskState[];
};

export const EMPTY_MEETING: MeetingLogState = {
  seq: 0,
  at: 0,
  isOpen: false,
  endedAt: null,
  people: NOBODY,
  agenda: EMPTY_AGENDA,
  groups: NO_GROUPS,
  broadcast: null,
  messages: [],
  decisions: [],
  tasks: [],
};

export function meetingAfter(before: MeetingLogState, entry: MeetingEntry): MeetingLogState {
  const { seq, at } = entry;
  const people = peopleAfter(before.people, entry);
  const agenda = agendaAfter(before.agenda, entry);
  const groups = groupsAfter(before.groups, entry);
  return { ...before, seq, at, people, agenda, groups, ...writtenAfter(before, entry) };
}

function writtenAfter(before: MeetingLogState, { seq, at, by, event }: MeetingEntry): Partial<MeetingLogState> {
  const said = { id: String(seq), at, by: by ?? '' };
  switch (event.kind) {
    case 'meeting.open':
      return { isOpen: true };
    case 'meeting.end':
      return { isOpen: false, endedAt: at };
    case 'broadcast':
      return { broadcast: { ...said, text: event.text } };
    case 'decision.record':
      return { decisions: [...before.decisions, { ...said, text: event.text }] };
    case 'task.record': {
      const { text, who, personId, due } = event;
      return { tasks: [...before.tasks, { ...said, text, who, personId, due }] };
    }
    case 'message.send':
      return { messages: [...before.messages, { ...said, group: groupOfWriter(before, said.by), text: event.text }] };
    default:
      return {};
  }
}

/** The group in whose room somebody is. */
export function placeOf({ round }: GroupsState, personId: string): string | null {
  if (round === null) return null;
  const visited = round.visits.get(personId);
  if (visited !== undefined) return visited;
  return round.away.has(personId) ? null : ownGroupOf(round, personId);
}

export const ownGroupOf = ({ groups }: Round, personId: string): string | null =>
  groups.find(({ personIds }) => personIds.includes(personId))?.id ?? null;

function groupOfWriter({ groups }: MeetingLogState, personId: string): MessageState['group'] {
  const id = placeOf(groups, personId);
  const group = groups.round?.groups.find((each) => each.id === id);
  if (groups.round === null || group === undefined) return null;
  return { id: group.id, name: group.name, scope: scopeOf(groups.round.id, group.id) };
}
