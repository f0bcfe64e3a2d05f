import { meetingGrants } from '@tongyan/media/server';
import type { MeetingRole } from '../contract.ts';
import type { MeetingParticipant, MeetingSource, MeetingStanding, MeetingView } from '../contract-live.ts';
import { isHosting } from '../log/authority.ts';
import { type MeetingLogState, ownGroupOf, placeOf } from '../log/state.ts';
import type { MeetingPerson } from '../roster.ts';
import { isConnected, type MeetingSession } from './session.ts';

const MOST_MESSAGES = 200;
const SOURCES: readonly MeetingSource[] = ['camera', 'microphone', 'screen'];

export const standingOf = ({ people }: MeetingLogState, personId: string): MeetingStanding =>
  people.known.get(personId)?.standing ?? 'outside';

/** M2 to M4. */
export function grantsIn({ people }: MeetingLogState, personId: string, role: MeetingRole) {
  return meetingGrants({
    role,
    microphones: people.microphones,
    hasWord: people.speakerId === personId,
    stopped: people.stopped.get(personId) ?? [],
  });
}

const NOTHING: Omit<MeetingView, 'seq' | 'now' | 'me'> = {
  meeting: { isLocked: false, microphones: 'free', entersMuted: false, minutesDocumentId: null },
  people: [],
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

/** The meeting as somebody may see it (V1 to V3). */
export function viewMeeting(session: MeetingSession, personId: string): MeetingView {
  const state = session.log.state();
  const role = session.people.get(personId)?.role ?? 'guest';
  const standing = standingOf(state, personId);
  const isInside = standing === 'inside';
  const { sources } = grantsIn(state, personId, role);
  const { round } = state.groups;
  const me: MeetingView['me'] = {
    personId,
    role,
    standing,
    groupId: isInside ? placeOf(state.groups, personId) : null,
    ownGroupId: isInside && round !== null ? ownGroupOf(round, personId) : null,
    sources: isInside ? SOURCES.filter((source) => sources.includes(source)) : [],
  };
  const shown = { seq: state.seq, now: session.nowMs(), me };
  return isInside ? { ...shown, ...inside(session, state, me) } : { ...shown, ...NOTHING };
}

function inside(
  session: MeetingSession,
  state: MeetingLogState,
  { personId, role }: MeetingView['me'],
): Omit<MeetingView, 'seq' | 'now' | 'me'> {
  const { people, broadcast } = state;
  const isHost = isHosting(role);
  const { mutedAt } = people;
  const nameOf = (id: string): string => session.people.get(id)?.displayName ?? '';
  const named = <Said extends { readonly by: string }>({ by, ...said }: Said) => ({ ...said, byName: nameOf(by) });
  return {
    meeting: {
      isLocked: people.isLocked,
      microphones: people.microphones,
      entersMuted: people.entersMuted,
      minutesDocumentId: session.meeting.minutesMadeAtMs === null ? null : session.meeting.minutesDocumentId,
    },
    people: participants(session, state),
    door: isHost ? atDoor(session, state) : [],
    agenda: agenda(state),
    hands: people.hands.map((hand) => ({ ...hand })),
    speakerId: people.speakerId,
    // A host mutes everybody but hosts (M1).
    mutedAt: Math.max(isHost ? 0 : mutedAt.all, mutedAt.one.get(personId) ?? 0),
    laid: isHost ? (state.groups.laid?.groups.map((group) => ({ ...group })) ?? null) : null,
    groups: groups(state),
    broadcast: broadcast && named(broadcast),
    messages: readableMessages(state, personId, isHost, MOST_MESSAGES).map(({ by, group, ...message }) => ({
      ...message,
      fromId: by,
      fromName: nameOf(by),
      groupId: group?.id ?? null,
      groupName: group?.name ?? null,
    })),
    decisions: state.decisions.map(named),
    tasks: state.tasks.map(named),
  };
}

const referenceOf = ({ personId, displayName, orgUnitName, level }: MeetingPerson) => {
  return { personId, displayName, orgUnitName, level };
};

function participants(session: MeetingSession, state: MeetingLogState): MeetingParticipant[] {
  return [...state.people.known].flatMap(([id, { standing }]) => {
    const person = session.people.get(id);
    if (standing !== 'inside' || person === undefined) return [];
    return {
      ...referenceOf(person),
      role: person.role,
      isPresent: isConnected(session, id),
      groupId: placeOf(state.groups, id),
      stopped: [...(state.people.stopped.get(id) ?? [])],
    };
  });
}

function atDoor(session: MeetingSession, { people }: MeetingLogState): MeetingView['door'] {
  return [...people.known].flatMap(([id, { standing, at }]) => {
    const person = session.people.get(id);
    if (standing === 'inside' || person === undefined) return [];
    return { ...referenceOf(person), isInvited: person.isInvited, standing, at, isPresent: isConnected(session, id) };
  });
}

const MINUTE_MS = 60_000;

function agenda({ agenda: { items, current } }: MeetingLogState): MeetingView['agenda'] {
  const on = items.find(({ id }) => id === current?.itemId);
  return {
    items: items.map((item) => ({ ...item })),
    current:
      current === null || on === undefined
        ? null
        : { ...current, endsAt: Math.max(0, current.startedAt + (on.minutes + on.added) * MINUTE_MS - on.spentMs) },
  };
}

function groups({ groups: { round } }: MeetingLogState): MeetingView['groups'] {
  if (round === null) return null;
  const { id, openedAt, endsAt, by } = round;
  return {
    roundId: id,
    openedAt,
    endsAt,
    by,
    groups: round.groups.map((group) => ({
      ...group,
      visitorIds: [...round.visits].flatMap(([personId, groupId]) => (groupId === group.id ? [personId] : [])),
      helpAt: round.helpAt.get(group.id) ?? null,
    })),
  };
}

/** V3: the newest of what somebody may read, also after the end. */
export function readableMessages(state: MeetingLogState, personId: string, isHost: boolean, most: number) {
  const { everOf } = state.groups;
  const isOf = (scope: string): boolean => everOf.get(scope)?.includes(personId) === true;
  return state.messages.filter(({ group }) => isHost || group === null || isOf(group.scope)).slice(-most);
}
