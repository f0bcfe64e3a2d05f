import Type from 'typebox';
import { defineRoutes } from './contract.ts';

/** One part the server needs; `missing` says what an operator should do. */
const component = Type.Object({
  name: Type.String(),
  ready: Type.Boolean(),
  /** Whether the server is of no use without it. */
  required: Type.Boolean(),
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

export type HealthCheck = {
  readonly name: string;
  /** Answers what is missing. */
  check: () => Promise<string | undefined>;
  /** The server is of use without it; it is told, and counts for nothing. */
  readonly optional?: true;
};

/** Runs every check; one that throws counts as missing, with its message. */
export async function checkHealth(checks: readonly HealthCheck[]) {
  const components = await Promise.all(
    checks.map(async ({ name, check, optional }) => {
      const required = optional !== true;
      const missing = await check().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
      return missing === undefined ? { name, ready: true, required } : { name, ready: false, required, missing };
    }),
  );
  return { live: true, ready: components.every((c) => c.ready || !c.required), components, version: '0.1.0' };
}
