import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { MeetingAct, PlannedGroup } from '../contract-live.ts';
import { isHosting } from './authority.ts';
import { dealByChance, dealByLevel } from './deal.ts';
import type { MeetingActor, MeetingSurroundings } from './decide.ts';
import type { MeetingEvent } from './entries.ts';
import { type MeetingLogState, ownGroupOf, placeOf, type Round } from './state.ts';

export type GroupsAct = Extract<
  MeetingAct,
  {
    readonly kind:
      | `groups.${string}`
      | 'group.move'
      | 'group.leave'
      | 'group.return'
      | 'group.visit'
      | 'group.help'
      | 'group.helped';
  }
>;

const MINUTE_MS = 60_000;
const FEWEST = 2;

const refuse = (reason: string): Result<never, Problem> => err(problem('meeting.groupsRefused', { reason }));

export function decideGroups(
  state: MeetingLogState,
  actor: MeetingActor,
  act: GroupsAct,
  around: MeetingSurroundings,
): Result<MeetingEvent, Problem> {
  const { laid, round } = state.groups;
  switch (act.kind) {
    case 'groups.lay':
    case 'groups.deal':
      if (round !== null) return refuse('open');
      return act.kind === 'groups.lay' ? lay(state, act.groups, around) : deal(state, act, around);
    case 'groups.open':
      if (round !== null) return refuse('open');
      if (laid === null) return refuse('noneLaid');
      return open(state, laid.groups, around.at + act.minutes * MINUTE_MS);
    default:
      return round === null ? refuse('notOpen') : decideInRound(state, round, actor, act, around);
  }
}

/** G1: `tooFew` and empty groups stand while groups are being laid; they are not opened so. */
function lay(
  state: MeetingLogState,
  groups: readonly PlannedGroup[],
  around: MeetingSurroundings,
): Result<MeetingEvent, Problem> {
  const ids = groups.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return refuse('idTwice');
  const placed = decidePlaced(state, groups, around);
  return placed.ok ? ok({ kind: 'groups.lay', groups, by: 'hand', dealt: null }) : placed;
}

function decidePlaced(
  { people }: MeetingLogState,
  groups: readonly PlannedGroup[],
  { roleOf }: MeetingSurroundings,
): Result<void, Problem> {
  const all = groups.flatMap(({ personIds }) => personIds);
  if (new Set(all).size !== all.length) return refuse('personTwice');
  if (!all.every((personId) => people.known.get(personId)?.standing === 'inside')) return refuse('personUnknown');
  return all.some((personId) => isHosting(roleOf(personId))) ? refuse('hostInGroup') : ok(undefined);
}

function deal(
  { people }: MeetingLogState,
  { by, count }: Extract<GroupsAct, { readonly kind: 'groups.deal' }>,
  { seed, isConnected, levelOf, roleOf }: MeetingSurroundings,
): Result<MeetingEvent, Problem> {
  const among = [...people.known].flatMap(([personId, { standing }]) =>
    standing === 'inside' && isConnected(personId) && !isHosting(roleOf(personId)) ? [personId] : [],
  );
  if (among.length < count && by === 'chance') return refuse('tooFewPeople');
  const groups = by === 'chance' ? dealByChance(among, count, seed) : dealByLevel(among, count, seed, levelOf);
  return groups === null ? refuse('oneLevel') : ok({ kind: 'groups.lay', groups, by, dealt: { seed, among } });
}

/** G4. Who was sent out since the groups were laid is in none. */
function open(
  { people }: MeetingLogState,
  groups: readonly PlannedGroup[],
  endsAt: number,
): Result<MeetingEvent, Problem> {
  if (groups.length < FEWEST) return refuse('tooFew');
  const isEmpty = groups.some(
    ({ personIds }) => !personIds.some((personId) => people.known.get(personId)?.standing === 'inside'),
  );
  return isEmpty ? refuse('groupEmpty') : ok({ kind: 'groups.open', endsAt });
}

type InRound = Exclude<GroupsAct, { readonly kind: 'groups.lay' | 'groups.deal' | 'groups.open' }>;

function decideInRound(
  state: MeetingLogState,
  round: Round,
  { personId }: MeetingActor,
  act: InRound,
  { roleOf, at }: MeetingSurroundings,
): Result<MeetingEvent, Problem> {
  const isGroup = (groupId: string) => round.groups.some(({ id }) => id === groupId);
  switch (act.kind) {
    case 'groups.extend':
      return ok({ kind: 'groups.extend', endsAt: Math.max(at, round.endsAt) + act.minutes * MINUTE_MS });
    case 'groups.close':
      return ok({ kind: 'groups.close', why: 'host' });
    case 'group.move':
      if (act.groupId !== null && !isGroup(act.groupId)) return refuse('groupUnknown');
      if (state.people.known.get(act.personId)?.standing !== 'inside') return refuse('personUnknown');
      return isHosting(roleOf(act.personId)) ? refuse('hostInGroup') : ok(act);
    case 'group.leave':
      return placeOf(state.groups, personId) === null ? refuse('notInGroup') : ok(act);
    case 'group.return':
      return ownGroupOf(round, personId) === null ? refuse('notInGroup') : ok(act);
    case 'group.visit':
      return act.groupId === null || isGroup(act.groupId) ? ok(act) : refuse('groupUnknown');
    case 'group.help': {
      const groupId = placeOf(state.groups, personId);
      return groupId === null ? refuse('notInGroup') : ok({ kind: 'group.help', groupId });
    }
    case 'group.helped':
      return isGroup(act.groupId) ? ok(act) : refuse('groupUnknown');
  }
}
