import Type from 'typebox';
import { defineRoutes } from '../platform/contract.ts';
import {
  accountText,
  idText,
  membershipSchema,
  nameText,
  orgLevel,
  passwordText,
  roleCode,
} from './contract-shapes.ts';

const sessionSchema = Type.Object({
  person: Type.Object({
    id: Type.String(),
    account: Type.String(),
    displayName: Type.String(),
    /** Signed in with a temporary password: every route but those of the session answers `session.passwordChangeRequired`. */
    mustChangePassword: Type.Boolean(),
  }),
  /** In force today, highest level first. */
  memberships: Type.Array(membershipSchema),
});

const demoAccountSchema = Type.Object({
  account: Type.String(),
  password: Type.String(),
  displayName: Type.String(),
  orgUnitName: Type.String(),
  level: orgLevel,
  role: roleCode,
});

const openSessionSchema = Type.Object({
  id: idText,
  createdAtMs: Type.Integer(),
  lastSeenAtMs: Type.Integer(),
  userAgent: Type.String(),
  /** The session of this very request. */
  current: Type.Boolean(),
});

const foundPersonSchema = Type.Object({
  id: idText,
  displayName: Type.String(),
  /** The unit of their highest membership, to tell people of one name apart. */
  orgUnitName: Type.String(),
  level: orgLevel,
});

export const identityRoutes = defineRoutes({
  'GET /api/installation': {
    access: 'public',
    summary:
      'What a sign-in page must know: a demo with known accounts, or an installation that waits for its first administrator',
    tags: ['installation'],
    response: Type.Object({
      demo: Type.Boolean(),
      needsFirstAdministrator: Type.Boolean(),
      demoAccounts: Type.Array(demoAccountSchema),
    }),
  },
  'POST /api/installation/administrator': {
    access: 'public',
    summary: 'Make the first administrator, once, with the set-up token that the server printed at its start; signs in',
    tags: ['installation'],
    body: Type.Object({
      setupToken: Type.String({ minLength: 1, maxLength: 200 }),
      account: accountText,
      displayName: nameText,
      password: passwordText,
    }),
    response: sessionSchema,
    ratePerMinute: 30,
  },
  'POST /api/session': {
    access: 'public',
    summary:
      'Sign in; the answer sets the session cookie. Too many failures answer session.tooManyAttempts with retryAfterS',
    tags: ['session'],
    body: Type.Object({
      account: Type.String({ minLength: 1, maxLength: 100 }),
      password: passwordText,
    }),
    response: sessionSchema,
    // A whole school signs in from one address; guessing is stopped by counted failures, not by this.
    ratePerMinute: 600,
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
  'PUT /api/session/password': {
    access: 'signedIn',
    summary: 'Change my password; ends my other sessions',
    tags: ['session'],
    body: Type.Object({ currentPassword: passwordText, newPassword: passwordText }),
    response: Type.Object({ endedSessions: Type.Integer() }),
    ratePerMinute: 60,
  },
  'GET /api/sessions': {
    access: 'signedIn',
    summary: 'My open sessions, latest use first',
    tags: ['session'],
    response: Type.Object({ sessions: Type.Array(openSessionSchema) }),
  },
  'DELETE /api/sessions': {
    access: 'signedIn',
    summary: 'End all my sessions on every device, this one too unless keepCurrent=true; their WebSockets close',
    tags: ['session'],
    query: Type.Object({ keepCurrent: Type.Optional(Type.Boolean()) }),
    response: Type.Object({ endedSessions: Type.Integer() }),
  },
  'DELETE /api/sessions/:sessionId': {
    access: 'signedIn',
    summary: 'End one of my sessions',
    tags: ['session'],
    params: Type.Object({ sessionId: idText }),
    response: null,
  },
  'GET /api/people': {
    access: 'signedIn',
    summary:
      'Colleagues by part of their name, for sharing and mentions; pupils, guardians and public learners are not found',
    tags: ['people'],
    query: Type.Object({
      query: Type.String({ minLength: 1, maxLength: 100 }),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    response: Type.Object({ people: Type.Array(foundPersonSchema) }),
  },
});
