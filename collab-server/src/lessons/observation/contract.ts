import Type, { type Static } from 'typebox';
import { defineRoutes } from '../../platform/contract.ts';
import { meetingKindSchema, meetingsSchema, meetingWritingSchema } from './contract-meeting.ts';
import { observationReportSchema, observationStateSchema, verdictSchema } from './contract-report.ts';
import { dimensionSchema, moment, nullable, sheetContentSchema, sheetSchema } from './contract-sheet.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const lessonParams = Type.Object({ lessonId: idSchema });

const observationSchema = Type.Object({
  lesson: Type.Object({
    title: Type.String(),
    schoolName: Type.String(),
    startsAtMs: moment,
    state: Type.Union([Type.Literal('planned'), Type.Literal('open'), Type.Literal('ended')]),
    /** Lesson time now, or at its end. */
    lessonMs: Type.Integer({ minimum: 0 }),
  }),
  /** The viewer's own; null for those who only read the report. */
  sheet: nullable(sheetSchema),
  scale: Type.Object({
    dimensions: Type.Array(Type.Object({ dimension: dimensionSchema, weight: Type.Number() })),
    items: Type.Array(Type.Object({ id: Type.String(), dimension: dimensionSchema })),
  }),
  /** Sheets that were shared, of all observers. */
  shared: Type.Integer(),
  state: observationStateSchema,
  meetings: meetingsSchema,
  /** There is a replay that the viewer may watch. */
  mayWatch: Type.Boolean(),
});

export type Observation = Static<typeof observationSchema>;

const tags = ['lessons'] as const;
const locale = Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]));

export const observationRoutes = defineRoutes({
  'GET /api/lessons/:lessonId/observation': {
    access: 'signedIn',
    summary: 'The observation of a lesson, with the viewer’s own sheet',
    tags,
    params: lessonParams,
    response: observationSchema,
  },
  'PUT /api/lessons/:lessonId/observation/sheet': {
    access: 'signedIn',
    summary: 'Write one’s sheet on top of the version that was read; refused on top of another',
    tags,
    params: lessonParams,
    body: Type.Object({ version: Type.Integer({ minimum: 0 }), content: sheetContentSchema }),
    response: sheetSchema,
    bodyLimitBytes: 2_097_152,
  },
  'PUT /api/lessons/:lessonId/observation/sheet/sharing': {
    access: 'signedIn',
    summary: 'Share one’s sheet as it is, or take the sharing back',
    tags,
    params: lessonParams,
    body: Type.Object({ version: Type.Integer({ minimum: 0 }), isShared: Type.Boolean() }),
    response: sheetSchema,
  },
  'PUT /api/lessons/:lessonId/observation/meetings/:kind': {
    access: 'signedIn',
    summary: 'Note the meeting before the lesson (who watches what) or after it, on top of the version that was read',
    tags,
    params: Type.Object({ lessonId: idSchema, kind: meetingKindSchema }),
    body: meetingWritingSchema,
    response: meetingsSchema,
  },
  'GET /api/lessons/:lessonId/observation/report': {
    access: 'signedIn',
    summary: 'All shared sheets of a lesson on one timeline, with what the classrooms did',
    tags,
    params: lessonParams,
    response: observationReportSchema,
  },
  'POST /api/lessons/:lessonId/observation/answers': {
    access: 'signedIn',
    summary: 'Confirm the report, or object to it with words: the taught teacher',
    tags,
    params: lessonParams,
    body: Type.Object({
      digest: Type.String({ maxLength: 64 }),
      verdict: verdictSchema,
      words: Type.String({ maxLength: 2_000 }),
    }),
    response: observationReportSchema,
  },
  'GET /api/lessons/:lessonId/observation/export': {
    access: 'signedIn',
    summary: 'The report as a file: the record in Markdown, Word or PDF, or its timeline as CSV',
    tags,
    params: lessonParams,
    query: Type.Object({
      format: Type.Union([Type.Literal('markdown'), Type.Literal('docx'), Type.Literal('pdf'), Type.Literal('csv')]),
      locale,
    }),
    ratePerMinute: 30,
    response: { raw: 'application/octet-stream' },
  },
  'POST /api/lessons/:lessonId/observation/files': {
    access: 'signedIn',
    summary: 'Enter the report into a community’s research file, as a document of the template 听课记录表',
    tags,
    params: lessonParams,
    body: Type.Object({ communityId: idSchema, locale }),
    ratePerMinute: 20,
    response: Type.Object({ documentId: Type.String() }),
  },
});
