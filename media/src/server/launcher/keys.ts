import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { MediaConnection } from './states.ts';

export type MediaKeys = Pick<MediaConnection, 'apiKey' | 'apiSecret'>;

/** For its owner alone. */
export const PRIVATE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;
/** livekit-server wants 32 characters at least. */
const SECRET_BYTES = 36;

/**
 * The key and secret of this installation's own media server: made at random once, then kept. A file that others could read is
 * closed to them.
 *
 * @param folder made where it is not there
 * @throws where the folder cannot be written, or the file holds no keys
 */
export async function installationMediaKeys(folder: string): Promise<MediaKeys> {
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  const file = join(folder, 'media-keys.json');
  const made: MediaKeys = {
    apiKey: `tongyan-${randomBytes(6).toString('hex')}`,
    apiSecret: randomBytes(SECRET_BYTES).toString('base64url'),
  };
  // Written whole before it gets its name: who comes second reads all of it.
  const draft = join(folder, `media-keys-${made.apiKey}.json`);
  await writeFile(draft, `${JSON.stringify(made)}\n`, { mode: PRIVATE_MODE });
  try {
    await link(draft, file);
    return made;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await chmod(file, PRIVATE_MODE);
  return parseKeys(await readFile(file, 'utf8'), file);
}

function parseKeys(text: string, file: string): MediaKeys {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && 'apiKey' in value && 'apiSecret' in value) {
    const { apiKey, apiSecret } = value;
    if (typeof apiKey === 'string' && typeof apiSecret === 'string') return { apiKey, apiSecret };
  }
  throw new Error(`${file} holds no keys of a media server`);
}
