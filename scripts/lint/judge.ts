import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

import { matchesAny, matchGlob, type Names } from './glob.ts';
import { TEST_ONLY, TESTS_ALSO, type Zone, ZONES } from './zones.ts';

const SCOPE = '@tongyan/';

type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'door'; readonly door: string }
  | { readonly kind: 'builtin' }
  | { readonly kind: 'package'; readonly name: string };

/** @param fromPath the importing file, relative to the repository's root, with `/` separators. */
function targetOf(fromPath: string, specifier: string): Target {
  const bare = specifier.replace(/[?#].*$/u, '');
  if (bare.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(fromPath), bare) };
  if (bare.startsWith(SCOPE)) return { kind: 'door', door: bare.slice(SCOPE.length) };
  if (isBuiltin(bare)) return { kind: 'builtin' };
  const names = bare.split('/');
  return { kind: 'package', name: names.slice(0, bare.startsWith('@') ? 2 : 1).join('/') };
}

function zoneOf(path: string): { zone: Zone; names: Names } | undefined {
  for (const zone of ZONES) {
    for (const glob of zone.files) {
      const names = matchGlob(path, glob);
      if (names !== undefined) return { zone, names };
    }
  }
  return undefined;
}

function fileAllowed(path: string, zone: Zone, names: Names): boolean {
  if (matchesAny(path, zone.mine, names)) return true;
  if (matchesAny(path, zone.never, names)) return false;
  return matchesAny(path, zone.ours, names);
}

/**
 * Decides one import.
 *
 * @param fromPath the importing file, relative to the repository's root, with `/` separators.
 * @param specifier what stands in the quotes.
 * @returns why it is not allowed, or `undefined` where it is.
 */
export function judgeImport(fromPath: string, specifier: string): string | undefined {
  const place = zoneOf(fromPath);
  if (place === undefined) {
    return `${fromPath} lies in no zone of scripts/lint/zones.ts: put it in a known folder, or say there what it may import.`;
  }
  const { zone, names } = place;
  const target = targetOf(fromPath, specifier);
  const isTest = matchesAny(fromPath, TEST_ONLY);
  const refuse = (what: string): string => `${zone.name} may not import ${what} ('${specifier}').`;

  switch (target.kind) {
    case 'file':
      if (isTest && matchesAny(target.path, TESTS_ALSO)) return undefined;
      if (!isTest && matchesAny(target.path, TEST_ONLY)) return refuse('test code or tools into what ships');
      return fileAllowed(target.path, zone, names) ? undefined : refuse(`the file ${target.path}`);
    case 'door':
      return matchesAny(target.door, zone.doors, names) ? undefined : refuse('through this door');
    case 'builtin':
      return zone.nodeBuiltins || isTest ? undefined : refuse('a module of Node');
    case 'package':
      return zone.packages === 'any' || isTest || matchesAny(target.name, zone.packages)
        ? undefined
        : refuse(`the package ${target.name}`);
  }
}
