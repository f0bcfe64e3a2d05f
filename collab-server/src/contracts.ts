import type { identityRoutes } from './identity/contract.ts';
import type { healthRoutes } from './platform/health.ts';

/** Every route of the server by key, as types: the client's typed calls come from here, and nothing of it is bundled. */
export type Api = typeof identityRoutes & typeof healthRoutes;

export type { ProblemCode } from './platform/errors.ts';
export type { ProblemBody } from './platform/http/problem-response.ts';
export type { BodyOf, ParamsOf, QueryOf, ResponseOf, RouteContract } from './platform/contract.ts';
