import type { MediaConnection, MediaLauncher } from '@tongyan/media/server';

const KEYS = { apiKey: 'tongyan-test', apiSecret: 's'.repeat(48) };

/** A media server of somebody else's, which is there or not; nothing is started. */
export function fakeLauncher(hasMedia: () => boolean): MediaLauncher {
  const connection: MediaConnection = { url: 'http://127.0.0.1:7880', ...KEYS };
  return {
    state: () => (hasMedia() ? { kind: 'external', connection } : { kind: 'missing', cause: { why: 'notFound' } }),
    connect: async () => (hasMedia() ? connection : undefined),
    stop: async () => {},
  };
}
