import { statfs } from 'node:fs/promises';

const MIB = 1_048_576;
/** Below this, nothing may be acknowledged for long any more. */
const LEAST_FREE_BYTES = 256 * MIB;

/** For the health answer: what is missing where the disk of a folder is nearly full. */
export async function checkDisk(folder: string, leastFreeBytes = LEAST_FREE_BYTES): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= leastFreeBytes) return undefined;
  return `only ${Math.floor(freeBytes / MIB)} MiB are free under DATA_DIR; at least ${Math.ceil(leastFreeBytes / MIB)} are needed`;
}
