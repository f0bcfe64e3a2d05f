import type { LogEntry } from '../../platform/live/ordered-log.ts';
import type { AgendaItem } from '../contract.ts';
import type { MeetingAct, MeetingSource, PlannedGroup } from '../contract-live.ts';

type Act<Kind extends MeetingAct['kind']> = Extract<MeetingAct, { readonly kind: Kind }>;

export type DealtBy = 'hand' | 'chance' | 'level';

/** What stands in a meeting's log: an act with what the server knows about it. */
export type MeetingEvent =
  | { readonly kind: 'meeting.open'; readonly agenda: readonly AgendaItem[] }
  /** `forgotten`: nobody was there any more, long after its time. */
  | { readonly kind: 'meeting.end'; readonly why: 'host' | 'forgotten' }
  /** W: somebody came who may come in at once, or who waits. */
  | { readonly kind: 'person.enter'; readonly personId: string }
  | { readonly kind: 'person.knock'; readonly personId: string }
  | { readonly kind: 'person.admit'; readonly personIds: readonly string[] }
  | Act<'person.refuse'>
  | Act<'person.remove'>
  /** W7: came in as a member, and is of the community no longer. By the server. */
  | { readonly kind: 'person.leave'; readonly personId: string }
  /** `admits`: members who waited while it was locked. */
  | (Act<'meeting.lock'> & { readonly admits: readonly string[] })
  | Act<'agenda.start'>
  | Act<'agenda.stop'>
  | { readonly kind: 'agenda.extend'; readonly itemId: string; readonly minutes: number }
  | { readonly kind: 'agenda.add'; readonly item: AgendaItem }
  | Act<'hand.raise'>
  | { readonly kind: 'hand.lower'; readonly personId: string }
  | Act<'speaker.set'>
  | Act<'media.mute'>
  | Act<'media.entering'>
  | { readonly kind: 'media.stop'; readonly personId: string; readonly source: MeetingSource }
  | { readonly kind: 'media.allow'; readonly personId: string; readonly source: MeetingSource }
  | Act<'media.microphones'>
  | {
      readonly kind: 'groups.lay';
      readonly groups: readonly PlannedGroup[];
      readonly by: DealtBy;
      /** G2: 32 bits and whom they were dealt among, in order; null where they were laid by hand. */
      readonly dealt: { readonly seed: number; readonly among: readonly string[] } | null;
    }
  | { readonly kind: 'groups.open'; readonly endsAt: number }
  | { readonly kind: 'groups.extend'; readonly endsAt: number }
  | { readonly kind: 'groups.close'; readonly why: 'host' | 'time' }
  | Act<'group.move'>
  | Act<'group.leave'>
  | Act<'group.return'>
  | Act<'group.visit'>
  | { readonly kind: 'group.help'; readonly groupId: string }
  | Act<'group.helped'>
  | Act<'broadcast'>
  | Act<'decision.record'>
  | Act<'task.record'>
  | Act<'message.send'>;

export type MeetingEntry = LogEntry<MeetingEvent>;
