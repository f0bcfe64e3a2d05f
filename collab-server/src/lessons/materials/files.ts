import { join } from 'node:path';
import { type BlobStore, openBlobStore } from '../../platform/blobs/index.ts';
import { VIDEO_TYPES } from './rules.ts';

export type MaterialBlobs = { readonly blobs: BlobStore; readonly maxBytes: number };

/** Files of lessons lie apart from those of documents: they are larger, and go with their lessons. */
export async function openMaterialFiles(dataDir: string, maxBytes: number): Promise<MaterialBlobs> {
  const folder = join(dataDir, 'lesson-materials');
  return { blobs: await openBlobStore({ folder, maxBytes, alsoAccepted: VIDEO_TYPES }), maxBytes };
}
