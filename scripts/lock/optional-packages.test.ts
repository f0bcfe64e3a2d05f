import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { type LockedPackages, missingOptionalPackages } from './optional-packages.ts';

describe('missingOptionalPackages', () => {
  const parent = { version: '1.0.0', dev: true, optionalDependencies: { '@p/binding-win32-arm64-msvc': '1.0.0' } };

  it('says what belongs into a gap', () => {
    expect(missingOptionalPackages({ 'node_modules/p': parent })).toEqual({
      'node_modules/@p/binding-win32-arm64-msvc': {
        version: '1.0.0',
        os: ['win32'],
        cpu: ['arm64'],
        dev: true,
        optional: true,
      },
    });
  });

  it('finds a package beside its dependent or inside it', () => {
    const binding = { version: '1.0.0', optional: true };
    const beside = { 'node_modules/p': parent, 'node_modules/@p/binding-win32-arm64-msvc': binding };
    const inside = { 'node_modules/p': parent, 'node_modules/p/node_modules/@p/binding-win32-arm64-msvc': binding };
    const above = {
      'node_modules/a/node_modules/p': parent,
      'node_modules/a/node_modules/@p/binding-win32-arm64-msvc': binding,
    };
    expect([beside, inside, above].map((packages) => missingOptionalPackages(packages))).toEqual([{}, {}, {}]);
  });

  it('leaves ranges alone: which version they mean, only a registry can tell', () => {
    expect(missingOptionalPackages({ 'node_modules/p': { optionalDependencies: { fsevents: '^2.0.0' } } })).toEqual({});
  });
});

describe('package-lock.json', () => {
  it('has no gap that npm ci would refuse (npm run lock:complete fills them)', () => {
    const text = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8');
    const { packages } = JSON.parse(text) as { packages: LockedPackages };
    expect(Object.keys(missingOptionalPackages(packages))).toEqual([]);
  });
});
