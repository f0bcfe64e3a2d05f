import { join } from 'node:path';
import type { Plugin } from 'vite';

const SEEDED = join(import.meta.dirname, 'fast-check.ts');

/** Gives the tests a fast-check that tries the same in every run. */
export function seededChance(): Plugin {
  return {
    name: 'tongyan:seeded-chance',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 'fast-check' && importer !== SEEDED ? SEEDED : undefined),
  };
}
