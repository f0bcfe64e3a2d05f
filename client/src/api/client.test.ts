import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, urlOf } from './client.ts';
import { ApiProblem, NetworkFailure } from './problem.ts';

const fetched = vi.fn<typeof fetch>();
vi.stubGlobal('fetch', fetched);

afterEach(() => fetched.mockReset());

function answers(status: number, body: string | null, headers: Record<string, string> = {}): void {
  fetched.mockResolvedValueOnce(new Response(body, { status, headers }));
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('api', () => {
  it('puts parameters into the path, escaped, and the body into JSON', async () => {
    answers(200, '{}');
    await api('PATCH /api/documents/:documentId', { params: { documentId: 'a/b' }, body: { title: '分数除法' } });
    const [path, init] = fetched.mock.calls[0] ?? [];
    expect(path).toBe('/api/documents/a%2Fb');
    expect(init?.method).toBe('PATCH');
    expect(init?.body).toBe('{"title":"分数除法"}');
    expect(new Headers(init?.headers).get('content-type')).toBe('application/json');
  });

  it('sends no body and no content type where the route has none', async () => {
    answers(204, null);
    expect(await api('DELETE /api/session')).toBeUndefined();
    const [, init] = fetched.mock.calls[0] ?? [];
    expect(init?.body).toBeUndefined();
    expect(new Headers(init?.headers).has('content-type')).toBe(false);
  });

  it('leaves out query values that are not set', () => {
    expect(urlOf('GET /api/search', {}, { q: '分数', cursor: undefined })).toBe('/api/search?q=%E5%88%86%E6%95%B0');
  });

  it('throws the problem that the server names', async () => {
    const problem = { code: 'session.tooManyAttempts', params: { retryAfterS: 30 }, requestId: 'r1' };
    answers(429, JSON.stringify(problem), { 'content-type': 'application/problem+json' });
    const error = await failureOf(api('GET /api/session'));
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ ...problem, status: 429 });
  });

  it('makes a usable problem of a page that some proxy answered', async () => {
    answers(502, '<html>Bad gateway</html>');
    expect(await failureOf(api('GET /api/session'))).toMatchObject({ code: 'unknown', status: 502 });
  });

  it('tells silence from refusal', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    expect(await failureOf(api('GET /api/session'))).toBeInstanceOf(NetworkFailure);
  });

  it('takes a success that is not JSON as no answer: a captive portal speaks for the server', async () => {
    answers(200, '<html>Please sign in to the hotel</html>');
    expect(await failureOf(api('GET /api/session'))).toBeInstanceOf(NetworkFailure);
  });

  it('lets an abort through, which is no failure of the network', async () => {
    const controller = new AbortController();
    controller.abort();
    const abort = new DOMException('aborted', 'AbortError');
    fetched.mockRejectedValueOnce(abort);
    expect(await failureOf(api('GET /api/session', { signal: controller.signal }))).toBe(abort);
  });
});
