import Type from 'typebox';
import { defineRoutes } from '../platform/contract.ts';
import {
  endShape,
  hashText,
  headerShape,
  logPartShape,
  logStandShape,
  refusedLogShape,
  startShape,
  UPLOAD_LIMITS,
} from './contract-log.ts';
import { commentShape, integrityShape, scoreShape } from './contract-score.ts';
import { assignmentShape, attemptShape, faultChoice, idText, nullable } from './contract-shapes.ts';

const atMs = Type.Integer({ minimum: 0, maximum: 8.64e15 });
const attemptId = Type.Object({ attemptId: idText });
const tags = ['training'] as const;
const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 300 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

/** Attempts, their logs, scores, judgements and comments. */
export const attemptRoutes = defineRoutes({
  'GET /api/training/attempts': {
    access: 'signedIn',
    summary: 'My own attempts, newest first',
    tags,
    query: Type.Object({
      sceneId: Type.Optional(idText),
      exerciseId: Type.Optional(idText),
      assignmentId: Type.Optional(idText),
      ...paging,
    }),
    response: Type.Object({ attempts: Type.Array(attemptShape), nextCursor: nullable(Type.String()) }),
  },
  'POST /api/training/attempts': {
    access: 'signedIn',
    summary: 'Open an attempt, or get the one of mine that is open: of a task, or free practice',
    tags,
    body: Type.Object({
      /** Chosen by the client: sent again it opens nothing new. */
      key: Type.String({ minLength: 8, maxLength: 100 }),
      of: Type.Union([
        Type.Object({ kind: Type.Literal('assignment'), assignmentId: idText }),
        Type.Object({
          kind: Type.Literal('free'),
          sceneId: idText,
          exerciseId: idText,
          mode: Type.Enum(['guided', 'practice']),
          faults: Type.Optional(faultChoice),
          /** A run that was begun without the server: its seed, and when the device's clock says that it began. */
          begunOffline: Type.Optional(
            Type.Object({
              seed: Type.Integer({ minimum: 0, maximum: 0xffff_ffff }),
              begunAtMs: atMs,
              /** The model that the device has; one of another version is kept and not scored. */
              model: Type.Optional(headerShape.properties.model),
            }),
          ),
        }),
      ]),
    }),
    response: startShape,
  },
  'GET /api/training/attempts/:attemptId': {
    access: 'signedIn',
    summary: 'One attempt',
    tags,
    params: attemptId,
    response: Type.Object({
      attempt: attemptShape,
      assignment: nullable(assignmentShape),
      /** What I am to it, and what I may. */
      may: Type.Object({
        go: Type.Boolean(),
        readLog: Type.Boolean(),
        readScore: Type.Boolean(),
        comment: Type.Boolean(),
        judge: Type.Boolean(),
        readIntegrity: Type.Boolean(),
      }),
      refused: Type.Array(refusedLogShape),
    }),
  },
  'GET /api/training/attempts/:attemptId/start': {
    access: 'signedIn',
    summary: 'What my device needs to go on with an attempt',
    tags,
    params: attemptId,
    response: startShape,
  },
  'GET /api/training/attempts/:attemptId/log': {
    access: 'signedIn',
    summary: 'The log: whole and sealed once it was handed in, before that what the server has, without `end`',
    tags,
    params: attemptId,
    query: Type.Object({
      /** `sealed`: without what instructors added after the trainee's end. */
      part: Type.Optional(Type.Enum(['whole', 'sealed'])),
    }),
    response: { raw: 'application/json' },
  },
  'POST /api/training/attempts/:attemptId/log': {
    access: 'signedIn',
    summary: 'Add what the log has grown by; durable when answered',
    tags,
    params: attemptId,
    body: logPartShape,
    bodyLimitBytes: UPLOAD_LIMITS.partBytes,
    response: logStandShape,
  },
  'POST /api/training/attempts/:attemptId/finish': {
    access: 'signedIn',
    summary: 'Hand the attempt in: its log ends here and is scored',
    tags,
    params: attemptId,
    body: Type.Object({ end: endShape, head: hashText }),
    response: logStandShape,
  },
  'POST /api/training/attempts/:attemptId/whole-log': {
    access: 'signedIn',
    summary: 'Hand a whole log in at once, as gzip (application/gzip) of its text',
    tags,
    params: attemptId,
    ratePerMinute: 30,
    response: logStandShape,
  },
  'GET /api/training/attempts/:attemptId/score': {
    access: 'signedIn',
    summary: 'The score, point by point with its evidence',
    tags,
    params: attemptId,
    response: scoreShape,
  },
  'GET /api/training/attempts/:attemptId/integrity': {
    access: 'signedIn',
    summary: 'What the server noticed about how the log came to be',
    tags,
    params: attemptId,
    response: integrityShape,
  },
  'GET /api/training/attempts/:attemptId/refused/:refusedId': {
    access: 'signedIn',
    summary: 'Something that was handed in and refused, as it came',
    tags,
    params: Type.Object({ attemptId: idText, refusedId: idText }),
    response: { raw: 'application/octet-stream' },
  },
  'POST /api/training/attempts/:attemptId/judgements': {
    access: 'signedIn',
    summary: 'Judge an aspect that people judge; the score is computed anew',
    tags,
    params: attemptId,
    body: Type.Object({
      aspect: idText,
      points: Type.Number({ minimum: 0, maximum: 1e6 }),
      note: Type.Optional(Type.String({ maxLength: 4_000 })),
    }),
    response: attemptShape,
  },
  'GET /api/training/attempts/:attemptId/comments': {
    access: 'signedIn',
    summary: 'What was said about moments of an attempt',
    tags,
    params: attemptId,
    response: Type.Object({ comments: Type.Array(commentShape) }),
  },
  'POST /api/training/attempts/:attemptId/comments': {
    access: 'signedIn',
    summary: 'Say something about a moment, or answer',
    tags,
    params: attemptId,
    body: Type.Object({
      tick: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
      text: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }),
      replyTo: Type.Optional(idText),
    }),
    response: commentShape,
  },
});
