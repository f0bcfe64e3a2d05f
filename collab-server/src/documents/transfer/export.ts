import type { BlobStore } from '../../platform/blobs/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Problem } from '../../platform/errors.ts';
import type { Result } from '../../platform/result.ts';
import { findReadableBlob } from '../blobs.ts';
import type { DocumentSync } from '../sync-port.ts';
import type { ExportFormat } from './contract.ts';
import type { Exported } from './conversion.ts';
import type { Converter } from './converter.ts';

export type ExportDeps = {
  readonly db: Db;
  readonly sync: Pick<DocumentSync, 'readDocument'>;
  readonly blobs: BlobStore;
  readonly converter: Converter;
  readonly publicUrl: string;
  readonly now: () => number;
};

/** All pictures of one export together; those past it are left out. */
const maxPictureBytes = 256 * 1_048_576;

/** The caller has decided that this person may export the document. */
export async function exportDocument(
  deps: ExportDeps,
  {
    documentId,
    title,
    personId,
    format,
  }: { documentId: string; title: string; personId: string; format: ExportFormat },
): Promise<Result<Exported, Problem>> {
  const update = await deps.sync.readDocument(documentId);
  const references = await deps.converter.convert({ kind: 'references', update }, personId);
  if (!references.ok) return references;
  const pictures = await readPictures(deps, references.value, personId);
  const { converter, publicUrl, now } = deps;
  const task = { kind: 'export', format, title, update, pictures, publicUrl, nowMs: now() } as const;
  return converter.convert(task, personId);
}

/** Pictures that this person may read: a hash in a text opens nothing. */
async function readPictures(
  { db, blobs }: ExportDeps,
  hashes: readonly string[],
  personId: string,
): Promise<Map<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  let totalBytes = 0;
  for (const sha256 of hashes) {
    const readable = await findReadableBlob(db, sha256, personId);
    const file = readable && (await blobs.open(sha256));
    if (!file || totalBytes + file.sizeBytes > maxPictureBytes) continue;
    totalBytes += file.sizeBytes;
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.stream()) chunks.push(chunk as Uint8Array);
    pictures.set(`/api/blobs/${sha256}`, Buffer.concat(chunks));
  }
  return pictures;
}
