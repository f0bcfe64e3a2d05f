import { createHash } from 'node:crypto';

/** Our own space of names, chosen once at random. */
const NAMESPACE = '6f0f9cf2-b1c9-4f0c-9d0a-3f4cf1c7a5b2';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The UUID of version 5 (RFC 9562, section 5.5) of a name: the same name gives the same UUID. */
export function nameUuid(name: string, namespace: string = NAMESPACE): string {
  const space = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(space).update(name, 'utf8').digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A registration must be a UUID: an id that is none becomes one. */
export function registrationOf(attemptId: string): string {
  return UUID.test(attemptId) ? attemptId.toLowerCase() : nameUuid(`attempt/${attemptId}`);
}
