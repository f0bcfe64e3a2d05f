import { isAbsolute, resolve } from 'node:path';
import { turnMistakes } from '@tongyan/media/server';
import { livekitVariables, type LivekitConfig } from './config-livekit.ts';
import { parseBoolean, parseInteger, variable, type Variable } from './config-variable.ts';
import type { DatabaseSource } from './platform/database/index.ts';
import { type Result, err, ok } from './platform/result.ts';

/** How this installation runs. Made once at start from the environment; nothing else reads the environment. */
export type Config = {
  /** Address to listen on; loopback unless told otherwise. */
  readonly host: string;
  readonly port: number;
  /** Absolute folder of everything this installation keeps: database, blobs. */
  readonly dataDir: string;
  readonly database: DatabaseSource;
  /** Origin under which people reach the product, e.g. `https://tongyan.example.edu.cn`. */
  readonly publicUrl: string;
  /** Whether a demo province with known accounts is laid into an empty installation. */
  readonly demo: boolean;
  readonly logLevel: LogLevel;
  /** Reverse proxies in front whose forwarded addresses are believed. */
  readonly trustProxy: boolean;
  /** Largest image or attachment. */
  readonly maxBlobBytes: number;
  /** Largest file that a live lesson brings onto its stage. */
  readonly maxMaterialBytes: number;
  /** `host:port` of learning record stores that may be reached without https, or in a private network. */
  readonly trustedLrsHosts: readonly string[];
  readonly livekit: LivekitConfig;
};

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

function parseOrigin(text: string): string | undefined {
  if (text === '') return '';
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isOrigin =
    ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '';
  return isOrigin ? url.origin : undefined;
}

function parseDatabaseUrl(text: string): string | undefined {
  if (text === '') return '';
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) ? text : undefined;
}

