import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Why no certificate can be made here; undefined where it can. */
export async function whyNoCertificates(): Promise<string | undefined> {
  return run('openssl', ['version']).then(
    () => undefined,
    () => 'openssl is not installed',
  );
}

export interface TestCertificate {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A certificate that vouches for itself, made by openssl; it is of no use to anybody but a test. */
export async function makeCertificate(
  folder: string,
  domain: string,
  { name = 'turn', validity = ['-days', '2'] as readonly string[] } = {},
): Promise<TestCertificate> {
  const [certFile, keyFile] = [join(folder, `${name}.pem`), join(folder, `${name}-key.pem`)];
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    ...validity,
    '-subj',
    `/CN=${domain}`,
    '-addext',
    `subjectAltName=DNS:${domain}`,
    '-keyout',
    keyFile,
    '-out',
    certFile,
  ]);
  return { certFile, keyFile };
}
