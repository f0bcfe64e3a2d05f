import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';

/** How classrooms behind a firewall that lets only port 443 through reach the media server: TURN (RFC 8656), which it speaks itself. */
export interface TurnSettings {
  /** Name to which browsers connect, always on port 443; empty where there is no TURN. */
  readonly domain: string;
  /** TCP port on which it listens for that; a proxy on 443 hands connections on, unless it is 443 itself. */
  readonly tlsPort: number;
  /** PEM; both empty where TLS ends at the proxy. */
  readonly certFile: string;
  readonly keyFile: string;
  /** TLS ends at the proxy in front of it. */
  readonly isTlsElsewhere: boolean;
  /** TURN over UDP beside it; 0 for none. */
  readonly udpPort: number;
  /** UDP ports through which it passes on to the media server, within this machine. */
  readonly relayFrom: number;
  readonly relayTo: number;
}

export const NO_TURN: TurnSettings = {
  domain: '',
  tlsPort: 5_349,
  certFile: '',
  keyFile: '',
  isTlsElsewhere: false,
  udpPort: 0,
  relayFrom: 30_000,
  relayTo: 30_999,
};

const hasTurn = ({ domain }: TurnSettings): boolean => domain !== '';

/** As livekit-server checks it. */
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+\.?$/i;

/** What of the settings cannot be, each with the name of its variable; files are not looked at. */
export function turnMistakes(turn: TurnSettings, mediaAddress: string): readonly string[] {
  if (!hasTurn(turn)) return [];
  const { domain, certFile, keyFile, isTlsElsewhere, relayFrom, relayTo } = turn;
  const mistakes: string[] = [];
  if (!DOMAIN.test(domain) || isIP(domain) !== 0)
    mistakes.push('LIVEKIT_TURN_DOMAIN must be a name with a dot, no address: browsers check its certificate');
  if (isIP(mediaAddress) === 0)
    mistakes.push('LIVEKIT_MEDIA_ADDRESS must be given too: TURN passes on to this address alone');
  const lacking = Object.entries({ LIVEKIT_TURN_CERT_FILE: certFile, LIVEKIT_TURN_KEY_FILE: keyFile });
  for (const [name, file] of lacking) {
    if (!isTlsElsewhere && file === '')
      mistakes.push(`${name} must be given, or LIVEKIT_TURN_EXTERNAL_TLS where a proxy ends TLS`);
    if (isTlsElsewhere && file !== '') mistakes.push(`${name} is of no use where LIVEKIT_TURN_EXTERNAL_TLS is set`);
  }
  if (relayTo < relayFrom) mistakes.push('LIVEKIT_TURN_RELAY_PORTS must end no earlier than it begins');
  return mistakes;
}

/**
 * Looks at the certificate as a browser will.
 *
 * @returns what is wrong, in one line; undefined where it can be used
 */
export async function certificateTrouble(turn: TurnSettings, nowMs: number): Promise<string | undefined> {
  if (!hasTurn(turn) || turn.isTlsElsewhere) return undefined;
  const { certFile, keyFile, domain } = turn;
  const [certificate, key] = await Promise.all([readPem(certFile), readPem(keyFile)]);
  if (certificate === undefined) return `LIVEKIT_TURN_CERT_FILE: ${certFile} cannot be read`;
  if (key === undefined) return `LIVEKIT_TURN_KEY_FILE: ${keyFile} cannot be read`;
  const read = parsed(() => new X509Certificate(certificate));
  if (read === undefined) return `LIVEKIT_TURN_CERT_FILE: ${certFile} holds no certificate in PEM`;
  const own = parsed(() => createPrivateKey(key));
  if (own === undefined) return `LIVEKIT_TURN_KEY_FILE: ${keyFile} holds no private key in PEM without a password`;
  if (!read.checkPrivateKey(own)) return 'LIVEKIT_TURN_KEY_FILE is not the key of LIVEKIT_TURN_CERT_FILE';
  if (read.checkHost(domain) === undefined) return `LIVEKIT_TURN_CERT_FILE: the certificate is not for ${domain}`;
  if (nowMs < Date.parse(read.validFrom)) return `LIVEKIT_TURN_CERT_FILE: it is valid only from ${read.validFrom}`;
  if (nowMs > Date.parse(read.validTo)) return `LIVEKIT_TURN_CERT_FILE: it was valid until ${read.validTo}`;
  return undefined;
}

/** As livekit-server reads it. Whatever is asked for, it passes on to this installation's own media address and nowhere else. */
export function turnConfig(turn: TurnSettings, host: string, mediaAddress: string): Readonly<Record<string, unknown>> {
  if (!hasTurn(turn)) return {};
  const { domain, tlsPort, certFile, keyFile, isTlsElsewhere, udpPort, relayFrom, relayTo } = turn;
  return {
    turn: {
      enabled: true,
      domain,
      tls_port: tlsPort,
      ...(udpPort === 0 ? {} : { udp_port: udpPort }),
      ...(isTlsElsewhere ? { external_tls: true } : { cert_file: certFile, key_file: keyFile }),
      relay_range_start: relayFrom,
      relay_range_end: relayTo,
      bind_addresses: [host === 'localhost' ? '127.0.0.1' : host],
      // Private addresses are refused unless they are named, and public ones are let through unless they are.
      allow_restricted_peer_cidrs: [`${mediaAddress}/${isIP(mediaAddress) === 6 ? 128 : 32}`],
      deny_peer_cidrs: everyoneBut(mediaAddress),
    },
  };
}

/**
 * All addresses but one, as networks: a relay that any admitted person could send through to anywhere would be a hole in the school's
 * firewall.
 */
export function everyoneBut(address: string): readonly string[] {
  const bits = bitsOf(address);
  const isV6 = isIP(address) === 6;
  const others = Array.from({ length: bits.length }, (_, index) => {
    const other = bits.charAt(index) === '0' ? '1' : '0';
    const network = `${bits.slice(0, index)}${other}`.padEnd(bits.length, '0');
    return `${addressOf(network, isV6)}/${index + 1}`;
  });
  return [...others, isV6 ? '0.0.0.0/0' : '::/0'];
}

function bitsOf(address: string): string {
  if (isIP(address) === 4)
    return address
      .split('.')
      .map((part) => binary(Number(part), 8))
      .join('');
  const [head = '', tail] = address.split('::');
  const words = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
  const [first, last] = [words(head), words(tail ?? '')];
  const gap = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...gap, ...last].map((word) => binary(Number.parseInt(word, 16), 16)).join('');
}

function addressOf(bits: string, isV6: boolean): string {
  const size = isV6 ? 16 : 8;
  const parts = Array.from({ length: bits.length / size }, (_, n) =>
    Number.parseInt(bits.slice(n * size, (n + 1) * size), 2),
  );
  return isV6 ? parts.map((part) => part.toString(16)).join(':') : parts.join('.');
}

const binary = (value: number, length: number): string => value.toString(2).padStart(length, '0');

const readPem = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

function parsed<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
