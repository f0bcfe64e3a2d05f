import Type, { type Static } from 'typebox';
import { meetingsSchema } from './contract-meeting.ts';
import {
  bandSchema,
  codingFiguresSchema,
  codingSchema,
  dimensionSchema,
  moment,
  noteDimensionSchema,
  noteSideSchema,
  nullable,
  ratingFiguresSchema,
} from './contract-sheet.ts';

const lessonMs = Type.Integer({ minimum: 0 });
const count = Type.Integer({ minimum: 0 });

export const observationStateSchema = Type.Union([
  Type.Literal('scheduled'),
  Type.Literal('preMeeting'),
  Type.Literal('observing'),
  Type.Literal('rated'),
  Type.Literal('postMeeting'),
  Type.Literal('confirmed'),
  Type.Literal('objected'),
  Type.Literal('archived'),
]);

export const verdictSchema = Type.Union([Type.Literal('confirmed'), Type.Literal('objected')]);

const sharedSheetSchema = Type.Object({
  observerId: Type.String(),
  observerName: Type.String(),
  sharedAtMs: moment,
  /** Shared after the newest answer. */
  isAfterAnswer: Type.Boolean(),
  coding: codingSchema,
  codingFigures: nullable(codingFiguresSchema),
  rating: ratingFiguresSchema,
  bonus: Type.Integer(),
  strengths: Type.String(),
  suggestions: Type.String(),
  overall: Type.String(),
});

/** What stands on the timeline, at lesson time. */
export const timelineEntrySchema = Type.Union([
  Type.Object({
    kind: Type.Literal('note'),
    at: lessonMs,
    observerId: Type.String(),
    observerName: Type.String(),
    side: noteSideSchema,
    dimension: nullable(noteDimensionSchema),
    text: Type.String(),
  }),
  Type.Object({ kind: Type.Literal('phase'), at: lessonMs, name: Type.String() }),
  /** A classroom, or null for pupils at home. */
  Type.Object({ kind: Type.Literal('hand'), at: lessonMs, place: nullable(Type.String()), count }),
  Type.Object({ kind: Type.Literal('call'), at: lessonMs, place: nullable(Type.String()) }),
  Type.Object({ kind: Type.Literal('quiz'), at: lessonMs, question: Type.String() }),
]);

const classroomSchema = Type.Object({
  /** School and class; null for pupils at home, together. */
  place: nullable(Type.String()),
  handsRaised: count,
  calledOn: count,
  /** By quiz, in the order of `quizzes`: how many chose each option. */
  answers: Type.Array(Type.Array(count)),
});

const quizSchema = Type.Object({
  at: lessonMs,
  question: Type.String(),
  options: Type.Array(Type.String()),
  /** null where the answer was never revealed. */
  correctOption: nullable(Type.Integer()),
});

const agreementSchema = Type.Object({
  measure: Type.Union([Type.Literal('cohen'), Type.Literal('fleiss')]),
  stepMs: Type.Integer(),
  coders: count,
  leftOut: count,
  steps: count,
  observed: Type.Number(),
  kappa: nullable(Type.Number()),
});

const jointRatingSchema = Type.Object({
  /** Sheets on which every item is marked. */
  whole: count,
  /** Mean of their totals. */
  total: nullable(Type.Number()),
  band: nullable(bandSchema),
  dimensions: Type.Array(
    Type.Object({ dimension: dimensionSchema, weight: Type.Number(), points: nullable(Type.Number()) }),
  ),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      dimension: dimensionSchema,
      marks: count,
      mean: nullable(Type.Number()),
      /** Standard deviation of the sample. */
      deviation: nullable(Type.Number()),
      least: nullable(Type.Integer()),
      most: nullable(Type.Integer()),
    }),
  ),
});

const talkSchema = Type.Object({
  teachersMs: lessonMs,
  pupilsMs: lessonMs,
  teacherMicrophones: count,
  pupilMicrophones: count,
  /** Sound that was recorded of the longest of them. */
  recordedMs: lessonMs,
});

const answerSchema = Type.Object({
  byName: Type.String(),
  verdict: verdictSchema,
  words: Type.String(),
  atMs: moment,
  /** Still to the report as it is. */
  isCurrent: Type.Boolean(),
});

export const observationReportSchema = Type.Object({
  state: observationStateSchema,
  lesson: Type.Object({
    title: Type.String(),
    subject: nullable(Type.String()),
    schoolName: Type.String(),
    teacherNames: Type.Array(Type.String()),
    startsAtMs: moment,
    lessonMs,
    isOver: Type.Boolean(),
  }),
  /** Names the report as it is, for an answer to it. */
  digest: Type.String(),
  meetings: meetingsSchema,
  sheets: Type.Array(sharedSheetSchema),
  timeline: Type.Array(timelineEntrySchema),
  rating: jointRatingSchema,
  agreement: nullable(agreementSchema),
  classrooms: Type.Array(classroomSchema),
  quizzes: Type.Array(quizSchema),
  /** null: not measured. */
  talk: nullable(talkSchema),
  /** Newest first. */
  answers: Type.Array(answerSchema),
  /** Documents into which it was entered, newest first. */
  files: Type.Array(Type.Object({ documentId: Type.String(), byName: Type.String(), atMs: moment })),
  mayAnswer: Type.Boolean(),
  mayObserve: Type.Boolean(),
  /** There is a replay that the reader may watch. */
  mayWatch: Type.Boolean(),
});

export type ObservationReport = Static<typeof observationReportSchema>;
export type TimelineEntry = Static<typeof timelineEntrySchema>;
export type ObservationState = Static<typeof observationStateSchema>;
