import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { type Result, err, ok } from '../../platform/result.ts';

/** Why an address is not one that statements are sent to. */
export type EndpointRefusal = 'notAnAddress' | 'notHttps' | 'holdsPassword' | 'holdsQuery' | 'privateAddress';

/**
 * Reads the address of a learning record store: https, unless its `host:port` is among those that the installation's
 * configuration names. The statements resource is `statements` below it.
 */
export function readEndpoint(text: string, trustedHosts: readonly string[]): Result<URL, EndpointRefusal> {
  if (!URL.canParse(text)) return err('notAnAddress');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return err('notAnAddress');
  if (url.username !== '' || url.password !== '') return err('holdsPassword');
  if (url.search !== '' || url.hash !== '') return err('holdsQuery');
  if (!isTrusted(url, trustedHosts)) {
    if (url.protocol !== 'https:') return err('notHttps');
    if (isIP(bare(url)) !== 0 && isPrivate(bare(url))) return err('privateAddress');
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return ok(url);
}

/** Whether the configuration names this very host and port. */
export function isTrusted(url: URL, trustedHosts: readonly string[]): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return trustedHosts.includes(`${url.hostname}:${port}`);
}

/** Resolves a name, and refuses where any of its addresses lies within a network of one's own: checked as it is connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const all: LookupAddress[] = error ? [] : addresses;
    const refusal = error ?? (all.some(({ address }) => isPrivate(address)) ? new PrivateAddressError(hostname) : null);
    const [first] = all;
    if (refusal !== null || !first) callback(refusal ?? new Error(`${hostname} has no address`), '', 0);
    else if (options.all === true) callback(null, all);
    else callback(null, first.address, first.family);
  });
};

export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  constructor(host: string) {
    super(`${host} lies in a private network`);
  }
}

const bare = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** RFC 6890 and its like: what is not reached over the open network, and cloud metadata above all. */
const privateIpv4 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  privateIpv4.addSubnet(network, bits, 'ipv4');

// A list of its own: in one list, the addresses of IPv4 written as IPv6 would stand for every address of IPv4.
const privateIpv6 = new BlockList();
for (const [network, bits] of [
  // Addresses of IPv4 in the ways in which they are written as, or wrapped into, those of IPv6.
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  privateIpv6.addSubnet(network, bits, 'ipv6');

export function isPrivate(address: string): boolean {
  return isIP(address) === 6 ? privateIpv6.check(address, 'ipv6') : privateIpv4.check(address, 'ipv4');
}
