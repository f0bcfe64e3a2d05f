import Type, { type Static } from 'typebox';
import { communitySummarySchema, personReferenceSchema } from '../../communities/contract.ts';
import { defineRoutes } from '../../platform/contract.ts';
import { documentSummarySchema } from '../contract.ts';

/** A run of text; `hit` runs are what was looked for. */
const partSchema = Type.Object({ text: Type.String(), hit: Type.Boolean() });

const searchAnswerSchema = Type.Object({
  documents: Type.Array(
    Type.Object({
      document: documentSummarySchema,
      title: Type.Array(partSchema),
      /** At most three places of the content, each about 80 characters; empty where only the title was found. */
      excerpts: Type.Array(Type.Array(partSchema)),
    }),
  ),
  communities: Type.Array(Type.Object({ community: communitySummarySchema, name: Type.Array(partSchema) })),
  people: Type.Array(Type.Object({ person: personReferenceSchema, name: Type.Array(partSchema) })),
  /** For the next documents. */
  nextCursor: Type.Union([Type.String(), Type.Null()]),
});

export type SearchPart = Static<typeof partSchema>;
export type SearchAnswer = Static<typeof searchAnswerSchema>;

export const searchRoutes = defineRoutes({
  'GET /api/search': {
    access: 'signedIn',
    summary: 'Documents by title and content, communities and people by name: only what I may read',
    tags: ['search'],
    query: Type.Object({
      q: Type.String({ maxLength: 200 }),
      kind: Type.Optional(
        Type.Union([Type.Literal('all'), Type.Literal('document'), Type.Literal('community'), Type.Literal('person')]),
      ),
      cursor: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    response: searchAnswerSchema,
    ratePerMinute: 600,
  },
});