function parseHosts(text: string): readonly string[] | undefined {
  const hosts = text.split(',').map((host) => host.trim().toLowerCase());
  if (hosts.length === 1 && hosts[0] === '') return [];
  return hosts.every((host) => /^(\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/.test(host)) ? hosts : undefined;
}

/** Every variable, in the order in which the README lists them. */
export const variables = {
  port: variable({
    name: 'PORT',
    fallback: '8686',
    meaning: 'Port to listen on; 0 takes a free one',
    accepts: 'an integer from 0 to 65535',
    parse: parseInteger(0, 65_535),
  }),
  host: variable({
    name: 'HOST',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on',
    accepts: 'an address of this machine, such as 0.0.0.0',
    parse: (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  }),
  dataDir: variable({
    name: 'DATA_DIR',
    fallback: './data',
    meaning: 'Folder for the embedded database and for images and attachments',
    accepts: 'a path',
    parse: (text) => (text.length > 0 ? text : undefined),
  }),
  databaseUrl: variable({
    name: 'DATABASE_URL',
    fallback: '',
    meaning: 'PostgreSQL to use instead of the embedded SQLite',
    accepts: 'a URL such as postgres://user:password@host:5432/tongyan',
    isSecret: true,
    parse: parseDatabaseUrl,
  }),
  publicUrl: variable({
    name: 'PUBLIC_URL',
    fallback: '',
    meaning:
      'Origin under which people reach the product; requests from other origins are refused. Empty: http://HOST:PORT',
    accepts: 'an origin such as https://tongyan.example.edu.cn, without a path',
    parse: parseOrigin,
  }),
  demo: variable({
    name: 'DEMO',
    fallback: '0',
    meaning: 'Lay a demo province with known accounts into an empty installation',
    accepts: '0 or 1',
    parse: parseBoolean,
  }),
  logLevel: variable<LogLevel>({
    name: 'LOG_LEVEL',
    fallback: 'info',
    meaning: 'Least severe level that is logged',
    accepts: `one of ${logLevels.join(', ')}`,
    parse: (text) => logLevels.find((level) => level === text),
  }),
  trustProxy: variable({
    name: 'TRUST_PROXY',
    fallback: '0',
    meaning: 'Believe X-Forwarded-* of the reverse proxy in front',
    accepts: '0 or 1',
    parse: parseBoolean,
  }),
  maxBlobBytes: variable({
    name: 'MAX_BLOB_BYTES',
    fallback: '20971520',
    meaning: 'Largest image or attachment in bytes',
    accepts: 'an integer from 1024 to 1073741824',
    parse: parseInteger(1_024, 1_073_741_824),
  }),
  maxMaterialBytes: variable({
    name: 'MAX_MATERIAL_BYTES',
    fallback: '268435456',
    meaning: 'Largest file of slides, image or video of a live lesson in bytes',
    accepts: 'an integer from 1024 to 4294967296',
    parse: parseInteger(1_024, 4_294_967_296),
  }),
  trustedLrsHosts: variable<readonly string[]>({
    name: 'TRUSTED_LRS_HOSTS',
    fallback: '',
    meaning: 'Learning record stores that may be reached without https, or in a private network; others must be public',
    accepts: 'host:port pairs parted by commas, such as lrs.school.lan:8080,127.0.0.1:9000',
    parse: parseHosts,
  }),
  ...livekitVariables,
} as const;

/** Reads and validates the environment; the error names every variable that is wrong, and what it accepts. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly string[]> {
  const wrong: string[] = [];
  function read<T>(definition: Variable<T>): T {
    const text = (environment[definition.name] ?? definition.fallback).trim();
    const value = definition.parse(text);
    if (value !== undefined) return value;
    wrong.push(`${definition.name}=${definition.isSecret ? '(hidden)' : text} is not ${definition.accepts}`);
    return definition.parse(definition.fallback) as T;
  }
  const host = read<string>(variables.host);
  const port = read<number>(variables.port);
  const dataText = read<string>(variables.dataDir);
  const dataDir = isAbsolute(dataText) ? dataText : resolve(dataText);
  const databaseUrl = read<string>(variables.databaseUrl);
  const [relayFrom, relayTo] = read<readonly [number, number]>(variables.livekitTurnRelayPorts);
  const config: Config = {
    host,
    port,
    dataDir,
    database: databaseUrl
      ? { kind: 'postgres', url: databaseUrl }
      : { kind: 'sqlite', file: resolve(dataDir, 'tongyan.sqlite') },
    publicUrl: read<string>(variables.publicUrl),
    demo: read<boolean>(variables.demo),
    logLevel: read<LogLevel>(variables.logLevel),
    trustProxy: read<boolean>(variables.trustProxy),
    maxBlobBytes: read<number>(variables.maxBlobBytes),
    maxMaterialBytes: read<number>(variables.maxMaterialBytes),
    trustedLrsHosts: read<readonly string[]>(variables.trustedLrsHosts),
    livekit: {
      mode: read<LivekitConfig['mode']>(variables.livekit),
      given: {
        url: read<string>(variables.livekitUrl),
        apiKey: read<string>(variables.livekitApiKey),
        apiSecret: read<string>(variables.livekitApiSecret),
      },
      publicUrl: read<string>(variables.livekitPublicUrl),
      ports: {
        host: read<string>(variables.livekitHost),
        signalPort: read<number>(variables.livekitPort),
        tcpPort: read<number>(variables.livekitTcpPort),
        udpPort: read<number>(variables.livekitUdpPort),
        mediaAddress: read<string>(variables.livekitMediaAddress),
      },
      egressFolder: read<string>(variables.livekitEgressFolder),
      turn: {
        domain: read<string>(variables.livekitTurnDomain),
        tlsPort: read<number>(variables.livekitTurnTlsPort),
        certFile: read<string>(variables.livekitTurnCertFile),
        keyFile: read<string>(variables.livekitTurnKeyFile),
        isTlsElsewhere: read<boolean>(variables.livekitTurnExternalTls),
        udpPort: read<number>(variables.livekitTurnUdpPort),
        relayFrom,
        relayTo,
      },
    },
  };
  wrong.push(...turnMistakes(config.livekit.turn, config.livekit.ports.mediaAddress));
  return wrong.length > 0 ? err(wrong) : ok(config);
}
