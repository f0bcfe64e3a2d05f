import type { Api, BodyOf, ParamsOf, ProblemCode, QueryOf, ResponseOf } from '@tongyan/collab-server/contracts';

export type { ProblemCode };

export type RouteName = keyof Api;
export type RouteResponse<Route extends RouteName> = ResponseOf<Api[Route]>;

type Part<Name extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [K in Name]: Value };
type Input<Contract> = Part<'params', ParamsOf<Contract>> &
  (Contract extends { readonly query: unknown } ? { readonly query?: QueryOf<Contract> } : unknown) &
  Part<'body', Contract extends { readonly multipart: true } ? FormData : BodyOf<Contract>>;
type Options = { readonly signal?: AbortSignal };

/** The second argument of `api`: left out where a route needs nothing. */
export type Call<Route extends RouteName> = Options extends Input<Api[Route]> & Options
  ? [call?: Input<Api[Route]> & Options]
  : [call: Input<Api[Route]> & Options];
