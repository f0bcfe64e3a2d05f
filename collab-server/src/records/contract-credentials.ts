import Type, { type Static } from 'typebox';
import { defineRoutes } from '../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const bothLanguages = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });
const nameShown = Type.Union([Type.Literal('masked'), Type.Literal('full')]);
/** `invalid`: what is stored no longer agrees with what was signed. */
const publicState = Type.Union([
  Type.Literal('valid'),
  Type.Literal('withdrawn'),
  Type.Literal('revoked'),
  Type.Literal('invalid'),
]);
const version = Type.Object({ id: Type.String(), version: Type.String() });

const ownCredentialSchema = Type.Object({
  id: Type.String(),
  attemptId: Type.String(),
  person: Type.Object({ personId: Type.String(), displayName: Type.String() }),
  exerciseTitle: bothLanguages,
  issuedAtMs: Type.Integer(),
  state: Type.Union([Type.Literal('valid'), Type.Literal('withdrawn'), Type.Literal('revoked')]),
  /** How the public page names the person, and the name as it stands there. */
  nameShown,
  shownName: Type.String(),
  scoreShown: Type.Boolean(),
  endedAtMs: nullable(Type.Integer()),
  /** Why a teacher took it back; told to the person and their teachers alone. */
  endReason: nullable(Type.String()),
  may: Type.Object({ change: Type.Boolean(), revoke: Type.Boolean() }),
});

const publicCredentialSchema = Type.Object({
  id: Type.String(),
  state: publicState,
  /** When it ended; null while it is valid. */
  endedAtMs: nullable(Type.Integer()),
  /** Null once it is no longer valid. */
  holderName: nullable(Type.String()),
  scene: Type.Object({ id: Type.String(), version: Type.String(), title: bothLanguages }),
  exercise: Type.Object({ id: Type.String(), title: bothLanguages }),
  mode: Type.String(),
  schoolName: nullable(Type.String()),
  /** Null unless the person lets it be seen. */
  score: nullable(Type.Object({ awarded: Type.Number(), total: Type.Number() })),
  passShare: Type.Number(),
  scoredAtMs: Type.Integer(),
  issuedAtMs: Type.Integer(),
  logHead: Type.String(),
  rubric: version,
  model: Type.Object({ name: Type.String(), version: Type.String() }),
  /** What was looked up anew for this answer. */
  checks: Type.Object({
    signature: Type.Boolean(),
    record: Type.Boolean(),
    log: Type.Boolean(),
    score: Type.Boolean(),
  }),
  checkedAtMs: Type.Integer(),
});

export type OwnCredential = Static<typeof ownCredentialSchema>;
export type PublicCredential = Static<typeof publicCredentialSchema>;

const params = Type.Object({ credentialId: idSchema });

export const credentialRoutes = defineRoutes({
  'GET /api/records/credentials': {
    access: 'signedIn',
    summary: 'Credentials of the viewer, or that of one attempt which they may see as a teacher',
    tags: ['records'],
    query: Type.Object({ attemptId: Type.Optional(idSchema) }),
    response: Type.Object({ credentials: Type.Array(ownCredentialSchema) }),
  },
  'PATCH /api/records/credentials/:credentialId': {
    access: 'signedIn',
    summary: 'Choose how the public page names oneself, and whether it tells the points',
    tags: ['records'],
    params,
    body: Type.Object({ nameShown: Type.Optional(nameShown), scoreShown: Type.Optional(Type.Boolean()) }),
    response: ownCredentialSchema,
  },
  'POST /api/records/credentials/:credentialId/revocation': {
    access: 'signedIn',
    summary: 'Take a credential of a pupil of one’s own class back, with the reason',
    tags: ['records'],
    params,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) }),
    response: ownCredentialSchema,
  },
  'GET /api/credentials/keys': {
    access: 'public',
    summary: 'The public keys that this installation signs credentials with, as a JSON Web Key Set',
    tags: ['credentials'],
    response: Type.Object({
      keys: Type.Array(
        Type.Object({
          kty: Type.Literal('OKP'),
          crv: Type.Literal('Ed25519'),
          x: Type.String(),
          kid: Type.String(),
          use: Type.Literal('sig'),
          alg: Type.Literal('EdDSA'),
        }),
      ),
    }),
  },
  'GET /api/credentials/:credentialId': {
    access: 'public',
    summary: 'A credential as everybody who was given its address sees it, checked anew',
    tags: ['credentials'],
    params,
    response: publicCredentialSchema,
    ratePerMinute: 600,
  },
  'GET /api/credentials/:credentialId/document': {
    access: 'public',
    summary: 'A valid credential as a signed file: the same facts, and a JSON Web Signature over them',
    tags: ['credentials'],
    params,
    response: { raw: 'application/json' },
    ratePerMinute: 600,
  },
});
