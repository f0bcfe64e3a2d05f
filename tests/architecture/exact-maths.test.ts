import { beforeAll, describe, expect, it } from 'vitest';

import { lintPlanted, type LintRun } from './planted-workspace.ts';

const RULE = 'tongyan(exact-maths)';

/** Statements that would make a run differ between engines, days or machines. */
const REFUSED = [
  'export const value = (x: number) => Math.sin(x);',
  'export const value = (x: number) => Math.pow(x, 2);',
  'export const value = (x: number) => Math.hypot(x, 1);',
  'export const value = () => Math.random();',
  "export const value = (x: number) => Math['exp'](x);",
  'export const value = (x: number) => x ** 3;',
  'export const value = (x: number) => { let y = x; y **= 2; return y; };',
  'export const value = () => Date.now();',
  'export const value = () => new Date();',
  'export const value = () => performance.now();',
];

const ALLOWED = [
  'export const value = (x: number) => Math.sqrt(x) + Math.abs(x) + Math.floor(x) + Math.PI;',
  "import { sin } from './exact.ts';\nexport const value = (x: number) => sin(x);",
  'export const value = (entry: { Date: number }) => entry.Date;',
];

const placed = (folder: string, sources: readonly string[]): [string, string][] =>
  sources.map((source, index) => [`${folder}/planted-${index}.ts`, source]);

describe('maths that is the same to the bit everywhere', () => {
  let run: LintRun;
  const refused = [...placed('sim-engine/src/bad', REFUSED), ...placed('scenes/kiln/model/bad', REFUSED)];
  const allowed = [
    ...placed('sim-engine/src/good', ALLOWED),
    ...placed('client/src/app', REFUSED),
    ['sim-engine/src/kernel.test.ts', REFUSED[0] ?? ''] as [string, string],
  ];

  beforeAll(async () => {
    run = await lintPlanted(
      new Map([...refused, ...allowed, ['sim-engine/src/good/exact.ts', 'export const sin = (x: number) => x;']]),
    );
  });

  const foundIn = (path: string): boolean =>
    run.findings.some((finding) => finding.path === path && finding.rule === RULE);

  it.each(refused)('is demanded of %s: %s', (path) => {
    expect(foundIn(path)).toBe(true);
  });

  it.each(allowed)('is not demanded of %s: %s', (path) => {
    expect(foundIn(path)).toBe(false);
  });
});
