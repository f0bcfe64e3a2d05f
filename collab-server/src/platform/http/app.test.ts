import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import Type from 'typebox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineRoutes } from '../contract.ts';
import { SqliteError } from '../database/sqlite-messages.ts';
import { ProblemError } from '../errors.ts';
import { createMetrics } from '../metrics.ts';
import { type HttpApp, createHttpApp, implementRoutes, registerApiReference } from './index.ts';

const routes = defineRoutes({
  'POST /api/echo': {
    access: 'public',
    summary: 'Says it back',
    tags: ['test'],
    body: Type.Object({ word: Type.String({ maxLength: 5 }) }),
    response: Type.Object({ word: Type.String() }),
  },
  'GET /api/mine': {
    access: 'signedIn',
    summary: 'Mine',
    tags: ['test'],
    response: Type.Object({ name: Type.String() }),
  },
  'POST /api/mine': {
    access: 'signedIn',
    summary: 'Mine to change',
    tags: ['test'],
    body: Type.Object({ name: Type.String() }),
    response: null,
  },
  'GET /api/fail/:kind': {
    access: 'public',
    summary: 'Fails',
    tags: ['test'],
    params: Type.Object({ kind: Type.String() }),
    response: null,
  },
});

const log = pino({ level: 'silent' });
const json = { 'content-type': 'application/json' };
let app: HttpApp;
let bodies: unknown[];

beforeEach(async () => {
  bodies = [];
  app = await createHttpApp({
    log,
    publicUrl: '',
    trustProxy: false,
    maxBlobBytes: 1_000,
    metrics: createMetrics(),
    ratePerMinute: 20,
  });
  const viewer = { personId: 'p', account: 'a', displayName: '林', sessionId: 's' };
  implementRoutes(app, (request) => Promise.resolve(request.headers.cookie ? viewer : null), routes, {
    'POST /api/echo': ({ body }) => {
      bodies.push(body);
      return Promise.resolve(body);
    },
    'POST /api/mine': () => Promise.resolve(),
    'GET /api/mine': (input) => Promise.resolve({ name: input.viewer.displayName }),
    'GET /api/fail/:kind': ({ params }) => {
      switch (params.kind) {
        case 'refused':
          throw new ProblemError('permission.denied', { role: 'teacher' });
        case 'full':
          throw new SqliteError('database or disk is full', 'ERR_SQLITE_ERROR', 13);
        case 'fault':
          throw new Error('secret internals');
        default:
          return Promise.resolve();
      }
    },
  });
});
afterEach(() => app.close());

