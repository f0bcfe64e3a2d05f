import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from './durable.ts';

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

/** Pictures of a source (P1); named as chunks are, without what was heard. */
export type PictureFile = Omit<ChunkFile, 'heardMs'>;

const CHUNKS = 'sources';
const PICTURES = 'pictures';
const NAME = /^(\d{9})-(\d{1,5})-(\d{1,5})\.webm$/;
const PICTURE_NAME = /^(\d{9})-(\d{1,5})\.webm$/;
const SOURCE = /^[\w-]{1,64}$/;

type Named = Pick<ChunkFile, 'sourceId' | 'name'>;

export const chunkPath = (folder: string, { sourceId, name }: Named): string => join(folder, CHUNKS, sourceId, name);

export const picturePath = (folder: string, { sourceId, name }: Named): string =>
  join(folder, PICTURES, sourceId, name);

export type ChunkToWrite = Omit<ChunkFile, 'name'> & { readonly bytes: Uint8Array };

const startText = (startMs: number): string => String(startMs).padStart(9, '0');

/** C2: durable and whole when it is resolved. */
export async function writeChunk(folder: string, { bytes, ...chunk }: ChunkToWrite): Promise<ChunkFile> {
  const { startMs, durationMs, heardMs } = chunk;
  const named = { ...chunk, name: `${startText(startMs)}-${durationMs}-${heardMs}.webm` };
  await writeDurably(chunkPath(folder, named), bytes);
  return named;
}

export type PictureToWrite = Omit<PictureFile, 'name'> & { readonly bytes: Uint8Array };

/** P1: durable and whole when it is resolved. One that was there is the same. */
export async function writePicture(folder: string, { bytes, ...picture }: PictureToWrite): Promise<PictureFile> {
  if (!SOURCE.test(picture.sourceId)) throw new Error(`${picture.sourceId} is no source`);
  const named = { ...picture, name: `${startText(picture.startMs)}-${picture.durationMs}.webm` };
  await writeDurably(picturePath(folder, named), bytes);
  return named;
}

/** Every chunk that is whole, in the order of sources and lesson time; of one source where it is given. */
export async function listChunks(folder: string, onlySourceId?: string): Promise<readonly ChunkFile[]> {
  return (await namesIn(join(folder, CHUNKS), onlySourceId)).flatMap(([sourceId, name]) => {
    const [, start, duration, heard] = NAME.exec(name) ?? [];
    if (start === undefined) return [];
    return [{ sourceId, startMs: Number(start), durationMs: Number(duration), heardMs: Number(heard), name }];
  });
}

/** P1: the same of pictures. */
export async function listPictures(folder: string, onlySourceId?: string): Promise<readonly PictureFile[]> {
  return (await namesIn(join(folder, PICTURES), onlySourceId)).flatMap(([sourceId, name]) => {
    const [, start, duration] = PICTURE_NAME.exec(name) ?? [];
    return start === undefined ? [] : [{ sourceId, startMs: Number(start), durationMs: Number(duration), name }];
  });
}

/** C4: of one source alone, voice and pictures. */
export async function removeSource(folder: string, sourceId: string): Promise<void> {
  if (!SOURCE.test(sourceId)) throw new Error(`${sourceId} is no source`);
  await rm(join(folder, CHUNKS, sourceId), { recursive: true, force: true });
  await removePictures(folder, sourceId);
}

/** P5: of one source alone, its voice stays. */
export async function removePictures(folder: string, sourceId: string): Promise<void> {
  if (!SOURCE.test(sourceId)) throw new Error(`${sourceId} is no source`);
  await rm(join(folder, PICTURES, sourceId), { recursive: true, force: true });
}

/** C2: clears what a crash of the recorder left half-written. */
export const removeDrafts = (folder: string): Promise<void> => removeDraftsIn(join(folder, CHUNKS));

/** C2: the same of a crash of the platform, which writes pictures. */
export const removePictureDrafts = (folder: string): Promise<void> => removeDraftsIn(join(folder, PICTURES));

async function removeDraftsIn(folder: string): Promise<void> {
  for (const [sourceId, name] of await namesIn(folder))
    if (name.endsWith('.part')) await rm(join(folder, sourceId, name), { force: true });
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

/** Folders of sources and the names in each, in order. */
async function namesIn(folder: string, onlySourceId?: string): Promise<readonly (readonly [string, string])[]> {
  const all = await readdir(folder).catch(() => []);
  const sources = all.filter((name) => SOURCE.test(name) && (onlySourceId ?? name) === name);
  const found: (readonly [string, string])[] = [];
  for (const sourceId of sources.toSorted(byText)) {
    const names = await readdir(join(folder, sourceId)).catch(() => []);
    for (const name of names.toSorted(byText)) found.push([sourceId, name]);
  }
  return found;
}
