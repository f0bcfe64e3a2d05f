import Type, { type Static } from 'typebox';
import { personReferenceSchema } from '../communities/contract.ts';
import { defineRoutes } from '../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const momentSchema = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
const MINUTE_MS = 60_000;

export const meetingStateSchema = Type.Union([Type.Literal('planned'), Type.Literal('open'), Type.Literal('ended')]);

/** host 主持人 and coHost 联合主持人 moderate; member 成员 belongs to the community; guest 来宾 is everybody else. */
export const meetingRoleSchema = Type.Union([
  Type.Literal('host'),
  Type.Literal('coHost'),
  Type.Literal('member'),
  Type.Literal('guest'),
]);

/** A planned point of the agenda 议程. */
export const agendaItemSchema = Type.Object({
  id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' }),
  title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  minutes: Type.Integer({ minimum: 1, maximum: 240 }),
  /** As people write it; empty: nobody in particular. */
  speaker: Type.String({ maxLength: 60 }),
});

export const decisionSchema = Type.Object({
  id: Type.String(),
  /** Meeting time: milliseconds since the meeting was opened. */
  at: Type.Integer(),
  text: Type.String(),
  byName: Type.String(),
});

export const meetingTaskSchema = Type.Object({
  id: Type.String(),
  at: Type.Integer(),
  text: Type.String(),
  /** Who does it, by name; the person where it is one of the meeting. */
  who: Type.String(),
  personId: nullable(Type.String()),
  /** `2026-10-31`; null: no day was named. */
  due: nullable(Type.String()),
  byName: Type.String(),
});

const meetingSummarySchema = Type.Object({
  id: Type.String(),
  community: Type.Object({ id: Type.String(), name: Type.String() }),
  title: Type.String(),
  purpose: Type.String(),
  startsAtMs: Type.Integer(),
  durationMs: Type.Integer(),
  state: meetingStateSchema,
  openedAtMs: nullable(Type.Integer()),
  endedAtMs: nullable(Type.Integer()),
  host: Type.Object({ personId: Type.String(), displayName: Type.String() }),
  myRole: meetingRoleSchema,
  /** Invited by name; members of the community need no invitation. */
  isInvited: Type.Boolean(),
  /** How many are connected now. */
  present: Type.Integer(),
});

const meetingDetailSchema = Type.Object({
  ...meetingSummarySchema.properties,
  /** `door`: somebody who only has the address is told what stands on the door; agenda, people and documents are then empty. */
  seen: Type.Union([Type.Literal('whole'), Type.Literal('door')]),
  agenda: Type.Array(agendaItemSchema),
  /** Host, co-hosts and invited guests. */
  people: Type.Array(
    Type.Object({
      ...personReferenceSchema.properties,
      role: Type.Union([Type.Literal('host'), Type.Literal('coHost'), Type.Literal('guest')]),
    }),
  ),
  /** Written in beside the video; without a title where the viewer may not read it. */
  document: nullable(Type.Object({ id: Type.String(), title: nullable(Type.String()) })),
  /** 会议纪要; null until the meeting was opened. */
  minutesDocumentId: nullable(Type.String()),
  may: Type.Object({
    /** Change it, choose its people, call it off: while it is planned. */
    plan: Type.Boolean(),
    open: Type.Boolean(),
    /** Come in, or knock where a host lets people in. */
    enter: Type.Boolean(),
    end: Type.Boolean(),
    moderate: Type.Boolean(),
    /** Read what came of it. */
    /** Let guests read minutes and document. */
    lend: Type.Boolean(),
    readRecord: Type.Boolean(),
  }),
});

const attendanceSchema = Type.Object({
  person: personReferenceSchema,
  role: meetingRoleSchema,
  /** Meeting time of the first coming and the last going. */
  firstAt: Type.Integer(),
  lastAt: Type.Integer(),
  /** How long they were connected in all. */
  presentMs: Type.Integer(),
});

const meetingRecordSchema = Type.Object({
  /** How long it lasted, or has lasted until now. */
  lastedMs: Type.Integer(),
  agenda: Type.Array(
    Type.Object({
      ...agendaItemSchema.properties,
      /** Meeting time of its first beginning; null: it was not come to. */
      startedAt: nullable(Type.Integer()),
      spentMs: Type.Integer(),
    }),
  ),
  decisions: Type.Array(decisionSchema),
  tasks: Type.Array(meetingTaskSchema),
  /** In the order in which they came. */
  attendance: Type.Array(attendanceSchema),
  /** What was written to all, and in the viewer's own groups, where the viewer was inside: the newest 500, oldest first. */
  messages: Type.Array(
    Type.Object({ id: Type.String(), at: Type.Integer(), fromName: Type.String(), text: Type.String() }),
  ),
  /** Whether all of it stands in the minutes document by now. */
  isWritten: Type.Boolean(),
});

export type MeetingState = Static<typeof meetingStateSchema>;
export type MeetingRole = Static<typeof meetingRoleSchema>;
export type AgendaItem = Static<typeof agendaItemSchema>;
export type MeetingDecision = Static<typeof decisionSchema>;
export type MeetingTask = Static<typeof meetingTaskSchema>;
export type MeetingSummary = Static<typeof meetingSummarySchema>;
export type MeetingDetail = Static<typeof meetingDetailSchema>;
export type MeetingRecord = Static<typeof meetingRecordSchema>;
export type MeetingAttendance = Static<typeof attendanceSchema>;

