import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { Db } from '../platform/database/index.ts';

/** What this installation signs and names people with; made once, kept in its database. */
export type InstallationKeys = {
  /** How a person is called to others: the same always, and nobody's name. */
  readonly opaqueName: (personId: string) => string;
  /** Ed25519 over the UTF-8 of a text, in base64url. */
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
  /** RFC 8037: what others verify with. */
  readonly publicJwk: PublicJwk;
};

export type PublicJwk = {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
};

const NAMES_FACT = 'records.nameSecret';
const SIGNING_FACT = 'records.signingKey';

/** Reads the keys, and makes them where there are none; whoever comes second takes those of the first. */
export async function installationKeys(db: Db): Promise<InstallationKeys> {
  const nameSecret = Buffer.from(
    await factOr(db, NAMES_FACT, () => randomBytes(32).toString('base64url')),
    'base64url',
  );
  const privateKey = createPrivateKey(
    await factOr(db, SIGNING_FACT, () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    ),
  );
  const publicKey = createPublicKey(privateKey);
  return {
    opaqueName: (personId) => createHmac('sha256', nameSecret).update(personId).digest('hex').slice(0, 32),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
    verify: (text, signature) =>
      verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'base64url')),
    publicJwk: jwkOf(publicKey),
  };
}

function jwkOf(key: KeyObject): PublicJwk {
  const { x } = key.export({ format: 'jwk' });
  if (typeof x !== 'string') throw new Error('an Ed25519 key has a point');
  // RFC 7638: the thumbprint of the members that make the key.
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
  return { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' };
}

async function factOr(db: Db, name: string, make: () => string): Promise<string> {
  const find = () => db.selectFrom('installationFact').select('value').where('name', '=', name).executeTakeFirst();
  const found = await find();
  if (found) return found.value;
  await db
    .insertInto('installationFact')
    .values({ name, value: make() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const made = await find();
  if (!made) throw new Error(`${name} was not kept`);
  return made.value;
}
