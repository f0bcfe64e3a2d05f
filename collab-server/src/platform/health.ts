import Type from 'typebox';
import { defineRoutes } from './contract.ts';

/** One part the server needs; `missing` says what an operator should do. */
const component = Type.Object({
  name: Type.String(),
  ready: Type.Boolean(),
  missing: Type.Optional(Type.String()),
});

export const healthRoutes = defineRoutes({
  'GET /api/health': {
    access: 'public',
    summary: 'Whether the server lives, is ready, and what is missing',
    tags: ['platform'],
    response: Type.Object({
      live: Type.Boolean(),
      ready: Type.Boolean(),
      components: Type.Array(component),
      version: Type.String(),
    }),
  },
});

export type HealthCheck = { readonly name: string; check: () => Promise<string | undefined> };

/** Runs every check; one that throws counts as missing, with its message. */
export async function checkHealth(checks: readonly HealthCheck[]) {
  const components = await Promise.all(
    checks.map(async ({ name, check }) => {
      const missing = await check().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
      return missing === undefined ? { name, ready: true } : { name, ready: false, missing };
    }),
  );
  return { live: true, ready: components.every((c) => c.ready), components, version: '0.1.0' };
}
