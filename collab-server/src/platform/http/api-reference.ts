import { createHash } from 'node:crypto';
import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';

/** A script without an address. */
const inlineScript = /<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The policy that also lets run what this very page has written into itself, each script by its hash. */
function allowInlineScripts(policy: string, page: string): string {
  const hashes = [...page.matchAll(inlineScript)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return policy.replace(/script-src [^;]*/, (directive) => [directive, ...hashes].join(' '));
}

/** OpenAPI at `/api/openapi.json`, and a page to browse it at `/api/docs`: the one page that starts with an inline script. */
export async function registerApiReference(app: FastifyInstance): Promise<void> {
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.register(async (page) => {
    page.addHook('onSend', (_request, reply, payload, done) => {
      const policy = reply.getHeader('content-security-policy');
      if (
        typeof payload === 'string' &&
        typeof policy === 'string' &&
        /html/.test(String(reply.getHeader('content-type')))
      ) {
        reply.header('content-security-policy', allowInlineScripts(policy, payload));
      }
      done(null, payload);
    });
    await page.register(scalar, {
      routePrefix: '/api/docs',
      configuration: { url: '/api/openapi.json', withDefaultFonts: false, telemetry: false },
    });
  });
}
