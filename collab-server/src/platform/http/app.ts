import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { ProblemError } from '../errors.ts';
import { instrumentRequests, type Metrics } from '../metrics.ts';
import { serializerCompiler, validatorCompiler } from './compilers.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { isAllowedOrigin } from './origin.ts';
import { problemBody, sendProblem } from './problem-response.ts';

export type HttpOptions = {
  readonly log: FastifyBaseLogger;
  readonly publicUrl: string;
  /** Where pages reach the media server of live lessons; left out where there is none. */
  readonly mediaUrl?: string;
  readonly trustProxy: boolean;
  readonly maxBlobBytes: number;
  /** Folder of the built client; undefined where only the API is served. */
  readonly clientDir?: string | undefined;
  readonly metrics: Metrics;
  /** Requests a minute from one address over all routes; the client's files have their own count. */
  readonly ratePerMinute?: number;
};

export type HttpApp = FastifyInstance;

const DEFAULT_BODY_LIMIT_BYTES = 1_048_576;
const DEFAULT_RATE_PER_MINUTE = 3_000;
/**
 * A school comes from one address, and after an update each of its browsers fetches some hundred files at about the same
 * time: they are counted apart, so that this takes nothing from anybody's work.
 */
const FILES_SHARE = 20;
const isClientFile = (url: string): boolean => url.startsWith('/assets/');

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** The HTTP application without any capability: security headers, origins, limits, problems, OpenAPI, the client's files. */
export async function createHttpApp(options: HttpOptions): Promise<HttpApp> {
  const app = Fastify({
    loggerInstance: options.log,
    genReqId: () => randomUUID(),
    // One proxy: what the address that it saw has written into the header by itself is believed by nobody.
    trustProxy: options.trustProxy && ((_address: string, hop: number) => hop === 0),
    bodyLimit: DEFAULT_BODY_LIMIT_BYTES,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(sendProblem);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (SAFE_METHODS.includes(request.method)) return;
    if (!isAllowedOrigin(request.headers.origin, request.headers.host, options.publicUrl)) {
      throw new ProblemError('request.originRefused');
    }
  });
  instrumentRequests(app, options.metrics);
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(options.publicUrl, options.mediaUrl ?? ''),
    strictTransportSecurity: options.publicUrl.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
    originAgentCluster: true,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie);
  const perMinute = options.ratePerMinute ?? DEFAULT_RATE_PER_MINUTE;
  await app.register(rateLimit, {
    global: true,
    timeWindow: 60_000,
    keyGenerator: (request) => (isClientFile(request.url) ? `files ${request.ip}` : request.ip),
    max: (request) => (isClientFile(request.url) ? perMinute * FILES_SHARE : perMinute),
  });
  await app.register(multipart, { limits: { fileSize: options.maxBlobBytes, files: 1, fields: 8 } });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tongyan', description: 'The API of the Tongyan platform', version: '0.1.0' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tongyan_session' } } },
    },
  });
  await serveClient(app, options.clientDir);
  return app;
}

/** Serves the built client: hashed files for a year, and the page itself for every address that is the client's. */
async function serveClient(app: HttpApp, clientDir: string | undefined): Promise<void> {
  const page = clientDir === undefined ? undefined : join(clientDir, 'index.html');
  if (clientDir !== undefined && existsSync(clientDir)) {
    await app.register(serveStatic, {
      root: clientDir,
      redirect: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (response, path) => {
        const immutable = path.includes('/assets/');
        response.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && !/^\/(api|sync|assets|metrics)\b/.test(request.url);
    if (wantsPage && page !== undefined && existsSync(page)) {
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await readFile(page));
    }
    const body = problemBody({ code: 'route.notFound' }, request.id);
    return reply.status(404).type('application/problem+json').send(body);
  });
}
