import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, type ProblemCode, ProblemError, problem, problemCatalogue } from '../errors.ts';
import { isStorageFailure } from '../database/failures.ts';

/** RFC 9457 body. `type` is a stable relative reference; `code` is what programs and translations use. */
export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly params?: Problem['params'];
  readonly requestId: string;
};

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'request.invalid',
  // Only the file server answers these by itself: a folder, or a file that is not there.
  403: 'route.notFound',
  404: 'route.notFound',
  413: 'request.tooLarge',
  415: 'request.unsupportedMediaType',
  429: 'request.tooMany',
};

function problemOf(error: FastifyError): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error.validation) return problem('request.invalid', undefined, error.message);
  if (isStorageFailure(error)) return problem('server.storageUnavailable');
  const code = error.statusCode === undefined ? undefined : byStatus[error.statusCode];
  return problem(code ?? 'server.internal', undefined, code ? error.message : undefined);
}

export function problemBody(cause: Problem, requestId: string): ProblemBody {
  const { status, title } = problemCatalogue[cause.code];
  return {
    type: `/problems/${cause.code}`,
    title,
    status,
    code: cause.code,
    ...(cause.detail ? { detail: cause.detail } : {}),
    ...(cause.params ? { params: cause.params } : {}),
    requestId,
  };
}

/** Fastify's error handler: every failure leaves as a problem with a code, and only real faults are logged as errors. */
export function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const cause = problemOf(error);
  const body = problemBody(cause, request.id);
  if (body.status >= 500) request.log.error({ err: error, code: cause.code }, 'request failed');
  else request.log.info({ code: cause.code, detail: cause.detail }, 'request refused');
  void reply.status(body.status).type('application/problem+json').send(body);
}
