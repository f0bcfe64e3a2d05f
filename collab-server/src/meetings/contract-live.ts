import Type, { type Static } from 'typebox';
import { personReferenceSchema } from '../communities/contract.ts';
import { agendaItemSchema, decisionSchema, meetingRoleSchema, meetingTaskSchema } from './contract.ts';

/**
 * A research meeting while it goes on, over Socket.IO. Its log and its rules are in log/SPEC.md.
 *
 * Messages from the page, each answered by an acknowledgement `{ ok: true, … }` or `{ ok: false, code, details? }`:
 *
 * - `meetingFollow`: `{ ok: true, view }`, the meeting as this person may see it. A guest knocks by it, and waits with a view whose
 *   `me.standing` says so, until it says `inside`. `meeting` messages follow.
 * - `meetingAct`: do something; durable when answered with `{ seq }`. Sent again with the same `page` and `n`, it is not done again.
 *
 * Messages to the page: `meeting` with some properties of the view, each whole: `view = { ...view, ...message }`; `ended`. After a lost
 * connection, `meetingFollow` again.
 *
 * Moments are meeting time: whole milliseconds since the meeting was opened. `now` in each message is the moment at which it was sent.
 */
export const MEETING_NAMESPACE = '/meetings';

const id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' });
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const moment = Type.Integer({ minimum: 0 });
const minutes = Type.Integer({ minimum: 1, maximum: 240 });

export const meetingFollow = Type.Object({ meetingId: id }, { additionalProperties: false });

const sourceSchema = Type.Union([Type.Literal('camera'), Type.Literal('microphone'), Type.Literal('screen')]);

/** A group as it is prepared: at most 60 people. */
const plannedGroupSchema = Type.Object({
  id,
  name: text(40),
  topic: Type.String({ maxLength: 300 }),
  documentId: nullable(id),
  personIds: Type.Array(id, { maxItems: 60 }),
});

