import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import type { BodyOf, ParamsOf, QueryOf, RouteContract, RouteContracts } from '../contract.ts';
import type { Static } from 'typebox';
import Value from 'typebox/value';
import { ProblemError } from '../errors.ts';
import { problemSchema } from './problem-schema.ts';
import type { Authenticate, Viewer } from './viewer.ts';

/** What a handler receives: validated parts, and who is asking. */
export type RouteInput<C> = {
  readonly params: ParamsOf<C>;
  readonly query: QueryOf<C>;
  readonly body: BodyOf<C>;
  readonly viewer: C extends { readonly access: 'signedIn' } ? Viewer : Viewer | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

type Answer<C> = C extends { readonly response: infer S }
  ? S extends TSchema
    ? Static<S>
    : S extends null
      ? void
      : FastifyReply
  : never;

/** One handler for each route of a contract: a missing or surplus one does not compile. */
export type RouteHandlers<R> = {
  readonly [K in keyof R]: (input: RouteInput<R[K]>) => Promise<Answer<R[K]>>;
};

type AnyHandler = (input: RouteInput<RouteContract>) => Promise<unknown>;

const viewers = new WeakMap<FastifyRequest, Viewer | null>();

/** Without properties that the contract does not name: a handler that passes on what it got passes on nothing unseen. */
function known(schema: TSchema | undefined, value: unknown): unknown {
  return schema === undefined ? undefined : Value.Clean(schema, value);
}

/** How deep what is handed in may be nested: whatever reads it further needs a stack. */
const DEEPEST = 200;

/**
 * What no handler is given. U+0000 is no character of any text of ours: PostgreSQL keeps none, SQLite would cut texts there; and nesting
 * without end.
 */
function isUnfit(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return depth > DEEPEST || Object.values(value).some((inner) => isUnfit(inner, depth + 1));
}

/** Registers a capability's routes: validation, authentication, rate limit and OpenAPI all come from the contract. */
export function implementRoutes<R extends RouteContracts>(
  app: FastifyInstance,
  authenticate: Authenticate,
  routes: R,
  handlers: RouteHandlers<R>,
): void {
  for (const [key, contract] of Object.entries(routes) as [keyof R & string, RouteContract][]) {
    const [method = '', path = ''] = key.split(' ');
    const handler = handlers[key] as unknown as AnyHandler;
    app.route({
      method,
      url: path,
      schema: schemaOf(key, contract),
      ...(contract.bodyLimitBytes ? { bodyLimit: contract.bodyLimitBytes } : {}),
      ...(contract.ratePerMinute ? { config: { rateLimit: { max: contract.ratePerMinute, timeWindow: 60_000 } } } : {}),
      // Before the body is read, so that nobody who is not signed in makes the server take in large ones.
      preParsing: async (request) => {
        const viewer = await authenticate(request);
        if (contract.access === 'signedIn' && !viewer) throw new ProblemError('session.required');
        viewers.set(request, viewer);
      },
      preHandler: (request, _reply, done) => {
        const { params, query } = request;
        // A body without a schema is a stream, which its handler reads.
        const body = contract.body === undefined ? undefined : request.body;
        done([params, query, body].some((part) => isUnfit(part)) ? new ProblemError('request.invalid') : undefined);
      },
      handler: async (request, reply) => {
        const input = {
          params: request.params,
          query: known(contract.query, request.query),
          body: known(contract.body, request.body),
          viewer: viewers.get(request) ?? null,
          request,
          reply,
        };
        const answer = await handler(input as unknown as RouteInput<RouteContract>);
        if (reply.sent || reply === answer) return reply;
        if (contract.response === null) return reply.status(204).send();
        return answer;
      },
    });
  }
}

const DONE = { 204: { type: 'null', description: 'Done' } };

function schemaOf(key: string, contract: RouteContract) {
  const { params, query, body, response } = contract;
  const success =
    response === null
      ? DONE
      : 'raw' in response
        ? {
            200: {
              description: 'A file',
              content: { [response.raw]: { schema: { type: 'string', format: 'binary' } } },
            },
          }
        : { 200: response };
  return {
    operationId: key.replace(/[^A-Za-z0-9]+/g, '_'),
    summary: contract.summary,
    tags: [...contract.tags],
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    ...(contract.multipart ? { consumes: ['multipart/form-data'] } : {}),
    ...(contract.access === 'signedIn' ? { security: [{ session: [] }] } : { security: [] }),
    response: { ...success, '4xx': problemSchema, '5xx': problemSchema },
  };
}
