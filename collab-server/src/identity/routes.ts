import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../audit/index.ts';
import { type Problem, ProblemError, orThrow } from '../platform/errors.ts';
import {
  type HttpApp,
  deviceCookieName,
  implementRoutes,
  readCookie,
  sessionCookieName,
} from '../platform/http/index.ts';
import { registerAdministration } from './administration/index.ts';
import { createAuthenticate } from './authenticate.ts';
import { registerClassGroups } from './class-groups/routes.ts';
import { identityRoutes } from './contract.ts';
import type { IdentityDeps } from './deps.ts';
import { makeFirstAdministrator } from './first-administrator.ts';
import { hasPeople } from './installation.ts';
import { listMemberships } from './membership-store.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { judgePassword } from './password-rules.ts';
import { findColleagues, findPerson, setPassword } from './person-store.ts';
import { registerRosters } from './rosters/index.ts';
import { colleagueRoles } from './rules.ts';
import {
  deleteDeadSessions,
  endSession,
  endSessions,
  listSessions,
  openSession,
  sessionLife,
} from './session-store.ts';
import { type SignedIn, judgeSignIn, tooManyAttempts } from './sign-in.ts';
import { accountKey, countAttempt, forgiveAttempt } from './throttle.ts';

const FOUND_PEOPLE = 20;

/** Sessions, passwords and the look-up of colleagues; administration and rosters register themselves beside it. */
export function registerIdentity(app: HttpApp, deps: IdentityDeps): void {
  registerSessions(app, deps);
  registerAdministration(app, deps);
  registerRosters(app, deps);
  registerClassGroups(app, deps);
}

function registerSessions(app: HttpApp, deps: IdentityDeps): void {
  const { db, secureCookies, now, onSessionsEnded } = deps;
  const setCookie = (reply: FastifyReply, token: string, maxAgeS: number) =>
    reply.setCookie(sessionCookieName, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookies,
      path: '/',
      maxAge: maxAgeS,
    });

  const setDeviceCookie = (reply: FastifyReply, deviceToken: string) =>
    reply.setCookie(deviceCookieName, deviceToken, {
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookies,
      path: '/api/session',
      maxAge: 90 * 24 * 3_600,
    });

  async function describe({ id, account, displayName, mustChangePassword }: SignedIn) {
    const rows = await listMemberships(db, id, now());
    const memberships = rows.map(({ personId: _person, orgPath: _path, ...membership }) => membership);
    return { person: { id, account, displayName, mustChangePassword }, memberships };
  }

  async function startSession(person: SignedIn, request: FastifyRequest, reply: FastifyReply) {
    await deleteDeadSessions(db, now());
    const { token } = await openSession(db, person.id, request.headers['user-agent'] ?? '', now());
    setCookie(reply, token, sessionLife.mostMs / 1_000);
    return describe(person);
  }

  /** Throws a refusal; one that asks to wait says so in the standard header too. */
  function refuse(reply: FastifyReply, cause: Problem): never {
    const waitS = cause.params?.['retryAfterS'];
    if (waitS !== undefined) reply.header('retry-after', String(waitS));
    throw new ProblemError(cause);
  }

  const authenticate = createAuthenticate(db, now, { evenWithTemporaryPassword: true });
  const { 'GET /api/people': findPeople, ...sessionRoutes } = identityRoutes;

  implementRoutes(app, authenticate, sessionRoutes, {
    'GET /api/installation': async () => {
      const { demoAccounts = [] } = deps;
      return {
        demo: demoAccounts.length > 0,
        needsFirstAdministrator: !(await hasPeople(db)),
        demoAccounts: [...demoAccounts],
      };
    },
    'POST /api/installation/administrator': async ({ body, request, reply }) => {
      const made = await makeFirstAdministrator(deps, { ...body, address: request.ip, requestId: request.id });
      return made.ok ? startSession(made.value, request, reply) : refuse(reply, made.error);
    },
    'POST /api/session': async ({ body, request, reply }) => {
      const deviceToken = readCookie(request.headers.cookie, deviceCookieName) ?? randomBytes(16).toString('base64url');
      const judged = await judgeSignIn(db, { ...body, address: request.ip, deviceToken }, now());
      if (!judged.ok) return refuse(reply, judged.error);
      const answer = await startSession(judged.value, request, reply);
      setDeviceCookie(reply, deviceToken);
      return answer;
    },
    'GET /api/session': async ({ viewer }) => {
      const person = await db
        .selectFrom('person')
        .select('temporaryUntilMs')
        .where('id', '=', viewer.personId)
        .executeTakeFirst();
      return describe({ ...viewer, id: viewer.personId, mustChangePassword: person?.temporaryUntilMs !== null });
    },
    'DELETE /api/session': async ({ viewer, reply }) => {
      await endSession(db, viewer.personId, viewer.sessionId);
      onSessionsEnded?.(viewer.personId, [viewer.sessionId]);
      setCookie(reply, '', 0);
    },
    'PUT /api/session/password': async ({ viewer, body, request, reply }) => {
      const key = accountKey(`password of ${viewer.personId}`);
      const waitMs = await countAttempt(db, key, now());
      if (waitMs > 0) refuse(reply, tooManyAttempts(waitMs));
      const person = await findPerson(db, viewer.personId);
      if (!(await verifyPassword(body.currentPassword, person?.passwordHash ?? null))) {
        throw new ProblemError('password.currentWrong');
      }
      await forgiveAttempt(db, key, undefined, now());
      orThrow(judgePassword(body.newPassword, viewer));
      if (body.newPassword === body.currentPassword) throw new ProblemError('password.unchanged');
      await setPassword(db, viewer.personId, await hashPassword(body.newPassword), null);
      const ended = await endSessions(db, viewer.personId, viewer.sessionId);
      await recordAudit(
        db,
        { action: 'password.changed', actor: viewer, subject: viewer, requestId: request.id },
        now(),
      );
      onSessionsEnded?.(viewer.personId, ended);
      return { endedSessions: ended.length };
    },
    'GET /api/sessions': async ({ viewer }) => {
      const sessions = await listSessions(db, viewer.personId, now());
      return { sessions: sessions.map((session) => ({ ...session, current: session.id === viewer.sessionId })) };
    },
    'DELETE /api/sessions': async ({ viewer, query, reply }) => {
      const ended = await endSessions(db, viewer.personId, query.keepCurrent === true ? viewer.sessionId : undefined);
      onSessionsEnded?.(viewer.personId, ended);
      if (query.keepCurrent !== true) setCookie(reply, '', 0);
      return { endedSessions: ended.length };
    },
    'DELETE /api/sessions/:sessionId': async ({ viewer, params, reply }) => {
      if (!(await endSession(db, viewer.personId, params.sessionId))) throw new ProblemError('session.notFound');
      onSessionsEnded?.(viewer.personId, [params.sessionId]);
      if (params.sessionId === viewer.sessionId) setCookie(reply, '', 0);
    },
  });

  implementRoutes(
    app,
    deps.authenticate,
    { 'GET /api/people': findPeople },
    {
      'GET /api/people': async ({ viewer, query }) => {
        const memberships = await listMemberships(db, viewer.personId, now());
        if (!memberships.some(({ role }) => colleagueRoles.includes(role))) throw new ProblemError('permission.denied');
        return { people: await findColleagues(db, query.query.trim(), query.limit ?? FOUND_PEOPLE, now()) };
      },
    },
  );
}