export const meetingActSchema = Type.Union([
  /** Lets somebody in who waits, or was refused or sent out before. Hosts. */
  Type.Object({ kind: Type.Literal('person.admit'), personId: id }),
  /** All who wait now. Hosts. */
  Type.Object({ kind: Type.Literal('waiting.admitAll') }),
  Type.Object({ kind: Type.Literal('person.refuse'), personId: id }),
  /** Sends somebody out for good: only `person.admit` lets them in again. Hosts; never the host. */
  Type.Object({ kind: Type.Literal('person.remove'), personId: id }),
  /** Nobody new comes in, members wait too. Hosts. */
  Type.Object({ kind: Type.Literal('meeting.lock'), isLocked: Type.Boolean() }),

  /** Hosts. Begins a point of the agenda; the one that was on ends. */
  Type.Object({ kind: Type.Literal('agenda.start'), itemId: id }),
  /** The one after the one that is on, or the first. */
  Type.Object({ kind: Type.Literal('agenda.next') }),
  Type.Object({ kind: Type.Literal('agenda.stop') }),
  /** More time for the one that is on. */
  Type.Object({ kind: Type.Literal('agenda.extend'), minutes: Type.Integer({ minimum: 1, maximum: 60 }) }),
  Type.Object({
    kind: Type.Literal('agenda.add'),
    title: text(120),
    minutes,
    speaker: Type.String({ maxLength: 60 }),
  }),

  Type.Object({ kind: Type.Literal('hand.raise') }),
  Type.Object({ kind: Type.Literal('hand.lower') }),
  /** Hosts: takes a hand down without giving the word. */
  Type.Object({ kind: Type.Literal('hand.dismiss'), personId: id }),
  /** Hosts give somebody the word, who may then speak also where microphones are in the hosts' hand; null takes it back. */
  Type.Object({ kind: Type.Literal('speaker.set'), personId: nullable(id) }),

  /**
   * Hosts. Mutes one, or everybody but the hosts (`personId: null`), once: they may unmute themselves. After everybody, those who come in come in muted
   * until `media.entering` ends that.
   */
  Type.Object({ kind: Type.Literal('media.mute'), personId: nullable(id) }),
  /** Hosts. Whether those who come in come in with their microphone off. */
  Type.Object({ kind: Type.Literal('media.entering'), isMuted: Type.Boolean() }),
  /** Hosts. Takes a source from somebody until it is given back. */
  Type.Object({ kind: Type.Literal('media.stop'), personId: id, source: sourceSchema }),
  Type.Object({ kind: Type.Literal('media.allow'), personId: id, source: sourceSchema }),
  /** Hosts. `byHost`: only hosts and who has the word have a microphone. */
  Type.Object({
    kind: Type.Literal('media.microphones'),
    rule: Type.Union([Type.Literal('free'), Type.Literal('byHost')]),
  }),

  /** Hosts. Lays groups by hand; in place of those that were laid. */
  Type.Object({ kind: Type.Literal('groups.lay'), groups: Type.Array(plannedGroupSchema, { maxItems: 8 }) }),
  /** Hosts. The server deals those who are there, hosts left out: by chance, or by the level of their school. */
  Type.Object({
    kind: Type.Literal('groups.deal'),
    by: Type.Union([Type.Literal('chance'), Type.Literal('level')]),
    count: Type.Integer({ minimum: 2, maximum: 8 }),
  }),
  /** Hosts. Opens the groups that are laid. */
  Type.Object({ kind: Type.Literal('groups.open'), minutes }),
  Type.Object({ kind: Type.Literal('groups.extend'), minutes: Type.Integer({ minimum: 1, maximum: 60 }) }),
  /** Everybody comes back. Hosts. */
  Type.Object({ kind: Type.Literal('groups.close') }),
  /** Hosts put somebody into an open group, or back into the main room (null). */
  Type.Object({ kind: Type.Literal('group.move'), personId: id, groupId: nullable(id) }),
  /** Back to the main room, or into one's own group again. */
  Type.Object({ kind: Type.Literal('group.leave') }),
  Type.Object({ kind: Type.Literal('group.return') }),
  /** Hosts go into a group, or back (null). */
  Type.Object({ kind: Type.Literal('group.visit'), groupId: nullable(id) }),
  /** Somebody of a group asks a host to come. A visit answers it; so does `group.helped`. */
  Type.Object({ kind: Type.Literal('group.help') }),
  Type.Object({ kind: Type.Literal('group.helped'), groupId: id }),
  /** Hosts to everybody, in whatever room. */
  Type.Object({ kind: Type.Literal('broadcast'), text: text(300) }),

  /** Everybody inside; it enters the minutes. */
  Type.Object({ kind: Type.Literal('decision.record'), text: text(1_000) }),
  Type.Object({
    kind: Type.Literal('task.record'),
    text: text(500),
    /** By name; where `personId` is given, the server takes that person's. */
    who: Type.String({ maxLength: 60 }),
    personId: nullable(id),
    due: nullable(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })),
  }),
  /** To everybody in the room where one is. */
  Type.Object({ kind: Type.Literal('message.send'), text: text(1_000) }),
]);

export const meetingAct = Type.Object(
  {
    /** Chosen by the page once in its life. */
    page: Type.String({ minLength: 8, maxLength: 60, pattern: '^[\\w-]+$' }),
    /** Counts up in the life of the page. */
    n: Type.Integer({ minimum: 1 }),
    act: meetingActSchema,
  },
  { additionalProperties: false },
);

/** Where somebody stands: not let in yet, inside, or turned away. `outside`: never came, or needs to knock. */
const standingSchema = Type.Union([
  Type.Literal('outside'),
  Type.Literal('waiting'),
  Type.Literal('inside'),
  Type.Literal('refused'),
  Type.Literal('removed'),
]);

const sourceListSchema = Type.Array(sourceSchema);

const participantSchema = Type.Object({
  ...personReferenceSchema.properties,
  role: meetingRoleSchema,
  /** A page of theirs is connected. */
  isPresent: Type.Boolean(),
  /** Where they are: a group, or null for the main room. */
  groupId: nullable(Type.String()),
  /** Taken from them by a host. */
  stopped: sourceListSchema,
});

