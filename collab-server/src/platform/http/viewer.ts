import type { FastifyRequest } from 'fastify';

/** Whoever is signed in on this request; what they may do is decided from their memberships, never kept here. */
export type Viewer = {
  readonly personId: string;
  readonly account: string;
  readonly displayName: string;
  readonly sessionId: string;
};

/** Resolves the session cookie of a request; null where nobody is signed in. Given by identity, used by every route. */
export type Authenticate = (request: Pick<FastifyRequest, 'headers'>) => Promise<Viewer | null>;
