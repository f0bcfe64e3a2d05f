import Type from 'typebox';
import { defineRoutes } from '../platform/contract.ts';

export const membershipSchema = Type.Object({
  orgUnitId: Type.String(),
  orgUnitName: Type.String(),
  level: Type.Union([Type.Literal('province'), Type.Literal('city'), Type.Literal('county'), Type.Literal('school')]),
  role: Type.String(),
  subject: Type.Union([Type.String(), Type.Null()]),
  stage: Type.Union([Type.String(), Type.Null()]),
});

export const sessionSchema = Type.Object({
  person: Type.Object({ id: Type.String(), account: Type.String(), displayName: Type.String() }),
  memberships: Type.Array(membershipSchema),
});

export const identityRoutes = defineRoutes({
  'POST /api/session': {
    access: 'public',
    summary: 'Sign in; the answer sets the session cookie',
    tags: ['session'],
    body: Type.Object({
      account: Type.String({ minLength: 1, maxLength: 100 }),
      password: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    response: sessionSchema,
    ratePerMinute: 30,
  },
  'GET /api/session': {
    access: 'signedIn',
    summary: 'Who I am, with my memberships',
    tags: ['session'],
    response: sessionSchema,
  },
  'DELETE /api/session': {
    access: 'signedIn',
    summary: 'Sign out',
    tags: ['session'],
    response: null,
  },
});