describe('the HTTP application', () => {
  it('refuses a body that does not match its contract, saying where', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/echo', payload: { word: 'too long' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      code: 'request.invalid',
      status: 400,
      requestId: answer.headers['x-request-id'],
    });
    expect(answer.json<{ detail: string }>().detail).toContain('word');
  });

  it('gives a handler nothing that the contract does not name', async () => {
    const payload = { word: 'a', ownerId: 'me' };
    expect((await app.inject({ method: 'POST', url: '/api/echo', payload })).json()).toEqual({ word: 'a' });
    expect(bodies).toEqual([{ word: 'a' }]);
  });

  it('refuses nobody before it reads what they send', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/mine', payload: '{ no JSON', headers: json });
    expect(answer.json()).toMatchObject({ status: 401, code: 'session.required' });
  });

  it.each([
    ['body', 'POST', '/api/echo', { word: 'a\0' }],
    ['address', 'GET', '/api/fail/a%00', undefined],
  ] as const)('refuses U+0000 in the %s, which databases do not keep alike', async (_part, method, url, payload) => {
    const answer = await app.inject({ method, url, ...(payload ? { payload } : {}) });
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('answers 401 where a route needs somebody and nobody is signed in', async () => {
    expect((await app.inject('/api/mine')).json()).toMatchObject({ status: 401, code: 'session.required' });
    const answer = await app.inject({ url: '/api/mine', headers: { cookie: 'x=1' } });
    expect(answer.json()).toEqual({ name: '林' });
  });

  it('turns a refusal into its problem with parameters', async () => {
    const answer = await app.inject('/api/fail/refused');
    expect(answer.json()).toMatchObject({ status: 403, code: 'permission.denied', params: { role: 'teacher' } });
  });

  it('names a failing storage as such, so that a client keeps what it has', async () => {
    expect((await app.inject('/api/fail/full')).json()).toMatchObject({
      status: 503,
      code: 'server.storageUnavailable',
    });
  });

  it('tells nothing of its insides where it fails itself', async () => {
    const answer = await app.inject('/api/fail/fault');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret internals');
  });

  it('answers 204 without a body where the contract says so', async () => {
    const answer = await app.inject('/api/fail/nothing');
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
  });

  it('refuses a change from another site, and broken JSON, and an unknown address', async () => {
    const foreign = await app.inject({
      method: 'POST',
      url: '/api/echo',
      payload: { word: 'a' },
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.json()).toMatchObject({ status: 403, code: 'request.originRefused' });
    const broken = await app.inject({
      method: 'POST',
      url: '/api/echo',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(broken.json()).toMatchObject({ status: 400, code: 'request.invalid' });
    expect((await app.inject('/api/none')).json()).toMatchObject({ status: 404, code: 'route.notFound' });
  });

  it('limits how often one address may ask', async () => {
    const codes = [];
    for (let i = 0; i < 22; i += 1) codes.push((await app.inject('/api/fail/nothing')).statusCode);
    expect(codes.slice(0, 20).every((c) => c === 204)).toBe(true);
    expect((await app.inject('/api/fail/nothing')).json()).toMatchObject({ status: 429, code: 'request.tooMany' });
  });

  it('sends a content security policy without inline scripts', async () => {
    const policy = String((await app.inject('/api/none')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy.split(';').find((d) => d.startsWith('script-src'))).not.toContain('unsafe');
  });

  it('lets the page of the API run its own script and no other', async () => {
    await registerApiReference(app);
    const page = await app.inject('/api/docs/');
    const policy = String(page.headers['content-security-policy']);
    const [, script = ''] = /<script type="text\/javascript">([^]*?)<\/script>/.exec(page.body) ?? [];
    expect(script).toContain('/api/openapi.json');
    expect(policy).toContain(`script-src 'self' 'sha256-${createHash('sha256').update(script).digest('base64')}';`);
  });

  it.each([
    [true, '192.0.2.7'],
    [false, '127.0.0.1'],
  ])(
    'believes the address that the one proxy saw (proxy: %s), and none that a client wrote',
    async (trustProxy, ip) => {
      const behind = await createHttpApp({
        log,
        publicUrl: '',
        trustProxy,
        maxBlobBytes: 1_000,
        metrics: createMetrics(),
      });
      behind.get('/ip', (request) => ({ ip: request.ip }));
      const headers = { 'x-forwarded-for': '198.51.100.1, 192.0.2.7' };
      expect((await behind.inject({ url: '/ip', headers })).json()).toEqual({ ip });
      await behind.close();
    },
  );

  it('describes every route in OpenAPI from the same contract', async () => {
    await app.ready();
    const paths = app.swagger().paths ?? {};
    expect(Object.keys(paths)).toEqual(['/api/echo', '/api/mine', '/api/fail/{kind}']);
    const text = JSON.stringify(paths['/api/echo']);
    expect(text).toContain('"maxLength":5');
    expect(text).toContain('"4XX"');
  });
});

describe('the client’s files', () => {
  it('are many at once for a school behind one address, and take nothing from its work', async () => {
    const clientDir = await mkdtemp(join(tmpdir(), 'tongyan-client-'));
    await mkdir(join(clientDir, 'assets'));
    await writeFile(join(clientDir, 'assets/a.js'), 'export {};');
    const serving = await createHttpApp({
      log: pino({ level: 'silent' }),
      publicUrl: '',
      trustProxy: false,
      maxBlobBytes: 1_000,
      metrics: createMetrics(),
      ratePerMinute: 2,
      clientDir,
    });
    serving.get('/api/thing', () => 'thing');
    try {
      const statuses: number[] = [];
      for (let count = 0; count < 41; count += 1) statuses.push((await serving.inject('/assets/a.js')).statusCode);
      expect(statuses.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => 200));
      expect(statuses[40]).toBe(429);
      expect((await serving.inject('/api/thing')).statusCode).toBe(200);
    } finally {
      await serving.close();
      await rm(clientDir, { recursive: true });
    }
  });
});
