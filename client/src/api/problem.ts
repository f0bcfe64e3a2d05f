import type { ProblemCode } from './contracts.ts';

/** The server answered, and said no: RFC 9457 problem details with a stable code. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode | 'unknown';
  readonly status: number;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;

  constructor(problem: {
    code: ProblemCode | 'unknown';
    status: number;
    params?: Readonly<Record<string, string | number | boolean>> | undefined;
    detail?: string | undefined;
    requestId?: string | undefined;
  }) {
    super(`${problem.status} ${problem.code}`);
    this.code = problem.code;
    this.status = problem.status;
    this.params = problem.params ?? {};
    this.detail = problem.detail;
    this.requestId = problem.requestId;
  }
}

/** No answer came: offline, the server is down, or the way there is blocked. Nothing is known about the outcome. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure';
}

/** Reads a refused response. A body that is no problem document (a proxy's page, say) still gives a usable value. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    body = undefined;
  }
  if (typeof body !== 'object' || body === null || !('code' in body) || typeof body.code !== 'string') {
    return new ApiProblem({ code: 'unknown', status: response.status, requestId });
  }
  return new ApiProblem({
    // A newer server may send a code this client does not know; the translation then falls back to 'unknown'.
    code: body.code as ProblemCode,
    status: response.status,
    params: readParams('params' in body ? body.params : undefined),
    detail: 'detail' in body && typeof body.detail === 'string' ? body.detail : undefined,
    requestId: 'requestId' in body && typeof body.requestId === 'string' ? body.requestId : requestId,
  });
}

function readParams(value: unknown): Record<string, string | number | boolean> {
  if (typeof value !== 'object' || value === null) return {};
  const params: Record<string, string | number | boolean> = {};
  for (const [name, item] of Object.entries(value)) {
    if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') params[name] = item;
  }
  return params;
}
