import type { FastifyReply } from 'fastify';
import { ProblemError } from '../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes, sessionCookieName } from '../platform/http/index.ts';
import type { Db } from '../platform/database/index.ts';
import { identityRoutes } from './contract.ts';
import { verifyPassword } from './password.ts';
import { listMemberships } from './store.ts';
import { endSession, openSession, sessionLife } from './session-store.ts';

export type IdentityDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly secureCookies: boolean;
  readonly now: () => number;
};

export function registerIdentity(app: HttpApp, { db, authenticate, secureCookies, now }: IdentityDeps): void {
  const setCookie = (reply: FastifyReply, token: string, maxAgeS: number) =>
    reply.setCookie(sessionCookieName, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookies,
      path: '/',
      maxAge: maxAgeS,
    });

  async function describe(personId: string, account: string, displayName: string) {
    return { person: { id: personId, account, displayName }, memberships: await listMemberships(db, personId) };
  }

  implementRoutes(app, authenticate, identityRoutes, {
    'POST /api/session': async ({ body, request, reply }) => {
      const person = await db.selectFrom('person').selectAll().where('account', '=', body.account).executeTakeFirst();
      const verified = await verifyPassword(body.password, person?.passwordHash ?? null);
      if (!person || !verified) throw new ProblemError('session.invalidCredentials');
      if (person.disabled !== 0) throw new ProblemError('session.accountDisabled');
      const { token } = await openSession(db, person.id, request.headers['user-agent'] ?? '', now());
      setCookie(reply, token, sessionLife.mostMs / 1_000);
      return describe(person.id, person.account, person.displayName);
    },
    'GET /api/session': ({ viewer }) => describe(viewer.personId, viewer.account, viewer.displayName),
    'DELETE /api/session': async ({ viewer, reply }) => {
      await endSession(db, viewer.sessionId);
      setCookie(reply, '', 0);
    },
  });
}
