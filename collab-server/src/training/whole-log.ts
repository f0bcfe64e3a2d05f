import type { FastifyRequest } from 'fastify';
import { type Problem, problem } from '../platform/errors.ts';
import type { HttpApp } from '../platform/http/index.ts';
import { type Result, err, ok } from '../platform/result.ts';
import { UPLOAD_LIMITS } from './contract-log.ts';

const MEDIA_TYPE = 'application/gzip';

/** Hands bodies of whole logs on as streams, so that none of them fills the memory before it is measured. */
export function acceptWholeLogs(app: HttpApp): void {
  app.addContentTypeParser(MEDIA_TYPE, (_request, payload, done) => done(null, payload));
}

export type WholeLog =
  | { readonly kind: 'read'; readonly packed: Result<Uint8Array, Problem> }
  | { readonly kind: 'tooLarge'; readonly size: number };

/** Reads the packed text of a log up to its limit; what is larger is not taken in. */
export async function readWholeLog({ body, headers }: FastifyRequest): Promise<WholeLog> {
  const announced = Number(headers['content-length'] ?? 0);
  if (announced > UPLOAD_LIMITS.packedBytes) return { kind: 'tooLarge', size: announced };
  if (!isStream(body)) return { kind: 'read', packed: err(problem('request.unsupportedMediaType')) };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > UPLOAD_LIMITS.packedBytes) return { kind: 'tooLarge', size };
    chunks.push(chunk);
  }
  return { kind: 'read', packed: ok(Buffer.concat(chunks)) };
}

function isStream(body: unknown): body is AsyncIterable<Buffer> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
