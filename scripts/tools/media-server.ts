import { buildServer } from '../../media/src/server/launcher/build.ts';
import { defaultCacheFolder, lookAround } from '../../media/src/server/launcher/look.ts';
import { decideByFinds } from '../../media/src/server/launcher/rules.ts';

/**
 * A livekit-server for the tests of live lessons, built by Go where it is not there yet. It is not required: where there is none, those
 * tests say that they were skipped and why.
 */
export async function ensureMediaServer(): Promise<void> {
  const cacheFolder = defaultCacheFolder();
  const decision = decideByFinds('build', await lookAround(cacheFolder));
  if (decision.use === 'binary') return;
  if (decision.use !== 'build') {
    console.log('No livekit-server, and no Go to build it with: the tests with a media server will be skipped.');
    return;
  }
  console.log('Building livekit-server for the tests of live lessons (Go); this takes some minutes the first time …');
  const built = await buildServer({
    goProgram: decision.goProgram,
    cacheFolder,
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  if (!built.built) console.log(`It could not be built (${built.detail}): those tests will be skipped.`);
}