/** Somebody at the door. */
const atDoorSchema = Type.Object({
  ...personReferenceSchema.properties,
  isInvited: Type.Boolean(),
  standing: standingSchema,
  /** Of the last knock, or of the refusal. */
  at: moment,
  isPresent: Type.Boolean(),
});

const openGroupSchema = Type.Object({
  ...plannedGroupSchema.properties,
  personIds: Type.Array(Type.String()),
  /** Hosts who are there now. */
  visitorIds: Type.Array(Type.String()),
  /** Since when it asks for a host; null: it does not. */
  helpAt: nullable(moment),
});

export const meetingViewSchema = Type.Object({
  /** Of the log. */
  seq: Type.Integer(),
  now: moment,
  me: Type.Object({
    personId: Type.String(),
    role: meetingRoleSchema,
    standing: standingSchema,
    /** The media room in which I belong: a group, or null for the main one. Where it changes, another admission is needed. */
    groupId: nullable(Type.String()),
    /** The open group that I am of, also while I am in the main room. */
    ownGroupId: nullable(Type.String()),
    /** What I may send now. */
    sources: sourceListSchema,
  }),
  /** From here on all is empty or null for who is not inside. */
  meeting: Type.Object({
    isLocked: Type.Boolean(),
    microphones: Type.Union([Type.Literal('free'), Type.Literal('byHost')]),
    /** My page turns my microphone off when I come in, unless I host. */
    entersMuted: Type.Boolean(),
    minutesDocumentId: nullable(Type.String()),
  }),
  /** Everybody who was inside, in the order in which they came, but for those sent out. */
  people: Type.Array(participantSchema),
  /** Who waits, was refused or sent out. To hosts alone. */
  door: Type.Array(atDoorSchema),
  agenda: Type.Object({
    items: Type.Array(
      Type.Object({
        ...agendaItemSchema.properties,
        /** Minutes that were added. */
        added: Type.Integer(),
        /** Until now, or until it ended; of the one that is on without the time since `current.startedAt`. */
        spentMs: Type.Integer(),
        startedAt: nullable(moment),
      }),
    ),
    /** `endsAt` is when its minutes, with those added, are used up: what was spent on it before counts. */
    current: nullable(Type.Object({ itemId: Type.String(), startedAt: moment, endsAt: moment })),
  }),
  /** Earliest first. */
  hands: Type.Array(Type.Object({ personId: Type.String(), at: moment })),
  speakerId: nullable(Type.String()),
  /** The last time that a host muted me or everybody, so that my page shows that its microphone is off; 0: never. */
  mutedAt: moment,
  /** As hosts lay them; null for everybody else, and where none are laid. */
  laid: nullable(Type.Array(plannedGroupSchema)),
  groups: nullable(
    Type.Object({
      roundId: Type.String(),
      openedAt: moment,
      endsAt: moment,
      by: Type.Union([Type.Literal('hand'), Type.Literal('chance'), Type.Literal('level')]),
      groups: Type.Array(openGroupSchema),
    }),
  ),
  /** The last broadcast. */
  broadcast: nullable(Type.Object({ id: Type.String(), at: moment, text: Type.String(), byName: Type.String() })),
  /** The newest 200 of the room where I am and of the main room, oldest first; to hosts those of all. */
  messages: Type.Array(
    Type.Object({
      id: Type.String(),
      at: moment,
      fromId: Type.String(),
      fromName: Type.String(),
      /** null: the main room. */
      groupId: nullable(Type.String()),
      /** As it was called, since groups of earlier rounds are gone. */
      groupName: nullable(Type.String()),
      text: Type.String(),
    }),
  ),
  decisions: Type.Array(decisionSchema),
  tasks: Type.Array(meetingTaskSchema),
});

export type MeetingAct = Static<typeof meetingActSchema>;
export type MeetingView = Static<typeof meetingViewSchema>;
export type MeetingSource = Static<typeof sourceSchema>;
export type MeetingStanding = Static<typeof standingSchema>;
export type PlannedGroup = Static<typeof plannedGroupSchema>;
export type MeetingParticipant = Static<typeof participantSchema>;
