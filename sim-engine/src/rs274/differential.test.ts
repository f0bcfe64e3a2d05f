import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseParameterFile } from './parameter-file.ts';
import { drawFlow, drawFormulas } from './testing-formulas.ts';
import { firstDifference, listProgram } from './testing-listing.ts';
import { drawProgram } from './testing-programs.ts';
import { parseToolTable } from './tool-table.ts';

/** Where the program is; its libraries must be found by the environment (LD_LIBRARY_PATH where it is only unpacked). */
const BINARY = process.env['RS274'] ?? 'rs274';
const FIXTURES = join(import.meta.dirname, 'fixtures');
const FIRST_SEED = Number(process.env['RS274_SEED'] ?? 1);
const COUNT = Number(process.env['RS274_COUNT'] ?? 60);
const LIMIT_MS = 10_000;

const usage = spawnSync(BINARY, ['-?'], { encoding: 'latin1' });
const isInstalled = usage.error === undefined && `${usage.stdout}${usage.stderr}`.includes('interpreter');

const tools = parseToolTable(readFileSync(join(FIXTURES, 'tool.tbl'), 'utf8'));
const parameters = parseParameterFile(readFileSync(join(FIXTURES, 'start.var'), 'utf8'));
if (!tools.ok || !parameters.ok) throw new Error('the tables do not parse');
const options = { tools: tools.value, parameters: parameters.value, fileName: 'p.ngc' };

const KINDS: Readonly<Record<string, (seed: number) => string>> = {
  mixed: (seed) => drawProgram('mixed', seed),
  cycles: (seed) => drawProgram('cycles', seed),
  contour: (seed) => drawProgram('contour', seed),
  formulas: drawFormulas,
  flow: drawFlow,
};

interface Run {
  readonly lines: readonly string[];
  readonly error: string;
}

const nonEmpty = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

const folder = isInstalled ? mkdtempSync(join(tmpdir(), 'rs274-')) : '';

function run(source: string): Run | undefined {
  writeFileSync(join(folder, 'p.ngc'), source);
  for (const file of ['tool.tbl', 'start.var']) copyFileSync(join(FIXTURES, file), join(folder, file));
  // Now and then it dies while it ends, without a word: then it is asked again.
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const { stdout, stderr, status } = spawnSync(BINARY, ['-t', 'tool.tbl', '-v', 'start.var', '-g', 'p.ngc'], {
      cwd: folder,
      encoding: 'latin1',
      timeout: LIMIT_MS,
    });
    const error = nonEmpty(stderr.replace('executing\n', '')).join('\n');
    if (status !== null && (status === 0 || error !== '')) return { lines: nonEmpty(stdout), error };
  }
  return undefined;
}

describe.skipIf(!isInstalled)(
  "random programs against LinuxCNC's rs274 (skipped where neither PATH nor RS274 has it)",
  () => {
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    test.each(Object.keys(KINDS))(
      `%s, seeds from ${FIRST_SEED}`,
      (kind) => {
        const wrong: string[] = [];
        for (let seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed += 1) {
          const source = KINDS[kind]?.(seed) ?? '';
          const wanted = run(source);
          if (wanted === undefined) continue;
          const got = listProgram(source, options);
          const difference =
            firstDifference(got.lines.flatMap(nonEmpty), wanted.lines) ??
            (nonEmpty(got.error).join('\n') === wanted.error ? undefined : `${got.error} instead of ${wanted.error}`);
          if (difference !== undefined)
            wrong.push(`seed ${seed}: ${source.trim().replaceAll('\n', ' | ')}: ${difference}`);
        }
        expect(wrong).toEqual([]);
      },
      COUNT * LIMIT_MS,
    );
  },
);
