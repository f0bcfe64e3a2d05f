import Type, { type Static } from 'typebox';
import { defineRoutes } from '../platform/contract.ts';

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
});

const seatSchema = Type.Object({
  id: Type.String(),
  seat: seatKindSchema,
  personId: Type.String(),
  displayName: Type.String(),
  classroom: nullable(Type.Object({ ...classroomSchema.properties, orgUnitName: Type.String() })),
  /** Brought on stage 连麦: may speak. */
  onStage: Type.Boolean(),
  /** Sent out, and not let in again until this is taken back. */
  barred: Type.Boolean(),
});

const lessonSummarySchema = Type.Object({
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
});

const lessonDetailSchema = Type.Object({
  ...lessonSummarySchema.properties,
  seats: Type.Array(seatSchema),
  may: Type.Object({ open: Type.Boolean(), end: Type.Boolean(), enter: Type.Boolean(), moderate: Type.Boolean() }),
});

export type SeatKind = Static<typeof seatKindSchema>;
export type LessonState = Static<typeof lessonStateSchema>;
export type LessonSummary = Static<typeof lessonSummarySchema>;
export type LessonDetail = Static<typeof lessonDetailSchema>;

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
      seats: Type.Array(
        Type.Object({ seat: seatKindSchema, personId: idSchema, classroom: Type.Optional(nullable(classroomSchema)) }),
        { minItems: 1, maxItems: 300 },
      ),
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
