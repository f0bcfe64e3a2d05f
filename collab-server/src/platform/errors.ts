/**
 * The one catalogue of what can be answered instead of success: a stable code, the HTTP status, and an English title for
 * whoever reads the protocol. People read the client's translation of the code, never the title.
 */
export const problemCatalogue = {
  'request.invalid': { status: 400, title: 'The request does not match its contract' },
  'request.tooLarge': { status: 413, title: 'The request body is larger than this route accepts' },
  'request.unsupportedMediaType': { status: 415, title: 'The body has a media type this route does not accept' },
  'request.originRefused': { status: 403, title: 'The request comes from another site' },
  'request.tooMany': { status: 429, title: 'Too many requests; try again later' },
  'route.notFound': { status: 404, title: 'No such address' },
  'server.internal': { status: 500, title: 'The server failed; the request id finds it in the log' },
  'server.notReady': { status: 503, title: 'The server is starting or stopping' },
  'server.storageUnavailable': { status: 503, title: 'The storage did not keep the change; nothing was acknowledged' },
  'session.required': { status: 401, title: 'Sign in first' },
  'session.invalidCredentials': { status: 401, title: 'The account or the password is wrong' },
  'session.accountDisabled': { status: 403, title: 'The account is disabled' },
  'permission.denied': { status: 403, title: 'Your roles do not allow this' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemCode = keyof typeof problemCatalogue;

/** Small, typed context of a problem: shown to people by the translation, never secret. */
export type ProblemParams = Readonly<Record<string, string | number | boolean>>;

/** A reason as a value, for `Result<T, Problem>` in rules and stores. */
export type Problem = {
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly params?: ProblemParams;
};

export function problem(code: ProblemCode, params?: ProblemParams, detail?: string): Problem {
  return { code, ...(params ? { params } : {}), ...(detail ? { detail } : {}) };
}

/** Thrown at the edge (handlers, hooks) and turned into `application/problem+json` by the HTTP app. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  constructor(cause: Problem | ProblemCode, params?: ProblemParams, detail?: string) {
    const value = typeof cause === 'string' ? problem(cause, params, detail) : cause;
    super(value.detail ?? problemCatalogue[value.code].title);
    this.problem = value;
  }
}

/** Unwraps a Result at the edge: the value, or the problem thrown. */
export function orThrow<T>(result: { ok: true; value: T } | { ok: false; error: Problem }): T {
  if (result.ok) return result.value;
  throw new ProblemError(result.error);
}
