import Type, { type Static } from 'typebox';
import { defineRoutes } from '../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const nameSchema = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const endpointSchema = Type.String({ minLength: 8, maxLength: 500 });
const usernameSchema = Type.String({ minLength: 1, maxLength: 200 });
const secretSchema = Type.String({ minLength: 1, maxLength: 500 });

const targetSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  orgUnit: Type.Object({ orgUnitId: Type.String(), name: Type.String() }),
  endpoint: Type.String(),
  username: Type.String(),
  enabled: Type.Boolean(),
  createdAtMs: Type.Integer(),
  /** Statements that wait, those that the store refuses for good, and those it has. */
  queued: Type.Integer(),
  parked: Type.Integer(),
  delivered: Type.Integer(),
  /** Failures since the last success. */
  failures: Type.Integer(),
  /** Not sent to before this instant. */
  nextAttemptAtMs: Type.Integer(),
  lastSuccessAtMs: nullable(Type.Integer()),
  lastErrorAtMs: nullable(Type.Integer()),
  lastError: nullable(Type.String()),
});

export type LrsTarget = Static<typeof targetSchema>;

const params = Type.Object({ targetId: idSchema });

export const lrsRoutes = defineRoutes({
  'GET /api/records/targets': {
    access: 'signedIn',
    summary: 'Learning record stores of the units that the viewer administers, with how sending to them goes',
    tags: ['records'],
    response: Type.Object({ targets: Type.Array(targetSchema) }),
  },
  'POST /api/records/targets': {
    access: 'signedIn',
    summary: 'Send the statements of a unit to a store from now on, and on request those there are already',
    tags: ['records'],
    body: Type.Object({
      name: nameSchema,
      orgUnitId: idSchema,
      endpoint: endpointSchema,
      username: usernameSchema,
      secret: secretSchema,
      withEarlier: Type.Boolean(),
    }),
    response: targetSchema,
  },
  'PATCH /api/records/targets/:targetId': {
    access: 'signedIn',
    summary: 'Rename a store, stop or resume sending, or change where and as whom; a secret is never answered',
    tags: ['records'],
    params,
    body: Type.Object({
      name: Type.Optional(nameSchema),
      endpoint: Type.Optional(endpointSchema),
      username: Type.Optional(usernameSchema),
      secret: Type.Optional(secretSchema),
      enabled: Type.Optional(Type.Boolean()),
    }),
    response: targetSchema,
  },
  'DELETE /api/records/targets/:targetId': {
    access: 'signedIn',
    summary: 'Send no more to a store, and forget what waited',
    tags: ['records'],
    params,
    response: null,
  },
  'POST /api/records/targets/:targetId/attempt': {
    access: 'signedIn',
    summary: 'Try now instead of waiting, on request with the statements that were parked',
    tags: ['records'],
    params,
    body: Type.Object({ withParked: Type.Boolean() }),
    response: targetSchema,
    ratePerMinute: 60,
  },
  'GET /api/records/targets/:targetId/parked': {
    access: 'signedIn',
    summary: 'Statements that the store refuses for good, with its reasons; the first hundred',
    tags: ['records'],
    params,
    response: Type.Object({
      parked: Type.Array(
        Type.Object({
          statementId: Type.String(),
          verb: Type.String(),
          timestampMs: Type.Integer(),
          reason: Type.String(),
        }),
      ),
    }),
  },
});
