import {
  DEFAULT_PORTS,
  type LaunchMode,
  type LaunchOptions,
  type MediaPorts,
  NO_TURN,
  type TurnSettings,
} from '@tongyan/media/server';
import { parseBoolean, parseInteger, variable } from './config-variable.ts';

/** Where the pictures and voices of live lessons pass through. */
export type LivekitConfig = {
  readonly mode: LaunchMode;
  readonly given: LaunchOptions['given'];
  /** Where browsers reach it, where that is not where the platform does; or empty. */
  readonly publicUrl: string;
  readonly ports: MediaPorts;
  readonly turn: TurnSettings;
  /** DATA_DIR/recordings as LiveKit's egress service sees it; empty where there is none. */
  readonly egressFolder: string;
};

const modes: readonly LaunchMode[] = ['off', 'find', 'build'];
const SHORTEST_SECRET = 32;

/** First and last port of a range. */
type PortRange = readonly [number, number];

function parsePortRange(text: string): PortRange | undefined {
  const [from = '', to = '', ...more] = text.split('-');
  const ports = [from, to].map((part) => port(part));
  const [first, last] = ports;
  return first === undefined || last === undefined || more.length > 0 ? undefined : [first, last];
}

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
  livekitTurnDomain: variable({
    name: 'LIVEKIT_TURN_DOMAIN',
    fallback: NO_TURN.domain,
    meaning:
      'Name under which browsers reach TURN over TLS, always on port 443, where a network lets nothing else through. Empty: no TURN',
    accepts: 'a name such as turn.example.edu.cn',
    parse: (text) => (/^[\w.-]*$/.test(text) ? text : undefined),
  }),
  livekitTurnTlsPort: variable({
    name: 'LIVEKIT_TURN_TLS_PORT',
    fallback: String(NO_TURN.tlsPort),
    meaning: 'TCP port on which the media server listens for that; port 443 of the name must lead to it',
    accepts: 'an integer from 1 to 65535',
    parse: port,
  }),
  livekitTurnCertFile: variable({
    name: 'LIVEKIT_TURN_CERT_FILE',
    fallback: NO_TURN.certFile,
    meaning: 'Certificate of that name with those that vouch for it, in PEM',
    accepts: 'a path',
    parse: anyText,
  }),
  livekitTurnKeyFile: variable({
    name: 'LIVEKIT_TURN_KEY_FILE',
    fallback: NO_TURN.keyFile,
    meaning: 'Private key of that certificate, in PEM',
    accepts: 'a path',
    parse: anyText,
  }),
  livekitTurnExternalTls: variable({
    name: 'LIVEKIT_TURN_EXTERNAL_TLS',
    fallback: '0',
    meaning: 'A proxy on port 443 ends TLS and hands TURN on as plain TCP; then no certificate is given here',
    accepts: '0 or 1',
    parse: parseBoolean,
  }),
  livekitTurnUdpPort: variable({
    name: 'LIVEKIT_TURN_UDP_PORT',
    fallback: String(NO_TURN.udpPort),
    meaning: 'UDP port for TURN over UDP beside it. 0: none',
    accepts: 'an integer from 0 to 65535',
    parse: parseInteger(0, 65_535),
  }),
  livekitTurnRelayPorts: variable<PortRange>({
    name: 'LIVEKIT_TURN_RELAY_PORTS',
    fallback: `${NO_TURN.relayFrom}-${NO_TURN.relayTo}`,
    meaning: 'UDP ports by which TURN passes on to the media server, inside this machine: one for each connection',
    accepts: 'two ports such as 30000-30999',
    parse: parsePortRange,
  }),
  livekitEgressFolder: variable({
    name: 'LIVEKIT_EGRESS_FOLDER',
    fallback: '',
    meaning:
      'Where LiveKit’s egress service, which somebody else runs beside LIVEKIT_URL, sees DATA_DIR/recordings: it films lead teachers who agree, ' +
      'as MP4. Empty: none',
    accepts: 'an absolute path',
    parse: (text) => (text === '' || text.startsWith('/') ? text : undefined),
  }),
} as const;
