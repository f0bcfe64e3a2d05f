import Type, { type Static } from 'typebox';
import { defineRoutes } from '../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const title = Type.String({ minLength: 1, maxLength: 160, pattern: '\\S' });
const lessonParams = Type.Object({ lessonId: idSchema });
const materialParams = Type.Object({ lessonId: idSchema, materialId: idSchema });

/**
 * What can be brought onto the stage. `slides` (a PDF) and `image` are opened as decks whose `deckId` is the material's id, an image with
 * one page; a `video`'s `mediaId` is its id too.
 */
export const materialSchema = Type.Object({
  id: Type.String(),
  kind: Type.Union([
    Type.Literal('slides'),
    Type.Literal('image'),
    Type.Literal('video'),
    Type.Literal('document'),
    Type.Literal('twin'),
  ]),
  title: Type.String(),
  /** Of slides; 1 for an image; null otherwise. */
  pages: nullable(Type.Integer()),
  /** In pixels of an image, in points of the first page of slides. */
  size: nullable(Type.Object({ width: Type.Number(), height: Type.Number() })),
  mime: nullable(Type.String()),
  sizeBytes: nullable(Type.Integer()),
  /** Where the bytes are, for seats of the lesson and whoever may watch its replay; videos in ranges. null for document and twin. */
  contentUrl: nullable(Type.String()),
  documentId: nullable(Type.String()),
  sceneId: nullable(Type.String()),
  addedAtMs: Type.Integer(),
});

export type LessonMaterial = Static<typeof materialSchema>;

const list = Type.Object({ materials: Type.Array(materialSchema) });

export const materialRoutes = defineRoutes({
  'GET /api/lessons/:lessonId/materials': {
    access: 'signedIn',
    summary:
      'What the lesson can bring onto the stage, in its order; for who only watches its replay, what stood there',
    tags: ['lessons'],
    params: lessonParams,
    response: list,
  },
  'POST /api/lessons/:lessonId/materials/files': {
    access: 'signedIn',
    summary:
      'Add slides (PDF, or .pptx where LibreOffice is installed), an image or a video (MP4, WebM): one `file` in a form',
    tags: ['lessons'],
    params: lessonParams,
    multipart: true,
    response: materialSchema,
    ratePerMinute: 60,
  },
  'POST /api/lessons/:lessonId/materials': {
    access: 'signedIn',
    summary: 'Add a document of the platform, which the adder reads, or a scene',
    tags: ['lessons'],
    params: lessonParams,
    body: Type.Union([
      Type.Object({
        kind: Type.Literal('document'),
        documentId: idSchema,
        /** Everybody with a seat may read it from now on; the adder may share it. */
        share: Type.Optional(Type.Boolean()),
      }),
      Type.Object({ kind: Type.Literal('twin'), sceneId: idSchema, title }),
    ]),
    response: materialSchema,
  },
  'PUT /api/lessons/:lessonId/materials/order': {
    access: 'signedIn',
    summary: 'Put the materials into another order: all of their ids',
    tags: ['lessons'],
    params: lessonParams,
    body: Type.Object({ materialIds: Type.Array(idSchema, { maxItems: 100 }) }),
    response: list,
  },
  'PATCH /api/lessons/:lessonId/materials/:materialId': {
    access: 'signedIn',
    summary: 'Give a material another title',
    tags: ['lessons'],
    params: materialParams,
    body: Type.Object({ title }),
    response: materialSchema,
  },
  'DELETE /api/lessons/:lessonId/materials/:materialId': {
    access: 'signedIn',
    summary: 'Take a material away; its bytes go where no other lesson has them',
    tags: ['lessons'],
    params: materialParams,
    response: null,
  },
  'GET /api/lessons/:lessonId/materials/:materialId/content': {
    access: 'signedIn',
    summary: 'The bytes of a material, whole or in a range',
    tags: ['lessons'],
    params: materialParams,
    response: { raw: 'application/octet-stream' },
    ratePerMinute: 3_000,
  },
});
