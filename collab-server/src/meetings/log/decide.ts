import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { MeetingRole } from '../contract.ts';
import type { MeetingAct } from '../contract-live.ts';
import { decideAuthority, decideOver } from './authority.ts';
import { decideGroups } from './decide-groups.ts';
import type { MeetingEvent } from './entries.ts';
import type { MeetingLogState } from './state.ts';

export type MeetingActor = { readonly personId: string; readonly role: MeetingRole };

/** What the log does not know. */
export type MeetingSurroundings = {
  readonly at: number;
  readonly roleOf: (personId: string) => MeetingRole;
  readonly isConnected: (personId: string) => boolean;
  /** Level of somebody's school; null for who is of none. */
  readonly levelOf: (personId: string) => string | null;
  readonly nameOf: (personId: string) => string;
  /** 32 bits of chance. */
  readonly seed: number;
};

const MOST_AGENDA = 50;

const refuse = (reason: string): Result<never, Problem> => err(problem('meeting.actRefused', { reason }));

/** What an act becomes in the log, or why it does not fit. */
export function decideMeetingAct(
  state: MeetingLogState,
  actor: MeetingActor,
  act: MeetingAct,
  around: MeetingSurroundings,
): Result<MeetingEvent, Problem> {
  if (state.endedAt !== null) return err(problem('meeting.over'));
  const standing = state.people.known.get(actor.personId)?.standing ?? 'outside';
  const may = decideAuthority({ role: actor.role, standing }, act.kind);
  if (!may.ok) return may;
  switch (act.kind) {
    case 'person.admit':
    case 'waiting.admitAll':
    case 'person.refuse':
    case 'person.remove':
    case 'meeting.lock':
      return decideDoor(state, actor, act, around);
    case 'agenda.start':
    case 'agenda.next':
    case 'agenda.stop':
    case 'agenda.extend':
    case 'agenda.add':
      return decideAgenda(state, act);
    case 'hand.raise':
    case 'message.send':
    case 'decision.record':
    case 'media.microphones':
    case 'media.entering':
    case 'broadcast':
      return ok(act);
    case 'hand.lower':
      return lower(state, actor.personId);
    case 'hand.dismiss':
      return lower(state, act.personId);
    case 'speaker.set':
      return act.personId === null || isInside(state, act.personId) ? ok(act) : refuse('notInside');
    case 'media.mute':
    case 'media.stop':
    case 'media.allow':
      return decideMedia(state, actor, act, around);
    case 'task.record':
      return decideTask(state, act, around);
    default:
      return decideGroups(state, actor, act, around);
  }
}

const isInside = ({ people }: MeetingLogState, personId: string): boolean =>
  people.known.get(personId)?.standing === 'inside';

function lower({ people }: MeetingLogState, personId: string): Result<MeetingEvent, Problem> {
  const isUp = people.hands.some((hand) => hand.personId === personId);
  return isUp ? ok({ kind: 'hand.lower', personId }) : refuse('handDown');
}

type DoorAct = Extract<
  MeetingAct,
  { readonly kind: 'person.admit' | 'waiting.admitAll' | 'person.refuse' | 'person.remove' | 'meeting.lock' }
>;

function decideDoor(
  state: MeetingLogState,
  actor: MeetingActor,
  act: DoorAct,
  { isConnected, roleOf }: MeetingSurroundings,
): Result<MeetingEvent, Problem> {
  const { known } = state.people;
  const waiting = [...known].flatMap(([personId, { standing }]) => (standing === 'waiting' ? [personId] : []));
  switch (act.kind) {
    case 'waiting.admitAll': {
      const personIds = waiting.filter(isConnected);
      return personIds.length === 0 ? refuse('notAtDoor') : ok({ kind: 'person.admit', personIds });
    }
    case 'meeting.lock': {
      const admits = act.isLocked ? [] : waiting.filter((personId) => roleOf(personId) === 'member');
      return ok({ ...act, admits });
    }
    case 'person.admit': {
      const standing = known.get(act.personId)?.standing;
      const isAtDoor = standing === 'waiting' || standing === 'refused' || standing === 'removed';
      return isAtDoor ? ok({ kind: 'person.admit', personIds: [act.personId] }) : refuse('notAtDoor');
    }
    case 'person.refuse':
      return waiting.includes(act.personId) ? ok(act) : refuse('notAtDoor');
    case 'person.remove': {
      if (!isInside(state, act.personId)) return refuse('notInside');
      const over = decideOver(actor.role, roleOf(act.personId));
      return over.ok ? ok(act) : over;
    }
  }
}

type AgendaAct = Extract<MeetingAct, { readonly kind: `agenda.${string}` }>;

function decideAgenda({ seq, agenda }: MeetingLogState, act: AgendaAct): Result<MeetingEvent, Problem> {
  const { items, current } = agenda;
  switch (act.kind) {
    case 'agenda.start':
      if (current?.itemId === act.itemId) return refuse('isOn');
      return items.some(({ id }) => id === act.itemId) ? ok(act) : refuse('noSuchItem');
    case 'agenda.next': {
      const after = items.findIndex(({ id }) => id === current?.itemId) + 1;
      const next = current === null ? items.find(({ startedAt }) => startedAt === null) : items[after];
      return next === undefined ? refuse('noItemLeft') : ok({ kind: 'agenda.start', itemId: next.id });
    }
    case 'agenda.stop':
      return current === null ? refuse('noneOn') : ok(act);
    case 'agenda.extend':
      return current === null ? refuse('noneOn') : ok({ ...act, itemId: current.itemId });
    case 'agenda.add': {
      if (items.length >= MOST_AGENDA) return refuse('agendaFull');
      const { title, minutes, speaker } = act;
      const item = { id: freeId(items, `added-${seq + 1}`), title: title.trim(), minutes, speaker: speaker.trim() };
      return ok({ kind: 'agenda.add', item });
    }
  }
}

/** A planned point may be called as an added one would be. */
function freeId(items: readonly { readonly id: string }[], wanted: string): string {
  return items.some(({ id }) => id === wanted) ? freeId(items, `${wanted}-`) : wanted;
}

type MediaAct = Extract<MeetingAct, { readonly kind: 'media.mute' | 'media.stop' | 'media.allow' }>;

function decideMedia(
  state: MeetingLogState,
  actor: MeetingActor,
  act: MediaAct,
  { roleOf }: MeetingSurroundings,
): Result<MeetingEvent, Problem> {
  if (act.personId === null) return ok(act);
  if (!isInside(state, act.personId)) return refuse('notInside');
  if (act.kind === 'media.allow') return ok(act);
  const over = decideOver(actor.role, roleOf(act.personId));
  return over.ok ? ok(act) : over;
}

function decideTask(
  state: MeetingLogState,
  act: Extract<MeetingAct, { readonly kind: 'task.record' }>,
  { nameOf }: MeetingSurroundings,
): Result<MeetingEvent, Problem> {
  const { personId, due } = act;
  if (personId !== null && !isInside(state, personId)) return refuse('notInside');
  if (due !== null && !isDay(due)) return refuse('dateWrong');
  return ok({ ...act, who: personId === null ? act.who.trim() : nameOf(personId) });
}

/** Whether there is such a day, such as there is no 31 April. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
