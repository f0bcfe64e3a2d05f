import { join } from 'node:path';
import { launchMediaServer, type MediaLauncher } from '@tongyan/media/server';
import type { Config } from './config.ts';
import { MEDIA_HINTS_PATH } from './lessons/index.ts';
import type { Log } from './platform/log.ts';

/** Where pages reach the media server, whether or not it runs yet: an origin. */
export function mediaUrlFor({ livekit: { publicUrl, given, ports } }: Pick<Config, 'livekit'>): string {
  const host = ports.host.includes(':') ? `[${ports.host}]` : ports.host;
  return new URL(publicUrl || given.url || `http://${host}:${ports.signalPort}`).origin;
}

/**
 * The media server of this installation. Nothing of it holds the platform's start back.
 *
 * @param port on which the platform listens by the time that the media server starts
 */
export function launchMedia(
  { livekit, dataDir, host }: Config,
  port: () => number,
  log: Log,
): MediaLauncher & { readonly turnTrouble: () => string | undefined } {
  const listensEverywhere = ['0.0.0.0', '::', 'localhost'].includes(host);
  const ownHost = listensEverywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  let kind = '';
  let turnTrouble: string | undefined;
  const launcher = launchMediaServer({
    mode: livekit.mode,
    given: livekit.given,
    ports: livekit.ports,
    turn: livekit.turn,
    onTurnTrouble(trouble) {
      turnTrouble = trouble;
      if (trouble !== undefined) log.error({ trouble }, 'the media server is started without TURN');
    },
    folder: join(dataDir, 'media'),
    webhookUrls: () => [`http://${ownHost}:${port()}${MEDIA_HINTS_PATH}`],
    onState(state) {
      // A build tells each package that it compiles; the log keeps what changes.
      if (state.kind !== kind) log.info({ kind: state.kind }, 'the media server has another state');
      ({ kind } = state);
    },
    onLogLine: (line) => log.info({ line }, 'a word of the media server'),
  });
  return { ...launcher, turnTrouble: () => turnTrouble };
}
