import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/**
 * OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
 * Written into each hash, so that a later change leaves the old ones readable.
 */
const parameters = { memoryKiB: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

type Parameters = { memoryKiB: number; passes: number; parallelism: number };

function tagOf(
  password: string,
  nonce: Buffer,
  { memoryKiB, passes, parallelism }: Parameters,
  tagLength: number,
): Promise<Buffer> {
  return derive('argon2id', {
    message: Buffer.from(password.normalize('NFKC')),
    nonce,
    memory: memoryKiB,
    passes,
    parallelism,
    tagLength,
  });
}

/** `$argon2id$v=19$m=19456,t=2,p=1$<nonce>$<tag>`, the PHC string format, base64 without padding. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await tagOf(password, nonce, parameters, parameters.tagLength);
  const { memoryKiB, passes, parallelism } = parameters;
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/** Whether a password is the hashed one. A hash of null costs the same time, so that it tells nobody which accounts exist. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash ?? '');
  if (!match) {
    await tagOf(password, Buffer.alloc(16), parameters, parameters.tagLength);
    return false;
  }
  const [, memoryKiB, passes, parallelism, nonce = '', tag = ''] = match;
  const expected = Buffer.from(tag, 'base64');
  const used = { memoryKiB: Number(memoryKiB), passes: Number(passes), parallelism: Number(parallelism) };
  const actual = await tagOf(password, Buffer.from(nonce, 'base64'), used, expected.length);
  return timingSafeEqual(actual, expected);
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
