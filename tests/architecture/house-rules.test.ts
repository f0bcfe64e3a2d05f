import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { lintPlanted, type LintRun } from './planted-workspace.ts';

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `export const value${index} = ${index};`).join('\n');

const PLANTS = [
  ['any', 'typescript(no-explicit-any)', 'export const value: any = 1;'],
  ['a non-null assertion', 'typescript(no-non-null-assertion)', 'export const f = (a?: string): string => a!;'],
  ['a silenced type error', 'typescript(ban-ts-comment)', '// @ts-ignore\nexport const value: string = 1;'],
  [
    'a floating promise',
    'typescript(no-floating-promises)',
    'async function work(): Promise<void> {}\nexport function start(): void {\n  work();\n}',
  ],
  [
    'a switch that forgets a case',
    'typescript(switch-exhaustiveness-check)',
    "export function f(kind: 'a' | 'b'): void {\n  switch (kind) {\n    case 'a':\n      f('b');\n  }\n}",
  ],
  ['console in the server', 'eslint(no-console)', "console.log('hello');"],
  ['a file past 300 lines', 'eslint(max-lines)', lines(301)],
] as const;

const FOLDER = 'collab-server/src/identity';
const at = (index: number): string => `${FOLDER}/planted-${index}.ts`;
const CLEAN = `${FOLDER}/clean.ts`;
const CYCLE = [`${FOLDER}/egg.ts`, `${FOLDER}/hen.ts`] as const;

describe('the house rules', () => {
  let run: LintRun;

  beforeAll(async () => {
    const files = new Map<string, string>(PLANTS.map(([, , code], index) => [at(index), `${code}\n`]));
    files.set(CLEAN, `${lines(300)}\n`);
    files.set(CYCLE[0], "import { hen } from './hen.ts';\nexport const egg = (): unknown => hen();\n");
    files.set(CYCLE[1], "import { egg } from './egg.ts';\nexport const hen = (): unknown => egg();\n");
    files.set(
      'collab-server/tsconfig.json',
      JSON.stringify({ extends: '../tsconfig.json', compilerOptions: { types: ['node'] }, include: ['src'] }),
    );
    run = await lintPlanted(files);
  });

  const rulesAt = (path: string): readonly string[] =>
    run.findings.filter((found) => found.path === path).map((found) => found.rule);

  it.each(PLANTS.map(([what, rule], index) => ({ what, rule, path: at(index) })))('refuse $what', ({ rule, path }) => {
    expect(rulesAt(path)).toContain(rule);
  });

  it('refuse a circle of imports', () => {
    expect(CYCLE.flatMap((path) => rulesAt(path))).toContain('import(no-cycle)');
  });

  it('have nothing against a clean file', () => {
    expect(rulesAt(CLEAN)).toEqual([]);
  });
});

describe('no check is silenced', () => {
  const ROOT = join(import.meta.dirname, '../..');
  const SKIPPED = /(?:^|\/)(?:node_modules|dist|data|fixtures)(?:\/|$)/u;
  const files = globSync('{client,collab-server,sim-engine,scenes,media,tests,bench,scripts}/**/*.{ts,tsx,mjs}', {
    cwd: ROOT,
    exclude: (path) => SKIPPED.test(path),
  });
  /** At the start of a comment: this file plants one inside a string, and may. */
  const DIRECTIVE =
    /^\s*(?:\/\/|\/\*|\{\/\*)\s*(?:(?:oxlint|eslint)-disable|@ts-(?:ignore|nocheck|expect-error)|oxfmt-ignore|prettier-ignore)/mu;

  it('in any of the sources', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => DIRECTIVE.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });
});
