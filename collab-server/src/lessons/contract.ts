import Type, { type Static } from 'typebox';
import { defineRoutes } from '../platform/contract.ts';
import { lessonClassSchema } from './classes/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const momentSchema = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });

/** Places that are given to people; what each may send is decided in the media workspace. */
export const seatKindSchema = Type.Union([
  Type.Literal('leadTeacher'),
  Type.Literal('leadClassroom'),
  Type.Literal('receivingClassroom'),
  Type.Literal('assistantTeacher'),
  Type.Literal('student'),
  Type.Literal('observer'),
  Type.Literal('technician'),
]);

const lessonStateSchema = Type.Union([Type.Literal('planned'), Type.Literal('open'), Type.Literal('ended')]);

const classroomSchema = Type.Object({
  /** Its school. */
  orgUnitId: idSchema,
  /** As people call it, such as 六（1）班. */
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  /** The class of the rosters that sits there, where it is one: its roll is called by name. */
  classGroupId: Type.Optional(nullable(idSchema)),
  /** How many minutes after the lesson's begin this school's own bell rings; negative where it has rung before. Left out: 0. */
  bellOffsetMinutes: Type.Optional(Type.Integer({ minimum: -60, maximum: 60 })),
});

/** A step of the lesson 教学环节, planned before it. */
const phaseSchema = Type.Object({
  /** As `phase.begin` of the stage names it. */
  id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' }),
  name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  minutes: Type.Integer({ minimum: 1, maximum: 240 }),
});

const seatSchema = Type.Object({
  id: Type.String(),
  seat: seatKindSchema,
  /** Of a pupil at home, for those who do not teach, plan or run the lesson, empty like the name. */
  personId: Type.String(),
  displayName: Type.String(),
  classroom: nullable(
    Type.Object({
      ...classroomSchema.properties,
      classGroupId: nullable(Type.String()),
      bellOffsetMinutes: Type.Integer(),
      orgUnitName: Type.String(),
      /** City or county of the school. */
      divisionName: Type.String(),
    }),
  ),
  /**
   * One for all seats of a classroom: the id of its screen's seat, or of its first seat where it has no screen. It is what `call.on` of
   * the stage and the floor name; of a pupil at home it is the seat's own id. null for all others.
   */
  classroomId: nullable(Type.String()),
  /** Leads now: of several lead teachers one. */
  leads: Type.Boolean(),
  /** Brought on stage 连麦: may speak. */
  onStage: Type.Boolean(),
  /** Sent out, and not let in again until this is taken back. */
  barred: Type.Boolean(),
});

export const lessonSummarySchema = Type.Object({
  id: Type.String(),
  title: Type.String(),
  subject: nullable(Type.String()),
  home: Type.Object({ orgUnitId: Type.String(), name: Type.String() }),
  startsAtMs: Type.Integer(),
  durationMs: Type.Integer(),
  state: lessonStateSchema,
  openedAtMs: nullable(Type.Integer()),
  endedAtMs: nullable(Type.Integer()),
  leadName: Type.String(),
  /** null for whoever planned it without a seat. */
  mySeat: nullable(seatKindSchema),
  /** By how many minutes the bell of the viewer's own classroom comes after the lesson's begin; 0 for those in no classroom. */
  myBellOffsetMinutes: Type.Integer(),
});

const lessonDetailSchema = Type.Object({
  ...lessonSummarySchema.properties,
  seats: Type.Array(seatSchema),
  /** Classes of the rosters that were invited to sit in its classrooms. */
  classes: Type.Array(lessonClassSchema),
  mySeatId: nullable(Type.String()),
  /** Reads materials, captions and consents; not whoever was sent out, nor an administrator of a school that takes part. */
  isInside: Type.Boolean(),
  phases: Type.Array(phaseSchema),
  may: Type.Object({
    open: Type.Boolean(),
    end: Type.Boolean(),
    enter: Type.Boolean(),
    moderate: Type.Boolean(),
    /** Change time, title and seats, or call it off. */
    plan: Type.Boolean(),
    /** Add materials and phases. */
    prepare: Type.Boolean(),
    /** Take the lead, or hand it over. */
    handOver: Type.Boolean(),
  }),
});

export type SeatKind = Static<typeof seatKindSchema>;
export type LessonState = Static<typeof lessonStateSchema>;
export type LessonPhase = Static<typeof phaseSchema>;
export type LessonSummary = Static<typeof lessonSummarySchema>;
export type LessonDetail = Static<typeof lessonDetailSchema>;

const newSeatSchema = Type.Object({
  seat: seatKindSchema,
  personId: idSchema,
  classroom: Type.Optional(nullable(classroomSchema)),
});

const lessonParams = Type.Object({ lessonId: idSchema });
const MINUTE_MS = 60_000;

