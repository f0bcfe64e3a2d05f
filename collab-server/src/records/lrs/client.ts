import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isTrusted, PrivateAddressError, publicLookup } from './endpoint.ts';

export type LrsRequest = {
  readonly method: 'POST' | 'PUT';
  /** Where the store's resources stand; ends in a slash. */
  readonly endpoint: URL;
  readonly query?: Readonly<Record<string, string>>;
  readonly username: string;
  readonly secret: string;
  readonly body: string;
  /** Gives the request up. */
  readonly signal: AbortSignal;
};

/** What came of a request: an answer, or none. */
export type LrsAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string; readonly retryAfterS: number | null }
  | { readonly kind: 'unreachable'; readonly reason: string };

export type LrsSend = (request: LrsRequest) => Promise<LrsAnswer>;

const TIMEOUT_MS = 20_000;
/** An answer is an error in words, or some ids: no more of it is read. */
const MOST_ANSWER_BYTES = 65_536;

/** Speaks to stores as xAPI 1.0.3 has it; follows no redirection, and connects to no private address that is not trusted. */
export function createLrsClient(trustedHosts: readonly string[], timeoutMs = TIMEOUT_MS): LrsSend {
  return ({ method, endpoint, query = {}, username, secret, body, signal }) =>
    new Promise((resolve) => {
      const url = new URL('statements', endpoint);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const bytes = Buffer.from(body, 'utf8');
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const unreachable = (error: unknown) => resolve({ kind: 'unreachable', reason: reasonOf(error) });
      const request = send(
        url,
        {
          method,
          // A connection of its own: one that the store has closed meanwhile is never taken up again.
          agent: false,
          ...(isTrusted(url, trustedHosts) ? {} : { lookup: publicLookup }),
          headers: {
            authorization: `Basic ${Buffer.from(`${username}:${secret}`, 'utf8').toString('base64')}`,
            'content-type': 'application/json',
            'content-length': bytes.length,
            'x-experience-api-version': '1.0.3',
          },
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        },
        (response) => {
          const parts: Buffer[] = [];
          let held = 0;
          response.on('data', (part: Buffer) => {
            if (held < MOST_ANSWER_BYTES) parts.push(part);
            held += part.length;
            if (held > MOST_ANSWER_BYTES) response.destroy();
          });
          response.once('error', unreachable);
          response.once('close', () => {
            const text = Buffer.concat(parts).subarray(0, MOST_ANSWER_BYTES).toString('utf8');
            const status = response.statusCode ?? 0;
            resolve({ kind: 'answered', status, text, retryAfterS: retryAfter(response.headers['retry-after']) });
          });
        },
      );
      request.once('error', unreachable);
      request.end(bytes);
    });
}

/** Seconds; a date is not read, and waits as if nothing were said. */
function retryAfter(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddressError) return 'privateAddress';
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'timeout';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
