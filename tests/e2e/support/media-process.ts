import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Process id of the media server that a platform with this data folder has started. */
async function mediaServerPid(dataDir: string): Promise<number> {
  const config = join(dataDir, 'media');
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/u.test(entry)) continue;
    // One that ends meanwhile has no command line any more.
    const words = (await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '')).split('\0');
    // One that was built here has its version in its name.
    const isServer = basename(words[0] ?? '').startsWith('livekit-server');
    if (isServer && words.some((word) => word.startsWith(config))) return Number(entry);
  }
  throw new Error('no media server runs for this data folder');
}

/** Ends it as a power cut would: the platform is to start another. */
export async function killMediaServer(dataDir: string): Promise<void> {
  process.kill(await mediaServerPid(dataDir), 'SIGKILL');
}