export const lessonRoutes = defineRoutes({
  'GET /api/lessons': {
    access: 'signedIn',
    summary: 'My timetable of live lessons: where I have a seat, and those that I planned; earliest first, at most 200',
    tags: ['lessons'],
    query: Type.Object({ fromMs: momentSchema, toMs: momentSchema }),
    response: Type.Object({ lessons: Type.Array(lessonSummarySchema) }),
  },
  'GET /api/lesson-places': {
    access: 'signedIn',
    summary: 'Schools by part of their name or county, with their classes, for whoever timetables lessons; at most 50',
    tags: ['lessons'],
    query: Type.Object({ find: Type.Optional(Type.String({ maxLength: 60 })) }),
    response: Type.Object({
      places: Type.Array(
        Type.Object({
          orgUnitId: Type.String(),
          name: Type.String(),
          divisionName: Type.String(),
          /** Whether the viewer may plan lessons of this school. */
          mayPlan: Type.Boolean(),
          classGroups: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
        }),
      ),
    }),
  },
  'POST /api/lessons': {
    access: 'signedIn',
    summary: 'Plan a live lesson and give its seats',
    tags: ['lessons'],
    body: Type.Object({
      title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
      subject: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 60 }))),
      homeOrgUnitId: idSchema,
      startsAtMs: momentSchema,
      durationMs: Type.Integer({ minimum: 5 * MINUTE_MS, maximum: 240 * MINUTE_MS }),
      seats: Type.Array(newSeatSchema, { minItems: 1, maxItems: 300 }),
      phases: Type.Optional(Type.Array(phaseSchema, { maxItems: 20 })),
    }),
    response: lessonDetailSchema,
  },
  'GET /api/lessons/:lessonId': {
    access: 'signedIn',
    summary: 'One live lesson with its seats',
    tags: ['lessons'],
    params: lessonParams,
    response: lessonDetailSchema,
  },
  'PATCH /api/lessons/:lessonId': {
    access: 'signedIn',
    summary: 'Change what a lesson that is not open yet is called and when it is',
    tags: ['lessons'],
    params: lessonParams,
    body: Type.Object({
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })),
      subject: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 60 }))),
      startsAtMs: Type.Optional(momentSchema),
      durationMs: Type.Optional(Type.Integer({ minimum: 5 * MINUTE_MS, maximum: 240 * MINUTE_MS })),
    }),
    response: lessonDetailSchema,
  },
  'DELETE /api/lessons/:lessonId': {
    access: 'signedIn',
    summary: 'Call off a lesson that was never opened: it leaves the timetable, with its materials',
    tags: ['lessons'],
    params: lessonParams,
    response: null,
  },
  'PUT /api/lessons/:lessonId/phases': {
    access: 'signedIn',
    summary: 'Plan the steps of the lesson',
    tags: ['lessons'],
    params: lessonParams,
    body: Type.Object({ phases: Type.Array(phaseSchema, { maxItems: 20 }) }),
    response: lessonDetailSchema,
  },
  'POST /api/lessons/:lessonId/seats': {
    access: 'signedIn',
    summary: 'Give one more seat, also while the lesson goes on',
    tags: ['lessons'],
    params: lessonParams,
    body: newSeatSchema,
    response: lessonDetailSchema,
  },
  'PUT /api/lessons/:lessonId/seats/:seatId/person': {
    access: 'signedIn',
    summary: 'Give a seat to somebody else; who had it is inside no longer',
    tags: ['lessons'],
    params: Type.Object({ lessonId: idSchema, seatId: idSchema }),
    body: Type.Object({ personId: idSchema }),
    response: lessonDetailSchema,
  },
  'PUT /api/lessons/:lessonId/lead': {
    access: 'signedIn',
    summary:
      'Hand the lead over to another lead teacher; who does not lead takes it only while nobody of the leading seat is connected',
    tags: ['lessons'],
    params: lessonParams,
    body: Type.Object({ seatId: idSchema }),
    response: lessonDetailSchema,
  },
  'POST /api/lessons/:lessonId/open': {
    access: 'signedIn',
    summary: 'Open a lesson: its seats may come in from now on',
    tags: ['lessons'],
    params: lessonParams,
    response: lessonDetailSchema,
  },
  'POST /api/lessons/:lessonId/end': {
    access: 'signedIn',
    summary: 'End a lesson for everybody',
    tags: ['lessons'],
    params: lessonParams,
    response: lessonDetailSchema,
  },
  'POST /api/lessons/:lessonId/admissions': {
    access: 'signedIn',
    summary: 'Come in: an address of the media server, and a token for this one entering, which lives a minute',
    tags: ['lessons'],
    params: lessonParams,
    response: Type.Object({
      admissionId: Type.String(),
      /** `ws://…` or `wss://…` */
      mediaUrl: Type.String(),
      token: Type.String(),
    }),
    ratePerMinute: 60,
  },
  'PATCH /api/lessons/:lessonId/seats/:seatId': {
    access: 'signedIn',
    summary: 'Bring a seat on stage or send it back; send it out for good or let it in again',
    tags: ['lessons'],
    params: Type.Object({ lessonId: idSchema, seatId: idSchema }),
    body: Type.Object({ onStage: Type.Optional(Type.Boolean()), barred: Type.Optional(Type.Boolean()) }),
    response: lessonDetailSchema,
  },
});
