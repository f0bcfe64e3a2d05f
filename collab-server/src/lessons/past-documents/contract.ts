import Type, { type Static } from 'typebox';
import { defineRoutes } from '../../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const lessonMs = Type.Integer({ minimum: 0, maximum: 86_400_000 });

const shownDocumentSchema = Type.Object({
  documentId: Type.String(),
  /** null for who may not read it, or not any more: it is not shown to them. */
  title: Type.Union([Type.String(), Type.Null()]),
  /** Moments at which what is shown of it becomes another, in lesson time, in order. */
  versions: Type.Array(lessonMs),
});

export type ShownDocuments = { readonly documents: Static<typeof shownDocumentSchema>[] };

const tags = ['lessons'] as const;

export const pastDocumentRoutes = defineRoutes({
  'GET /api/lessons/:lessonId/replay/documents': {
    access: 'signedIn',
    summary: 'Documents that stood on the stage of a lesson, and when each of them changed there',
    tags,
    params: Type.Object({ lessonId: idSchema }),
    response: Type.Object({ documents: Type.Array(shownDocumentSchema) }),
    ratePerMinute: 60,
  },
  'GET /api/lessons/:lessonId/replay/documents/:documentId': {
    access: 'signedIn',
    summary: 'A document as it stood on the stage at a moment, as a Yjs update; after another moment: what came since',
    tags,
    params: Type.Object({ lessonId: idSchema, documentId: idSchema }),
    query: Type.Object({ at: lessonMs, after: Type.Optional(lessonMs) }),
    response: { raw: 'application/octet-stream' },
    ratePerMinute: 600,
  },
});
