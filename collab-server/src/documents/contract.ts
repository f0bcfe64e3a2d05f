import Type, { type Static } from 'typebox';
import { communityRightSchema, personReferenceSchema } from '../communities/contract.ts';
import { defineRoutes } from '../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const cursorQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 300 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

/** own > edit > comment > read: each includes the ones after it. */
export const documentRightSchema = Type.Union([
  Type.Literal('own'),
  Type.Literal('edit'),
  Type.Literal('comment'),
  Type.Literal('read'),
]);

export const documentActionSchema = Type.Union([
  Type.Literal('read'),
  Type.Literal('comment'),
  Type.Literal('edit'),
  Type.Literal('rename'),
  Type.Literal('share'),
  Type.Literal('move'),
  Type.Literal('archive'),
  Type.Literal('restore'),
  Type.Literal('export'),
]);

export const documentSummarySchema = Type.Object({
  id: Type.String(),
  title: Type.String(),
  /** Key of the template it was made from; null for a blank or imported one. */
  template: nullable(Type.String()),
  /** null: a personal document. */
  community: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  owners: Type.Array(personReferenceSchema),
  /** What I may do in it now; an archived document is at most read. */
  right: documentRightSchema,
  createdAtMs: Type.Integer(),
  lastEditedAtMs: Type.Integer(),
  /** null where nobody has written yet. */
  lastEditedBy: nullable(personReferenceSchema),
  archivedAtMs: nullable(Type.Integer()),
});

const documentDetailSchema = Type.Object({
  ...documentSummarySchema.properties,
  communityRight: communityRightSchema,
  actions: Type.Array(documentActionSchema),
  /** Version of the content schema that wrote it last: a client that understands less must not bind an editor. */
  schemaVersion: Type.Integer(),
});

const documentMemberSchema = Type.Object({
  person: personReferenceSchema,
  right: documentRightSchema,
  grantedAtMs: Type.Integer(),
});

const documentMembersSchema = Type.Object({
  /** People with a right of their own; owners first. */
  members: Type.Array(documentMemberSchema),
  community: nullable(Type.Object({ id: Type.String(), name: Type.String(), memberCount: Type.Integer() })),
  communityRight: communityRightSchema,
});

export type { CommunityRight } from '../communities/contract.ts';
export type DocumentRight = Static<typeof documentRightSchema>;
export type DocumentAction = Static<typeof documentActionSchema>;
export type DocumentSummary = Static<typeof documentSummarySchema>;
export type DocumentDetail = Static<typeof documentDetailSchema>;
export type DocumentMembers = Static<typeof documentMembersSchema>;

const documentParams = Type.Object({ documentId: idSchema });
const memberParams = Type.Object({ documentId: idSchema, personId: idSchema });
const titleSchema = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const listSchema = Type.Object({ documents: Type.Array(documentSummarySchema), nextCursor: nullable(Type.String()) });

export const documentRoutes = defineRoutes({
  'GET /api/document-templates': {
    access: 'signedIn',
    summary: 'Templates that a new document can start from',
    tags: ['documents'],
    response: Type.Object({
      templates: Type.Array(
        Type.Object({
          key: Type.String(),
          /** Name in both languages. */
          title: Type.Object({ zhCN: Type.String(), en: Type.String() }),
        }),
      ),
    }),
  },
  'GET /api/documents': {
    access: 'signedIn',
    summary: 'Documents: recently worked on by me, mine, shared with me, or archived',
    tags: ['documents'],
    query: Type.Object({
      scope: Type.Optional(
        Type.Union([Type.Literal('recent'), Type.Literal('mine'), Type.Literal('shared'), Type.Literal('archived')]),
      ),
      ...cursorQuery,
    }),
    response: listSchema,
  },
  'GET /api/communities/:communityId/documents': {
    access: 'signedIn',
    summary: 'Documents of a community that I may read, last edited first',
    tags: ['documents', 'communities'],
    params: Type.Object({ communityId: idSchema }),
    query: Type.Object({ archived: Type.Optional(Type.Boolean()), ...cursorQuery }),
    response: listSchema,
  },
  'POST /api/documents': {
    access: 'signedIn',
    summary: 'Make a document, blank or from a template',
    tags: ['documents'],
    body: Type.Object({
      title: titleSchema,
      template: Type.Optional(nullable(Type.String({ maxLength: 60 }))),
      communityId: Type.Optional(nullable(idSchema)),
      /** For a document in a community; the community's own default otherwise. */
      communityRight: Type.Optional(communityRightSchema),
    }),
    response: documentDetailSchema,
  },
  'GET /api/documents/:documentId': {
    access: 'signedIn',
    summary: 'What is known of a document besides its content',
    tags: ['documents'],
    params: documentParams,
    response: documentDetailSchema,
  },
  'PATCH /api/documents/:documentId': {
    access: 'signedIn',
    summary: 'Rename a document, or move it into a community (null: out of it)',
    tags: ['documents'],
    params: documentParams,
    body: Type.Object({
      title: Type.Optional(titleSchema),
      communityId: Type.Optional(nullable(idSchema)),
    }),
    response: documentDetailSchema,
  },
  'POST /api/documents/:documentId/archive': {
    access: 'signedIn',
    summary: 'Archive: read-only for all, everything is kept',
    tags: ['documents'],
    params: documentParams,
    response: documentDetailSchema,
  },
  'DELETE /api/documents/:documentId/archive': {
    access: 'signedIn',
    summary: 'Take a document back from the archive',
    tags: ['documents'],
    params: documentParams,
    response: documentDetailSchema,
  },
  'GET /api/documents/:documentId/members': {
    access: 'signedIn',
    summary: 'Who has which right',
    tags: ['documents'],
    params: documentParams,
    response: documentMembersSchema,
  },
  'PUT /api/documents/:documentId/members/:personId': {
    access: 'signedIn',
    summary: 'Give a person a right of their own',
    tags: ['documents'],
    params: memberParams,
    body: Type.Object({ right: documentRightSchema }),
    response: documentMembersSchema,
  },
  'DELETE /api/documents/:documentId/members/:personId': {
    access: 'signedIn',
    summary: "Take a person's own right away; with my own id, give it up",
    tags: ['documents'],
    params: memberParams,
    response: null,
  },
  'PUT /api/documents/:documentId/community-right': {
    access: 'signedIn',
    summary: "What the members of the document's community may do in it",
    tags: ['documents'],
    params: documentParams,
    body: Type.Object({ right: communityRightSchema }),
    response: documentMembersSchema,
  },
  'POST /api/documents/:documentId/blobs': {
    access: 'signedIn',
    summary: 'Add an image or attachment to a document: one multipart part named file',
    tags: ['documents', 'blobs'],
    params: documentParams,
    multipart: true,
    response: Type.Object({
      /** Path to use in the document's content. */
      src: Type.String(),
      sha256: Type.String(),
      mime: Type.String(),
      sizeBytes: Type.Integer(),
    }),
  },
  'GET /api/blobs/:sha256': {
    access: 'signedIn',
    summary: 'An image or attachment of a document that I may read',
    tags: ['blobs'],
    params: Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
    response: { raw: 'application/octet-stream' },
  },
});
