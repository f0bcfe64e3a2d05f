import { stageEntry } from '@tongyan/media/timeline';
import Type, { type Static } from 'typebox';
import { defineRoutes } from '../../platform/contract.ts';
import { captionSchema } from '../contract-floor.ts';
import { seatKindSchema } from '../contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const moment = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
const lessonMs = Type.Number({ minimum: 0 });
const lessonParams = Type.Object({ lessonId: idSchema });

const recordingSchema = Type.Object({
  /**
   * `none`: never recorded. `recording`: goes on. `kept`: stopped, to be watched. `deleting`: watched by nobody any more, and its files
   * could not all be removed yet; it is tried again. `deleted`: its voices and pictures are gone. Nobody is recorded unless the lead teacher
   * turns it on.
   */
  state: Type.Union([
    Type.Literal('none'),
    Type.Literal('recording'),
    Type.Literal('kept'),
    Type.Literal('deleting'),
    Type.Literal('deleted'),
  ]),
  /** Of the process that records: `starting` and `waiting` mean that nothing is heard now. */
  recorder: nullable(Type.Union([Type.Literal('starting'), Type.Literal('recording'), Type.Literal('waiting')])),
  startedAtMs: nullable(moment),
  /** It is deleted by itself then. */
  keepUntilMs: nullable(moment),
  deletedAtMs: nullable(moment),
  /** Of the lead teacher: a camera of a classroom is never recorded. */
  picture: Type.Object({
    /** What planner or lead teacher said last: voices and the lead teacher's picture, or voices only. */
    wanted: Type.Boolean(),
    /** Whether the viewer, a lead teacher, has said yes to their own picture; null for everybody else. Nobody's is recorded without it. */
    agreed: nullable(Type.Boolean()),
    /** Whether the viewer may say what is wanted. */
    maySay: Type.Boolean(),
    pictureMs: Type.Integer(),
  }),
  /** Films (MP4) of lead teachers, where the installation has LiveKit's egress; for whom may watch. */
  films: Type.Array(
    Type.Object({
      filmId: Type.String(),
      state: Type.Union([Type.Literal('running'), Type.Literal('complete'), Type.Literal('failed')]),
      name: Type.String(),
      startedAtMs: moment,
      durationMs: Type.Integer(),
      sizeBytes: Type.Integer(),
      /** What went wrong, in the words of the service. */
      detail: Type.String(),
    }),
  ),
  /** Parts of the recording that are to be deleted and could not be yet; 0 for who may not delete it. */
  deletionsWaiting: Type.Integer(),
  /** What is kept, in milliseconds of sound and in bytes. */
  soundMs: Type.Integer(),
  sizeBytes: Type.Integer(),
  may: Type.Object({
    start: Type.Boolean(),
    stop: Type.Boolean(),
    watch: Type.Boolean(),
    keep: Type.Boolean(),
    delete: Type.Boolean(),
  }),
});

const replaySourceSchema = Type.Object({
  sourceId: Type.String(),
  seatId: Type.String(),
  seat: seatKindSchema,
  /** School and class, or the person's name. */
  name: Type.String(),
  /**
   * Chunks in order: `GET …/replay/sources/:sourceId/:startMs` gives one as WebM with Opus, whose times are lesson time.
   * `heardMs` tells for how much of it somebody was heard.
   */
  chunks: Type.Array(Type.Object({ startMs: Type.Integer(), durationMs: Type.Integer(), heardMs: Type.Integer() })),
});

/** Pictures of one entering of a lead teacher. */
const replayPictureSchema = Type.Object({
  sourceId: Type.String(),
  seatId: Type.String(),
  name: Type.String(),
  /** In order: `GET …/replay/pictures/:sourceId/:startMs` gives one as WebM with VP8, whose times are lesson time. */
  chunks: Type.Array(Type.Object({ startMs: Type.Integer(), durationMs: Type.Integer() })),
});

/** What of the floor stands on the timeline. */
const replayMarkSchema = Type.Union([
  Type.Object({ kind: Type.Literal('hand'), at: lessonMs, name: Type.String(), count: Type.Integer() }),
  Type.Object({ kind: Type.Literal('message'), at: lessonMs, name: Type.String(), text: Type.String() }),
  Type.Object({
    kind: Type.Literal('answers'),
    at: lessonMs,
    quizId: Type.String(),
    name: Type.String(),
    counts: Type.Array(Type.Integer()),
  }),
  Type.Object({ kind: Type.Literal('note'), at: lessonMs, text: Type.String() }),
]);

