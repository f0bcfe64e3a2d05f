import { mkdir, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const PRIVATE_FOLDER_MODE = 0o700;
const PRIVATE_MODE = 0o600;

/** C2: the file has its name only once its bytes are on disk, and keeps both through a power cut. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  const draft = join(folder, `${basename(path)}.part`);
  const file = await open(draft, 'w', PRIVATE_MODE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(folder);
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
