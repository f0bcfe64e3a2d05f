import type { Static, TSchema } from 'typebox';

/** `METHOD /path/:param`: the one name of a route at both ends. */
export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /api/${string}`;

/**
 * One route as data. Validation, OpenAPI and the client's typed call are all derived from it.
 * `response` is the body of a success; `null` means 204 without a body; `raw` a stream described by its media type.
 */
export type RouteContract = {
  readonly access: 'public' | 'signedIn';
  readonly summary: string;
  readonly tags: readonly string[];
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Accepts `multipart/form-data` instead of JSON; the handler reads the parts itself. */
  readonly multipart?: true;
  readonly response: TSchema | null | { readonly raw: string };
  /** Most bytes of a JSON body; the server's default otherwise. */
  readonly bodyLimitBytes?: number;
  /** Requests a minute from one address; the server's default otherwise. */
  readonly ratePerMinute?: number;
};

export type RouteContracts = { readonly [K in RouteKey]?: RouteContract };

/** Fixes the literal types of a capability's routes. */
export function defineRoutes<const R extends RouteContracts>(routes: R): R {
  return routes;
}

type Part<C, K extends string> = C extends { readonly [P in K]: infer S extends TSchema } ? Static<S> : undefined;

export type ParamsOf<C> = Part<C, 'params'>;
export type QueryOf<C> = Part<C, 'query'>;
export type BodyOf<C> = Part<C, 'body'>;
export type ResponseOf<C> = C extends { readonly response: infer S }
  ? S extends TSchema
    ? Static<S>
    : S extends null
      ? undefined
      : { readonly raw: string }
  : never;
