import Type, { type Static } from 'typebox';
import { defineRoutes } from '../platform/contract.ts';
import { hashText } from './contract-log.ts';
import { idText, localText, nullable, personShape } from './contract-shapes.ts';

/** What people write into a training report 实训报告 by themselves, in its order. */
export const REPORT_SECTIONS = [
  'purpose',
  'safety',
  'steps',
  'data',
  'faults',
  'selfReview',
  'peerReview',
  'teacherReview',
  'reflection',
] as const;

const section = Type.Enum([...REPORT_SECTIONS]);
const attemptId = Type.Object({ attemptId: idText });
const tags = ['training'] as const;
const text = Type.String({ maxLength: 4_000 });

/** A part as it stands. */
const reportPartShape = Type.Object({
  section,
  text: Type.String(),
  /** How often it was written; 0 before the first time. */
  version: Type.Integer(),
  author: nullable(personShape),
  atMs: nullable(Type.Integer()),
  mayWrite: Type.Boolean(),
});

export const reportShape = Type.Object({
  /** What the viewer is to it. */
  as: Type.Enum(['trainee', 'teacher', 'peer']),
  person: personShape,
  exerciseTitle: localText,
  taskTitle: nullable(Type.String()),
  /** Reviews of peers stand apart, one of each who was asked; a peer sees their own alone. */
  parts: Type.Array(reportPartShape),
  peers: Type.Array(Type.Object({ person: personShape, part: reportPartShape })),
  /** Who may be asked for a review; empty for those who do not choose. */
  classmates: Type.Array(personShape),
  /** Hash of all that is written: what a signature is of. Null for a peer, who does not see it. */
  digest: nullable(hashText),
  signature: nullable(Type.Object({ by: personShape, atMs: Type.Integer(), digest: hashText })),
  may: Type.Object({ choosePeers: Type.Boolean(), sign: Type.Boolean(), takeBack: Type.Boolean() }),
});

/** What people write by hand into the report of an attempt. */
export const reportRoutes = defineRoutes({
  'GET /api/training/attempts/:attemptId/report': {
    access: 'signedIn',
    summary: 'What was written into the report of an attempt; for a peer, what they were asked for',
    tags,
    params: attemptId,
    response: reportShape,
  },
  'PUT /api/training/attempts/:attemptId/report/parts/:section': {
    access: 'signedIn',
    summary: 'Write a part of a report, on top of the version that was read',
    tags,
    params: Type.Object({ attemptId: idText, section }),
    body: Type.Object({ text, version: Type.Integer({ minimum: 0 }) }),
    response: reportShape,
  },
  'PUT /api/training/attempts/:attemptId/report/peers': {
    access: 'signedIn',
    summary: 'Choose who of the class is asked for a review',
    tags,
    params: attemptId,
    body: Type.Object({ personIds: Type.Array(idText, { maxItems: 20, uniqueItems: true }) }),
    response: reportShape,
  },
  'PUT /api/training/attempts/:attemptId/report/signature': {
    access: 'signedIn',
    summary: 'Sign a report as it was read: nobody writes on it any more',
    tags,
    params: attemptId,
    body: Type.Object({ digest: hashText }),
    response: reportShape,
  },
  'DELETE /api/training/attempts/:attemptId/report/signature': {
    access: 'signedIn',
    summary: 'Take a signature back: the report can be written on again',
    tags,
    params: attemptId,
    response: reportShape,
  },
  'GET /api/training/peer-reviews': {
    access: 'signedIn',
    summary: 'Reviews that classmates or teachers ask me for, newest first',
    tags,
    response: Type.Object({
      reviews: Type.Array(
        Type.Object({
          attemptId: Type.String(),
          person: personShape,
          exerciseTitle: localText,
          taskTitle: nullable(Type.String()),
          askedAtMs: Type.Integer(),
          part: reportPartShape,
        }),
      ),
    }),
  },
});

export type ReportSection = Static<typeof section>;
export type TrainingReport = Static<typeof reportShape>;
export type ReportPart = Static<typeof reportPartShape>;
