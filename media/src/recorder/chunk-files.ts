import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A chunk as its name tells it (C1). */
export interface ChunkFile {
  /** The entering whose microphone it is. */
  readonly sourceId: string;
  /** Lesson time of its first sample. */
  readonly startMs: number;
  readonly durationMs: number;
  /** For how much of it somebody was heard. */
  readonly heardMs: number;
  /** Within the folder of its source. */
  readonly name: string;
}

const CHUNKS = 'sources';
const NAME = /^(\d{9})-(\d{1,5})-(\d{1,5})\.webm$/;
const SOURCE = /^[\w-]{1,64}$/;
const PRIVATE_FOLDER_MODE = 0o700;
const PRIVATE_MODE = 0o600;

export const chunkPath = (folder: string, { sourceId, name }: Pick<ChunkFile, 'sourceId' | 'name'>): string =>
  join(folder, CHUNKS, sourceId, name);

export type ChunkToWrite = Omit<ChunkFile, 'name'> & { readonly bytes: Uint8Array };

/** C2: durable and whole when it is resolved. */
export async function writeChunk(folder: string, { bytes, ...chunk }: ChunkToWrite): Promise<ChunkFile> {
  const { sourceId, startMs, durationMs, heardMs } = chunk;
  const name = `${String(startMs).padStart(9, '0')}-${durationMs}-${heardMs}.webm`;
  const path = chunkPath(folder, { sourceId, name });
  const sourceFolder = join(folder, CHUNKS, sourceId);
  await mkdir(sourceFolder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  const draft = `${path}.part`;
  const file = await open(draft, 'w', PRIVATE_MODE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(sourceFolder);
  return { ...chunk, name };
}

/** Every chunk that is whole, in the order of sources and lesson time; of one source where it is given. */
export async function listChunks(folder: string, onlySourceId?: string): Promise<readonly ChunkFile[]> {
  const all = await readdir(join(folder, CHUNKS)).catch(() => []);
  const sources = onlySourceId === undefined ? all : all.filter((name) => name === onlySourceId);
  const found: ChunkFile[] = [];
  for (const sourceId of sources.filter((name) => SOURCE.test(name)).toSorted((a, b) => (a < b ? -1 : 1))) {
    const names = await readdir(join(folder, CHUNKS, sourceId)).catch(() => []);
    found.push(...names.toSorted((a, b) => (a < b ? -1 : 1)).flatMap((name) => readName(sourceId, name)));
  }
  return found;
}

/** C4: of one source alone. */
export async function removeSource(folder: string, sourceId: string): Promise<void> {
  if (!SOURCE.test(sourceId)) throw new Error(`${sourceId} is no source`);
  await rm(join(folder, CHUNKS, sourceId), { recursive: true, force: true });
}

/** C2: clears what a crash left half-written. */
export async function removeDrafts(folder: string): Promise<void> {
  for (const sourceId of await readdir(join(folder, CHUNKS)).catch(() => [])) {
    const names = await readdir(join(folder, CHUNKS, sourceId)).catch(() => []);
    for (const name of names)
      if (name.endsWith('.part')) await rm(join(folder, CHUNKS, sourceId, name), { force: true });
  }
}

function readName(sourceId: string, name: string): readonly ChunkFile[] {
  const [, start, duration, heard] = NAME.exec(name) ?? [];
  if (start === undefined) return [];
  return [{ sourceId, startMs: Number(start), durationMs: Number(duration), heardMs: Number(heard), name }];
}

/** Without it a power cut may forget the name of a file whose bytes are safe. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
