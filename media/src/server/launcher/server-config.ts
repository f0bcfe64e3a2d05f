import type { MediaConnection } from './states.ts';
import { NO_TURN, turnConfig, type TurnSettings } from './turn.ts';

/** Where the media server listens. */
export interface MediaPorts {
  /** Address of signalling; loopback unless told otherwise. */
  readonly host: string;
  /** Signalling and room service, HTTP and WebSocket. */
  readonly signalPort: number;
  /** Media over TCP, for networks that let no UDP through. */
  readonly tcpPort: number;
  /** Media over UDP: all of it through this one port. */
  readonly udpPort: number;
  /** Address that participants send media to; empty lets the server find its own. */
  readonly mediaAddress: string;
}

export const DEFAULT_PORTS: MediaPorts = {
  host: '127.0.0.1',
  signalPort: 7880,
  tcpPort: 7881,
  udpPort: 7882,
  mediaAddress: '',
};

export interface ServerConfigOptions {
  readonly ports: MediaPorts;
  readonly keys: Pick<MediaConnection, 'apiKey' | 'apiSecret'>;
  /** Addresses of the platform that are told what happens in rooms. */
  readonly webhookUrls: readonly string[];
  readonly turn?: TurnSettings;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

/**
 * The configuration that livekit-server is started with. It reads YAML, of which JSON is a part.
 *
 * Nobody is asked outside: no STUN server of somebody else's, no search for a public address. On loopback media stays there too.
 */
export function serverConfig({ ports, keys, webhookUrls, turn = NO_TURN }: ServerConfigOptions): string {
  const mediaAddress = ports.mediaAddress || (isLoopback(ports.host) ? '127.0.0.1' : '');
  return JSON.stringify(
    {
      port: ports.signalPort,
      bind_addresses: [ports.host],
      rtc: {
        tcp_port: ports.tcpPort,
        udp_port: ports.udpPort,
        use_external_ip: false,
        ...(mediaAddress === '' ? {} : { node_ip: mediaAddress }),
        ...(isLoopback(mediaAddress) ? { enable_loopback_candidate: true, ips: { includes: ['127.0.0.0/8'] } } : {}),
      },
      ...turnConfig(turn, ports.host, mediaAddress),
      // The platform opens the room of a lesson; a token alone opens none.
      room: { auto_create: false },
      keys: { [keys.apiKey]: keys.apiSecret },
      ...(webhookUrls.length === 0 ? {} : { webhook: { urls: webhookUrls, api_key: keys.apiKey } }),
      logging: { level: 'warn', json: true },
    },
    undefined,
    2,
  );
}