const meetingParams = Type.Object({ meetingId: idSchema });
const titleSchema = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const durationSchema = Type.Integer({ minimum: 5 * MINUTE_MS, maximum: 480 * MINUTE_MS });
const agendaSchema = Type.Array(agendaItemSchema, { maxItems: 30 });

export const meetingRoutes = defineRoutes({
  'GET /api/meetings': {
    access: 'signedIn',
    summary:
      'Meetings of a community, or mine: of my communities, and where I am invited. Coming ones earliest first, past ones latest first',
    tags: ['meetings'],
    query: Type.Object({
      when: Type.Union([Type.Literal('upcoming'), Type.Literal('live'), Type.Literal('past')]),
      communityId: Type.Optional(idSchema),
      cursor: Type.Optional(Type.String({ maxLength: 300 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    response: Type.Object({
      meetings: Type.Array(meetingSummarySchema),
      nextCursor: nullable(Type.String()),
      /** Plan one there: in this community, or in any. */
      mayPlan: Type.Boolean(),
    }),
  },
  'POST /api/meetings/:meetingId/guest-readers': {
    access: 'signedIn',
    summary: 'Let the guests read the minutes, and the document beside where the host may share it',
    tags: ['meetings'],
    params: Type.Object({ meetingId: idSchema }),
    response: Type.Object({
      guests: Type.Integer(),
      minutes: Type.Boolean(),
      /** null where the meeting has none. */
      document: nullable(Type.Boolean()),
    }),
  },
  'POST /api/meetings': {
    access: 'signedIn',
    summary: 'Plan a meeting of a community; who plans it is its host',
    tags: ['meetings'],
    body: Type.Object({
      communityId: idSchema,
      title: titleSchema,
      purpose: Type.Optional(Type.String({ maxLength: 2_000 })),
      startsAtMs: momentSchema,
      durationMs: durationSchema,
      agenda: Type.Optional(agendaSchema),
      /** A document that the host may read, written in beside the video. */
      documentId: Type.Optional(nullable(idSchema)),
      coHostIds: Type.Optional(Type.Array(idSchema, { maxItems: 10 })),
      guestIds: Type.Optional(Type.Array(idSchema, { maxItems: 100 })),
      /** Language of the minutes; Chinese otherwise. */
      locale: Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')])),
    }),
    response: meetingDetailSchema,
  },
  'GET /api/meetings/:meetingId': {
    access: 'signedIn',
    summary: 'One meeting; only what stands on its door for somebody who has no more than its address',
    tags: ['meetings'],
    params: meetingParams,
    response: meetingDetailSchema,
  },
  'PATCH /api/meetings/:meetingId': {
    access: 'signedIn',
    summary: 'Change a meeting that is not open yet',
    tags: ['meetings'],
    params: meetingParams,
    body: Type.Object({
      title: Type.Optional(titleSchema),
      purpose: Type.Optional(Type.String({ maxLength: 2_000 })),
      startsAtMs: Type.Optional(momentSchema),
      durationMs: Type.Optional(durationSchema),
      agenda: Type.Optional(agendaSchema),
      documentId: Type.Optional(nullable(idSchema)),
    }),
    response: meetingDetailSchema,
  },
  'DELETE /api/meetings/:meetingId': {
    access: 'signedIn',
    summary: 'Call off a meeting that was never opened',
    tags: ['meetings'],
    params: meetingParams,
    response: null,
  },
  'PUT /api/meetings/:meetingId/people/:personId': {
    access: 'signedIn',
    summary: 'Make a member of the community a co-host, or invite somebody else; also while the meeting goes on',
    tags: ['meetings'],
    params: Type.Object({ meetingId: idSchema, personId: idSchema }),
    body: Type.Object({ role: Type.Union([Type.Literal('coHost'), Type.Literal('guest')]) }),
    response: meetingDetailSchema,
  },
  'DELETE /api/meetings/:meetingId/people/:personId': {
    access: 'signedIn',
    summary: 'Take a co-host’s role or an invitation back',
    tags: ['meetings'],
    params: Type.Object({ meetingId: idSchema, personId: idSchema }),
    response: meetingDetailSchema,
  },
  'POST /api/meetings/:meetingId/open': {
    access: 'signedIn',
    summary: 'Open a meeting: its minutes document is made, and people may come in',
    tags: ['meetings'],
    params: meetingParams,
    response: meetingDetailSchema,
  },
  'POST /api/meetings/:meetingId/end': {
    access: 'signedIn',
    summary: 'End a meeting for everybody',
    tags: ['meetings'],
    params: meetingParams,
    response: meetingDetailSchema,
  },
  'POST /api/meetings/:meetingId/admissions': {
    access: 'signedIn',
    summary:
      'A token for the media room in which I belong now: the main one, or that of my group. It opens once, for a minute; another place needs another admission',
    tags: ['meetings'],
    params: meetingParams,
    response: Type.Object({
      admissionId: Type.String(),
      /** null: the main room. */
      groupId: nullable(Type.String()),
      /** `ws://…` or `wss://…` */
      mediaUrl: Type.String(),
      token: Type.String(),
    }),
    ratePerMinute: 60,
  },
  'GET /api/meetings/:meetingId/record': {
    access: 'signedIn',
    summary: 'What came of a meeting: agenda with the times taken, decisions, tasks, who was there, what was written',
    tags: ['meetings'],
    params: meetingParams,
    response: meetingRecordSchema,
  },
});
