import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { BlobStore } from '../../platform/blobs/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { Inspector } from './inspect.ts';
import type { OfficeConverter } from './office.ts';
import { kindOfFile, MOST_MATERIALS } from './rules.ts';
import { insertMaterial, isHeld, type NewMaterial } from './store.ts';

export type MaterialFiles = {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly inspector: Inspector;
  readonly office: OfficeConverter;
};

export type NewFile = {
  readonly lessonId: string;
  readonly personId: string;
  readonly title: string;
  readonly source: Readable;
  readonly nowMs: number;
};

type Stored = { readonly sha256: string; readonly sizeBytes: number; readonly type: { readonly mime: string } };
type Facts = Pick<NewMaterial, 'kind' | 'sha256' | 'mime' | 'sizeBytes' | 'pages' | 'widthPx' | 'heightPx'>;

/** Keeps a file that a lesson can show, or nothing of it. @returns the material's id. */
export async function addFile(files: MaterialFiles, file: NewFile): Promise<Result<string, Problem>> {
  const { blobs, db } = files;
  const stored = await blobs.put(file.source);
  if (!stored.ok) return stored.error.code === 'blob.typeRefused' ? err(problem('lesson.materialRefused')) : stored;
  const facts = await look(files, stored.value, stored.value.type.ext);
  const added = facts.ok ? await insert(files, file, facts.value) : facts;
  // Of slides that were converted, the PDF is kept alone.
  await blobs.removeUnless(stored.value.sha256, () => isHeld(db, stored.value.sha256));
  return added;
}

async function insert(
  { db, blobs }: MaterialFiles,
  { lessonId, personId, title, nowMs }: NewFile,
  facts: Facts,
): Promise<Result<string, Problem>> {
  const { sha256 } = facts;
  const none = { documentId: null, sceneId: null };
  const material = { lessonId, title, ...facts, ...none, addedBy: personId, addedAtMs: nowMs };
  const inserted = await blobs.claim(sha256 === null ? [] : [sha256], async () => ({
    id: await insertMaterial(db, material, MOST_MATERIALS),
  }));
  if (inserted === undefined) return err(problem('blob.incomplete'));
  return inserted.id === undefined ? err(problem('lesson.materialsFull', { most: MOST_MATERIALS })) : ok(inserted.id);
}

/** What a file is, from its bytes. */
async function look(files: MaterialFiles, stored: Stored, ext: string): Promise<Result<Facts, Problem>> {
  const { blobs, inspector, office } = files;
  const { sha256, sizeBytes, type } = stored;
  const kind = kindOfFile(type.mime);
  if (!kind.ok) return kind;
  const blob = await blobs.open(sha256);
  if (!blob) return err(problem('blob.incomplete'));
  const base = { sha256, mime: type.mime, sizeBytes };
  switch (kind.value) {
    case 'video':
      return ok({ ...base, kind: 'video', pages: null, widthPx: null, heightPx: null });
    case 'image': {
      const size = await inspector.image(blob.path);
      if (!size.ok) return size;
      return ok({ ...base, kind: 'image', pages: 1, widthPx: size.value.width, heightPx: size.value.height });
    }
    case 'slides': {
      const facts = await inspector.pdf(blob.path);
      if (!facts.ok) return facts;
      const { pages, size } = facts.value;
      return ok({ ...base, kind: 'slides', pages, widthPx: Math.round(size.width), heightPx: Math.round(size.height) });
    }
    case 'office': {
      const pdf = await office.toPdf(blob.path, ext, (path) => blobs.put(createReadStream(path)));
      if (!pdf.ok) return pdf;
      return pdf.value.ok ? look(files, pdf.value.value, 'pdf') : pdf.value;
    }
  }
}
