import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { communityStanding, findCommunity } from '../../communities/index.ts';
import { heldRoles } from '../../identity/index.ts';
import type { BlobStore } from '../../platform/blobs/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import { maxDocumentBlobBytes, removeUnused } from '../blobs.ts';
import { type CreateDocument, createDocument } from '../create.ts';
import { decideCreate } from '../rules.ts';
import type { DocumentSync } from '../sync-port.ts';
import type { TransferWarning } from './contract.ts';
import type { Converter } from './converter.ts';
import type { Imported } from './imported.ts';
import { mergeWarnings } from './warnings.ts';

export type ImportDeps = {
  readonly db: Db;
  readonly sync: DocumentSync;
  readonly blobs: BlobStore;
  readonly converter: Converter;
  readonly now: () => number;
};

export type ImportRequest = {
  readonly actorId: string;
  readonly communityId: string | null;
  /** null: the file's own title, or its name. */
  readonly title: string | null;
  readonly fileName: string;
  readonly bytes: Uint8Array;
};

export type ImportAnswer = {
  readonly documentId: string;
  readonly title: string;
  readonly warnings: TransferWarning[];
};

export const maxTitleLength = 200;

/** Makes a document of a file; or nothing, with a reason. */
export async function importDocument(deps: ImportDeps, request: ImportRequest): Promise<Result<ImportAnswer, Problem>> {
  // Before any work is done for somebody who may not make a document there.
  const allowed = await mayCreate(deps, request.actorId, request.communityId);
  if (!allowed.ok) return allowed;
  const { bytes, fileName } = request;
  const converted = await deps.converter.convert({ kind: 'import', bytes, fileName }, request.actorId);
  if (!converted.ok) return converted;

  const kept = await keepPictures(deps, converted.value);
  if (!kept.ok) return kept;
  const { sources, pictures } = kept.value;
  const { content } = converted.value;
  const composed = await deps.converter.convert({ kind: 'compose', content, sources }, request.actorId);
  if (!composed.ok) {
    await forget(deps, [...pictures.keys()]);
    return composed;
  }
  const title = titleOf(request, converted.value);
  const made = await createWithPictures(deps, pictures, {
    actorId: request.actorId,
    title,
    template: null,
    communityId: request.communityId,
    content: composed.value.update,
  });
  if (!made.ok) {
    await forget(deps, [...pictures.keys()]);
    return made;
  }
  const warnings = mergeWarnings(converted.value.warnings, 'transfer.imageDropped', composed.value.dropped);
  return ok({ documentId: made.value, title, warnings });
}

/** How often pictures are stored anew, where others who gave the same ones up removed them meanwhile. */
const MOST_ATTEMPTS = 3;

/** Makes the document and notes its pictures in one transaction, while nobody can remove them. */
async function createWithPictures(
  deps: ImportDeps,
  pictures: ReadonlyMap<string, KeptPicture>,
  document: Omit<CreateDocument, 'pictures'>,
): Promise<Result<string, Problem>> {
  const hashes = [...pictures.keys()];
  const held = [...pictures].map(([sha256, { mime, bytes }]) => ({ sha256, mime, sizeBytes: bytes.length }));
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const made = await deps.blobs.claim(hashes, () => createDocument(deps, { ...document, pictures: held }));
    if (made) return made;
    for (const { bytes } of pictures.values()) await deps.blobs.put(Readable.from([bytes]));
  }
  return err(problem('blob.incomplete'));
}

async function mayCreate(
  { db, now }: ImportDeps,
  actorId: string,
  communityId: string | null,
): Promise<Result<void, Problem>> {
  const roles = await heldRoles(db, actorId, now());
  const community = communityId === null ? null : await findCommunity(db, communityId, actorId);
  if (community === undefined) return err(problem('community.notFound'));
  return decideCreate(roles, community && communityStanding(roles, community.homePath, community.myRole));
}

type Kept = {
  /** Address of each picture; null for one of a type that is not accepted. */
  readonly sources: readonly (string | null)[];
  /** By their SHA-256. */
  readonly pictures: ReadonlyMap<string, KeptPicture>;
};

type KeptPicture = { readonly bytes: Uint8Array; readonly mime: string };

/** Stores pictures before there is a document, so that a full disk leaves none behind that has holes. */
async function keepPictures(deps: ImportDeps, { images }: Imported): Promise<Result<Kept, Problem>> {
  const pictures = new Map<string, KeptPicture>();
  let totalBytes = 0;
  const sources: (string | null)[] = [];
  for (const bytes of images) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const stored = await deps.blobs.put(Readable.from([bytes]));
    if (!stored.ok && stored.error.code === 'blob.storageFull') {
      await forget(deps, [...pictures.keys()]);
      return stored;
    }
    const shown = stored.ok && stored.value.type.inline;
    if (shown && !pictures.has(sha256)) {
      pictures.set(sha256, { bytes, mime: stored.value.type.mime });
      totalBytes += bytes.length;
    } else if (stored.ok && !shown) await forget(deps, [sha256]);
    if (totalBytes > maxDocumentBlobBytes) {
      await forget(deps, [...pictures.keys()]);
      return err(problem('blob.quotaExceeded', { maxBytes: maxDocumentBlobBytes }));
    }
    sources.push(shown ? `/api/blobs/${sha256}` : null);
  }
  return ok({ sources, pictures });
}

async function forget({ db, blobs }: ImportDeps, hashes: readonly string[]): Promise<void> {
  for (const sha256 of hashes) await removeUnused(db, blobs, sha256);
}

function titleOf({ title, fileName }: ImportRequest, imported: Imported): string {
  const name = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const chosen = [title, imported.title, name]
    .map((each) => each?.replaceAll(/\s+/g, ' ').trim() ?? '')
    .find((each) => each !== '');
  return Array.from(chosen ?? '导入的文档')
    .slice(0, maxTitleLength)
    .join('');
}
