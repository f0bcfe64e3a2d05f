import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Packages that keep state of their own: a second copy beside the first is another React, another Yjs, and pages stay empty. */
const ALONE = [
  'react',
  'react-dom',
  'three',
  'yjs',
  'y-protocols',
  'i18next',
  'typebox',
  'prosemirror-model',
  'prosemirror-state',
];

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
  packages: Record<string, { readonly version?: string; readonly dev?: boolean }>;
};

it.each(ALONE)('%s is installed once', (name) => {
  const places = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  expect(places.map(([path]) => path)).toEqual([`node_modules/${name}`]);
});