const replaySchema = Type.Object({
  /** This opening, as it stands in the audit log: chunks are given for it, for half a day. */
  watching: Type.String(),
  title: Type.String(),
  schoolName: Type.String(),
  leadName: Type.String(),
  openedAtMs: moment,
  /** Length of the lesson. */
  lessonMs,
  entries: Type.Array(stageEntry),
  sources: Type.Array(replaySourceSchema),
  pictures: Type.Array(replayPictureSchema),
  captions: Type.Array(captionSchema),
  /** In order of lesson time; notes are the viewer's own. */
  marks: Type.Array(replayMarkSchema),
  /** School and class by the ids that `call.on` names; pupils at home by their names. */
  classrooms: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  phases: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), minutes: Type.Integer() })),
  /** The viewer may keep an observation sheet beside it. */
  mayObserve: Type.Boolean(),
});

export type Recording = Static<typeof recordingSchema>;
export type Replay = Static<typeof replaySchema>;
export type ReplayMark = Static<typeof replayMarkSchema>;

const tags = ['lessons'] as const;
const chunkParams = Type.Object({ lessonId: idSchema, sourceId: idSchema, startMs: Type.Integer({ minimum: 0 }) });
/** `watching` as the replay was answered with. */
const chunkQuery = Type.Object({ watching: Type.String({ maxLength: 64 }) });

export const recordingRoutes = defineRoutes({
  'GET /api/lessons/:lessonId/recording': {
    access: 'signedIn',
    summary: 'Whether the lesson is recorded, and what the viewer may do with the recording',
    tags,
    params: lessonParams,
    response: recordingSchema,
  },
  'POST /api/lessons/:lessonId/recording': {
    access: 'signedIn',
    summary:
      'Begin to record, or go on: lead teacher or technician, while the lesson is open. Everybody sees the red mark',
    tags,
    params: lessonParams,
    response: recordingSchema,
  },
  'POST /api/lessons/:lessonId/recording/stop': {
    access: 'signedIn',
    summary: 'Stop recording: what was recorded is kept',
    tags,
    params: lessonParams,
    response: recordingSchema,
  },
  'PATCH /api/lessons/:lessonId/recording': {
    access: 'signedIn',
    summary:
      'Keep the recording shorter or longer, at most three years from its beginning: planner or school administrator',
    tags,
    params: lessonParams,
    body: Type.Object({ keepUntilMs: moment }),
    response: recordingSchema,
  },
  'DELETE /api/lessons/:lessonId/recording': {
    access: 'signedIn',
    summary: 'Delete the voices for good: lead teacher, planner or school administrator, once the lesson has ended',
    tags,
    params: lessonParams,
    response: recordingSchema,
  },
  'GET /api/lessons/:lessonId/replay': {
    access: 'signedIn',
    summary: 'Everything that a replay needs but its sound; the reading is recorded. While a lesson goes on: until now',
    tags,
    params: lessonParams,
    response: replaySchema,
    ratePerMinute: 60,
  },
  'PUT /api/lessons/:lessonId/recording/picture': {
    access: 'signedIn',
    summary:
      'Record voices and the lead teacher’s picture, or voices only: planner or lead teacher. A lead teacher’s word is their own yes or no ' +
      'too; a no deletes their pictures',
    tags,
    params: lessonParams,
    body: Type.Object({ wanted: Type.Boolean() }),
    response: recordingSchema,
  },
  'POST /api/lessons/:lessonId/recording/pictures': {
    access: 'signedIn',
    summary: 'Hand in some seconds of one’s own camera, as WebM with VP8: a lead teacher who has agreed',
    tags,
    params: lessonParams,
    query: Type.Object({
      sourceId: idSchema,
      /** Lesson time when the page began to record it, and when it stopped. */
      startMs: Type.Integer({ minimum: 0, maximum: 999_999_999 }),
      endMs: Type.Integer({ minimum: 0, maximum: 999_999_999 }),
    }),
    bodyLimitBytes: 2_097_152,
    /** Where its first picture was placed. */
    response: Type.Object({ startMs: Type.Integer(), durationMs: Type.Integer() }),
    ratePerMinute: 600,
  },
  'GET /api/lessons/:lessonId/recording/films/:filmId': {
    access: 'signedIn',
    summary: 'Download a film of a lead teacher; the download is recorded',
    tags,
    params: Type.Object({ lessonId: idSchema, filmId: idSchema }),
    response: { raw: 'video/mp4' },
    ratePerMinute: 60,
  },
  'GET /api/lessons/:lessonId/replay/sources/:sourceId/:startMs': {
    access: 'signedIn',
    summary: 'A chunk of sound, for an opening of the replay that stands in the audit log',
    tags,
    params: chunkParams,
    query: chunkQuery,
    response: { raw: 'audio/webm' },
    ratePerMinute: 3_000,
  },
  'GET /api/lessons/:lessonId/replay/pictures/:sourceId/:startMs': {
    access: 'signedIn',
    summary: 'A chunk of the lead teacher’s picture, for an opening of the replay that stands in the audit log',
    tags,
    params: chunkParams,
    query: chunkQuery,
    response: { raw: 'video/webm' },
    ratePerMinute: 3_000,
  },
});
