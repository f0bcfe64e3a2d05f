import type { Call, RouteName, RouteResponse } from './contracts.ts';
import { reportAnswer } from './connection.ts';
import { NetworkFailure, readProblem } from './problem.ts';

type Value = string | number | boolean | undefined;
type Values = Readonly<Record<string, Value | readonly Value[]>>;

/**
 * Calls one route of the contract: `api('GET /api/session')`, `api('PATCH /api/documents/:documentId', { params, body })`.
 * Throws ApiProblem when the server says no, NetworkFailure when no answer came, and lets an abort through.
 */
export async function api<Route extends RouteName>(
  route: Route,
  ...[call]: Call<Route>
): Promise<RouteResponse<Route>> {
  const input: { params?: Values; query?: Values; body?: unknown; signal?: AbortSignal } = call ?? {};
  const [method = 'GET', template = ''] = route.split(' ');
  const response = await send(pathOf(template, input.params, input.query), {
    method,
    credentials: 'same-origin',
    headers: input.body === undefined || input.body instanceof FormData ? {} : { 'content-type': 'application/json' },
    ...(input.body === undefined
      ? {}
      : { body: input.body instanceof FormData ? input.body : JSON.stringify(input.body) }),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  });
  if (!response.ok) throw await readProblem(response);
  if (response.status === 204) return undefined as RouteResponse<Route>;
  return (await readJson(response)) as RouteResponse<Route>;
}

/** The address of a route, for links and downloads: `urlOf('GET /api/documents/:documentId/export', …)`. */
export function urlOf(route: RouteName, params?: Values, query?: Values): string {
  return pathOf(route.split(' ')[1] ?? '', params, query);
}

function pathOf(template: string, params: Values = {}, query: Values = {}): string {
  const path = template.replaceAll(/:(\w+)/gu, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new Error(`${template} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) search.append(name, String(item));
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(path, init);
    reportAnswer(true);
    return response;
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    reportAnswer(false);
    throw new NetworkFailure(`${init.method ?? 'GET'} ${path} got no answer`, { cause });
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    // Cut off on the way, or a captive portal answered in the server's place.
    throw new NetworkFailure(`${response.url} answered what is not JSON`, { cause });
  }
}
