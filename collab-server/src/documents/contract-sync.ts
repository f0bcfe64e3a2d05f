import Type, { type Static } from 'typebox';
import { defineRoutes } from '../platform/contract.ts';
import { documentRightSchema } from './contract.ts';

const base64 = Type.String({ pattern: '^[A-Za-z0-9+/]*={0,2}$' });

/** The live sync where no WebSocket gets through: the same Yjs updates, bytes in base64. */
const exchangeSchema = Type.Object({
  /** Which of the person's clients this is: the same random text in all its requests. */
  clientKey: Type.String({ minLength: 8, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' }),
  /** Yjs' encoding of what the client has. */
  stateVector: base64,
  /** Of the last answer; left out in a first request. */
  cursor: Type.Optional(Type.Integer({ minimum: 0 })),
  /** What the client wrote since, oldest first. */
  updates: Type.Array(base64, { maxItems: 500 }),
  /** An awareness update of the client's own state. */
  awareness: Type.Optional(base64),
  /** With nothing to tell and nothing new, the answer waits this long. */
  waitMs: Type.Integer({ minimum: 0, maximum: 25_000 }),
});

const exchangeAnswerSchema = Type.Object({
  /** What the client lacks, to be applied in this order. */
  updates: Type.Array(base64),
  cursor: Type.Integer(),
  /** The document's state vector: what the client has beyond it is to be sent. */
  stateVector: base64,
  /** How many of the request's updates, from the first, are durable. */
  acknowledged: Type.Integer(),
  awareness: Type.Optional(base64),
  right: documentRightSchema,
});

export type SyncExchange = Static<typeof exchangeSchema>;
export type SyncExchangeAnswer = Static<typeof exchangeAnswerSchema>;

export const documentSyncRoutes = defineRoutes({
  'POST /api/documents/:documentId/sync': {
    access: 'signedIn',
    summary: 'Exchange updates of a document over HTTP; a refusal bears the close code that a WebSocket would get',
    tags: ['documents', 'sync'],
    params: Type.Object({ documentId: Type.String({ minLength: 1, maxLength: 64 }) }),
    query: Type.Object({
      /** Whose edits these are: another's session is refused with the close code for it. */
      person: Type.Optional(Type.String({ maxLength: 64 })),
      /** The content schema that the client knows: a document of a later one it may only read. */
      schema: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    body: exchangeSchema,
    response: exchangeAnswerSchema,
    bodyLimitBytes: 16 * 1_048_576,
    ratePerMinute: 1_200,
  },
});
