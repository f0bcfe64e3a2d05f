import { randomBytes } from 'node:crypto';
import { type Authenticate, type HttpApp, implementRoutes } from '../platform/http/index.ts';
import { lineRoutes } from './contract-line.ts';

/** Nobody looks at what passes here: only how long it takes counts. */
export function registerLineProbe(app: HttpApp, authenticate: Authenticate): void {
  implementRoutes(app, authenticate, lineRoutes, {
    'GET /api/line-probe': async ({ query, reply }) =>
      reply.type('application/octet-stream').header('cache-control', 'no-store').send(randomBytes(query.bytes)),
    'POST /api/line-probe': async () => undefined,
  });
}
