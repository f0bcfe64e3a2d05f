import type { PublicCredential } from '../contract-credentials.ts';
import type { InstallationKeys } from '../keys.ts';

/**
 * A credential as a file that can be checked without this installation: the facts in plain JSON, and a JSON Web Signature
 * (RFC 7515, compact; EdDSA of RFC 8037) whose payload is exactly these facts.
 */
export function signedDocument(credential: PublicCredential, keys: InstallationKeys, origin: string) {
  const { state: _state, endedAtMs: _ended, checks: _checks, checkedAtMs, ...facts } = credential;
  const payload = { ...facts, issuer: origin, signedAtMs: checkedAtMs };
  const header = { alg: 'EdDSA', kid: keys.publicJwk.kid, typ: 'JWT' };
  const signed = `${encode(header)}.${encode(payload)}`;
  return {
    format: 'tongyan-credential/1',
    page: `${origin}/credentials/${credential.id}`,
    keys: `${origin}/api/credentials/keys`,
    credential: payload,
    jws: `${signed}.${keys.sign(signed)}`,
  };
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
