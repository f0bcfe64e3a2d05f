import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BlobStore } from '../../platform/blobs/index.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { LessonMaterialTable } from '../tables.ts';
import { rangeOf } from './rules.ts';

type Asked = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** Answers a material's bytes, whole or in one range. Bytes of one material never change, so browsers keep them, but privately. */
export async function serveMaterial(
  blobs: BlobStore,
  { sha256, mime }: Pick<LessonMaterialTable, 'sha256' | 'mime'>,
  { request, reply }: Asked,
): Promise<FastifyReply> {
  const file = sha256 === null ? undefined : await blobs.open(sha256);
  if (sha256 === null || mime === null || file === undefined) throw new ProblemError('lesson.materialNotFound');
  const etag = `"${sha256}"`;
  reply
    .header('etag', etag)
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('accept-ranges', 'bytes')
    .type(mime);
  if (request.headers['if-none-match']?.includes(etag)) return reply.status(304).send();
  const { sizeBytes } = file;
  const condition = request.headers['if-range'];
  const range = condition === undefined || condition === etag ? rangeOf(request.headers.range, sizeBytes) : undefined;
  if (range === 'beyond') return reply.status(416).header('content-range', `bytes */${sizeBytes}`).send();
  if (range === undefined) return reply.header('content-length', sizeBytes).send(file.stream());
  const { first, last } = range;
  return reply
    .status(206)
    .header('content-range', `bytes ${first}-${last}/${sizeBytes}`)
    .header('content-length', last - first + 1)
    .send(file.stream(range));
}
