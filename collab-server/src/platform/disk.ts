import { statfs } from 'node:fs/promises';

/** Below this nothing may be acknowledged for long any more. */
const LEAST_FREE_BYTES = 256 * 1_048_576;

/** For the health answer: what is missing where the disk of a folder is nearly full. */
export async function checkDisk(folder: string): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  return freeBytes >= LEAST_FREE_BYTES
    ? undefined
    : `only ${Math.floor(freeBytes / 1_048_576)} MiB are free under DATA_DIR; at least ${LEAST_FREE_BYTES / 1_048_576} are needed`;
}
