import { DEFAULT_PORTS, type LaunchMode, type LaunchOptions, type MediaPorts } from '@tongyan/media/server';
import { parseInteger, variable } from './config-variable.ts';

/** Where the pictures and voices of live lessons pass through. */
export type LivekitConfig = {
  readonly mode: LaunchMode;
  readonly given: LaunchOptions['given'];
  /** Where browsers reach it, where that is not where the platform does; or empty. */
  readonly publicUrl: string;
  readonly ports: MediaPorts;
};

const modes: readonly LaunchMode[] = ['off', 'find', 'build'];
const SHORTEST_SECRET = 32;

const anyText = (text: string): string => text;
const port = parseInteger(1, 65_535);

function parseServerUrl(text: string): string | undefined {
  if (text === '') return '';
  return URL.canParse(text) && /^(wss?|https?):$/.test(new URL(text).protocol) ? text : undefined;
}

export const livekitVariables = {
  livekit: variable<LaunchMode>({
    name: 'LIVEKIT',
    fallback: 'find',
    meaning:
      'Media server of live lessons: find one that is given or installed, and start it when it is first needed; build: have Go build one ' +
      'in the background where there is none, which takes minutes; off: none',
    accepts: `one of ${modes.join(', ')}`,
    parse: (text) => modes.find((mode) => mode === text),
  }),
  livekitUrl: variable({
    name: 'LIVEKIT_URL',
    fallback: '',
    meaning: 'A LiveKit server that is run by itself; then its key and secret are needed too',
    accepts: 'a URL such as wss://media.example.edu.cn',
    parse: parseServerUrl,
  }),
  livekitApiKey: variable({
    name: 'LIVEKIT_API_KEY',
    fallback: '',
    meaning: 'Key of that server',
    accepts: 'a text',
    parse: anyText,
  }),
  livekitApiSecret: variable({
    name: 'LIVEKIT_API_SECRET',
    fallback: '',
    meaning: 'Secret of that key',
    accepts: `a text of ${SHORTEST_SECRET} characters or more`,
    isSecret: true,
    parse: (text) => (text === '' || text.length >= SHORTEST_SECRET ? text : undefined),
  }),
  livekitPublicUrl: variable({
    name: 'LIVEKIT_PUBLIC_URL',
    fallback: '',
    meaning: 'Where browsers reach the media server. Empty: where the platform reaches it',
    accepts: 'a URL such as wss://media.example.edu.cn',
    parse: parseServerUrl,
  }),
  livekitHost: variable({
    name: 'LIVEKIT_HOST',
    fallback: DEFAULT_PORTS.host,
    meaning: 'Address on which a media server that is started here listens',
    accepts: 'an address of this machine, such as 0.0.0.0',
    parse: (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  }),
  livekitPort: variable({
    name: 'LIVEKIT_PORT',
    fallback: String(DEFAULT_PORTS.signalPort),
    meaning: 'Its TCP port for signalling',
    accepts: 'an integer from 1 to 65535',
    parse: port,
  }),
  livekitTcpPort: variable({
    name: 'LIVEKIT_TCP_PORT',
    fallback: String(DEFAULT_PORTS.tcpPort),
    meaning: 'Its TCP port for pictures and voices, where a network lets no UDP through',
    accepts: 'an integer from 1 to 65535',
    parse: port,
  }),
  livekitUdpPort: variable({
    name: 'LIVEKIT_UDP_PORT',
    fallback: String(DEFAULT_PORTS.udpPort),
    meaning: 'Its UDP port for pictures and voices',
    accepts: 'an integer from 1 to 65535',
    parse: port,
  }),
  livekitMediaAddress: variable({
    name: 'LIVEKIT_MEDIA_ADDRESS',
    fallback: DEFAULT_PORTS.mediaAddress,
    meaning: 'Address to which classrooms send pictures and voices. Empty: that of the machine',
    accepts: 'an IP address',
    parse: (text) => (/^[\d.:a-fA-F]*$/.test(text) ? text : undefined),
  }),
} as const;
