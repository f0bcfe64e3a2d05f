import type { FastifyReply, FastifyRequest } from 'fastify';
import { type BlobStore, isInlineType } from '../platform/blobs/index.ts';
import type { Db } from '../platform/database/index.ts';
import { ProblemError } from '../platform/errors.ts';
import { findReadableBlob } from './blobs.ts';

type Deps = { readonly db: Db; readonly blobs: BlobStore };
type Asked = {
  readonly sha256: string;
  readonly personId: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/**
 * Answers a blob's bytes to whoever may read a document that holds it: pictures to be shown, everything else to be downloaded,
 * and nothing ever as a page. Bytes of one name never change, so browsers keep them, but privately.
 */
export async function serveBlob({ db, blobs }: Deps, asked: Asked): Promise<FastifyReply> {
  const { sha256, personId, request, reply } = asked;
  const use = await findReadableBlob(db, sha256, personId);
  if (!use) throw new ProblemError('blob.notFound');
  const etag = `"${sha256}"`;
  reply
    .header('etag', etag)
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', disposition(use.mime, use.fileName));
  if (request.headers['if-none-match']?.includes(etag)) return reply.status(304).send();
  const file = await blobs.open(sha256);
  if (!file) throw new ProblemError('blob.notFound');
  return reply.type(use.mime).header('content-length', file.sizeBytes).send(file.stream());
}

/** RFC 6266, with the name in RFC 8187's encoding alone: every browser that the product supports reads it. */
function disposition(mime: string, fileName: string | null): string {
  const kind = isInlineType(mime) ? 'inline' : 'attachment';
  if (fileName === null) return kind;
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename*=UTF-8''${encoded}`;
}
