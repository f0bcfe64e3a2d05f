import Type, { type Static } from 'typebox';
import { lessonSummarySchema } from './contract.ts';
import { captionSchema, rollCountsSchema, rollMarkSchema } from './contract-floor.ts';
import { defineRoutes } from '../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const lessonParams = Type.Object({ lessonId: idSchema });
const classroomParams = Type.Object({ lessonId: idSchema, classroomId: idSchema });
const momentSchema = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
const spanMs = Type.Integer({ minimum: 0 });
const count = Type.Integer({ minimum: 0 });

/** What a classroom or somebody at home took part in. */
const participationSchema = Type.Object({
  handsRaised: count,
  calledOn: count,
  answersGiven: count,
  /** Of the quizzes whose answer was revealed. */
  answersRight: count,
  messages: count,
});

const rollSchema = Type.Object({
  counts: rollCountsSchema,
  /** By pupil, where the classroom is a class of the rosters; empty where heads were counted. */
  marks: Type.Array(Type.Object({ personId: Type.String(), displayName: Type.String(), mark: rollMarkSchema })),
  calledAtMs: Type.Integer(),
  calledByName: Type.String(),
  /** What stood there before, newest first. */
  earlier: Type.Array(
    Type.Object({ counts: rollCountsSchema, changedAtMs: Type.Integer(), changedByName: Type.String() }),
  ),
});

export const attendanceSchema = Type.Object({
  /** From opening to end, or to now. */
  lessonMs: spanMs,
  /** Until when the roll can be corrected; null while the lesson goes on. */
  rollOpenUntilMs: nullable(Type.Integer()),
  classrooms: Type.Array(
    Type.Object({
      classroomId: Type.String(),
      orgUnitName: Type.String(),
      name: Type.String(),
      /** How many minutes after the lesson's begin its school's bell rings. */
      bellOffsetMinutes: Type.Integer(),
      /** Within what counts for it: from its own bell, while its own period lasts. */
      connectedMs: spanMs,
      /** Of what counts for it, 0 to 1. */
      share: Type.Number(),
      /** Connected for 80 % of the lesson or more; null while it goes on. */
      attended: nullable(Type.Boolean()),
      mayCallRoll: Type.Boolean(),
      /** The class's pupils, for those who call its roll. */
      pupils: Type.Array(Type.Object({ personId: Type.String(), displayName: Type.String() })),
      roll: nullable(rollSchema),
      participation: participationSchema,
    }),
  ),
  people: Type.Array(
    Type.Object({
      seatId: Type.String(),
      seat: Type.String(),
      displayName: Type.String(),
      connectedMs: spanMs,
      share: Type.Number(),
      firstSeenAtMs: nullable(Type.Integer()),
      participation: participationSchema,
    }),
  ),
});

const closingSchema = Type.Object({
  /** How the aim was reached, 1 to 5. */
  aimReached: Type.Integer({ minimum: 1, maximum: 5 }),
  /** How picture, sound and stage were, 1 to 5. */
  lineQuality: Type.Integer({ minimum: 1, maximum: 5 }),
  wentWell: Type.String({ maxLength: 2_000 }),
  toImprove: Type.String({ maxLength: 2_000 }),
  homework: Type.String({ maxLength: 2_000 }),
});

export type Attendance = Static<typeof attendanceSchema>;
export type LessonClosing = Static<typeof closingSchema>;

export const attendanceRoutes = defineRoutes({
  'GET /api/school-lessons': {
    access: 'signedIn',
    summary: 'Lessons in which a classroom of a school takes part, for its administrators; latest first, at most 200',
    tags: ['lessons'],
    query: Type.Object({ orgUnitId: idSchema, fromMs: momentSchema, toMs: momentSchema }),
    response: Type.Object({ lessons: Type.Array(lessonSummarySchema) }),
  },
  'GET /api/lessons/:lessonId/attendance': {
    access: 'signedIn',
    summary:
      'Who was there and took part: all for lead, technician and planner, their school’s classrooms for administrators; otherwise the viewer’s own',
    tags: ['lessons'],
    params: lessonParams,
    response: attendanceSchema,
  },
  'GET /api/lessons/:lessonId/attendance.csv': {
    access: 'signedIn',
    summary: 'The same as a table; the reading is recorded',
    tags: ['lessons'],
    params: lessonParams,
    query: Type.Object({ language: Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')])) }),
    response: { raw: 'text/csv' },
  },
  'PUT /api/lessons/:lessonId/rolls/:classroomId': {
    access: 'signedIn',
    summary: 'Call the roll of a classroom, or correct it until 24 hours after the end: marks by pupil, or heads',
    tags: ['lessons'],
    params: classroomParams,
    body: Type.Union([
      Type.Object({
        marks: Type.Array(Type.Object({ personId: idSchema, mark: rollMarkSchema }), { minItems: 1, maxItems: 200 }),
      }),
      Type.Object({ counts: rollCountsSchema }),
    ]),
    response: attendanceSchema,
  },
  'GET /api/lessons/:lessonId/closings': {
    access: 'signedIn',
    summary: 'The closing forms: all for lead and planner; otherwise one’s own',
    tags: ['lessons'],
    params: lessonParams,
    response: Type.Object({
      closings: Type.Array(
        Type.Interface([closingSchema], {
          seatId: Type.String(),
          /** Of its author, who may have the seat no longer. */
          displayName: Type.String(),
          isMine: Type.Boolean(),
          writtenAtMs: Type.Integer(),
        }),
      ),
    }),
  },
  'PUT /api/lessons/:lessonId/closings/mine': {
    access: 'signedIn',
    summary: 'Fill in the closing form of one’s own seat: lead teachers, assistants and observers, from the opening on',
    tags: ['lessons'],
    params: lessonParams,
    body: closingSchema,
    response: null,
  },
  'GET /api/lessons/:lessonId/captions': {
    access: 'signedIn',
    summary: 'The captions that are final, in order; those that hold some words where `find` is given',
    tags: ['lessons'],
    params: lessonParams,
    query: Type.Object({ find: Type.Optional(Type.String({ maxLength: 100 })) }),
    response: Type.Object({ captions: Type.Array(captionSchema) }),
  },
  'GET /api/lessons/:lessonId/captions.vtt': {
    access: 'signedIn',
    summary: 'The captions as WebVTT, by lesson time',
    tags: ['lessons'],
    params: lessonParams,
    response: { raw: 'text/vtt' },
  },
  'POST /api/lessons/:lessonId/caption-service': {
    access: 'signedIn',
    summary: 'A token for one speech service, shown once: it may write captions of this lesson. An earlier one ends',
    tags: ['lessons'],
    params: lessonParams,
    response: Type.Object({ token: Type.String(), captionsUrl: Type.String() }),
  },
  'POST /api/lessons/:lessonId/captions': {
    access: 'public',
    summary: 'For a speech service, with `authorization: Bearer <token>`: interim and final captions by lesson time',
    tags: ['lessons'],
    params: lessonParams,
    body: Type.Object({
      captions: Type.Array(
        Type.Object({
          segmentId: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' }),
          text: Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' }),
          isFinal: Type.Boolean(),
          /** Lesson time in ms; left out, it is told by when the caption came. */
          startMs: Type.Optional(Type.Integer({ minimum: 0 })),
          endMs: Type.Optional(Type.Integer({ minimum: 0 })),
        }),
        { minItems: 1, maxItems: 50 },
      ),
    }),
    response: Type.Object({ lessonNowMs: Type.Integer(), taken: Type.Integer() }),
    ratePerMinute: 1_200,
  },
});
