import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listCanon } from './index.ts';
import { parseParameterFile } from './parameter-file.ts';
import { firstDifference } from './testing-listing.ts';
import { parseToolTable } from './tool-table.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const read = (name: string): string => readFileSync(join(FIXTURES, name), 'latin1');

const tools = parseToolTable(read('tool.tbl'));
const parameters = parseParameterFile(read('start.var'));
if (!tools.ok || !parameters.ok) throw new Error('the tables do not parse');
const options = { tools: tools.value, parameters: parameters.value, fileName: 'p.ngc', budget: 100_000 };

interface Case {
  readonly source: string;
  readonly wanted: readonly string[];
}

/** What all runs have in common is left out of the files: the announcement, the numbers, the last two resets. */
const ANNOUNCED = 6;
const RESETS = 2;
const MARK = /^!!! |^@@@ /u;

function cases(area: string): readonly Case[] {
  return read(`${area}.txt`)
    .split(/^=== \n/mu)
    .slice(1)
    .map((text) => {
      const [source = '', result = ''] = text.split(/^---\n/mu);
      return { source, wanted: result.split('\n').filter((line) => line !== '') };
    });
}

function interpretCase(source: string): readonly string[] {
  const { lines, end } = listCanon(source, options);
  const calls = lines
    .slice(ANNOUNCED, -RESETS)
    .map((line) => (/^ *\d+ N/u.test(line) ? line.slice(6) : line).replace(/^N\.{5} /u, ''))
    .flatMap((line) => line.split('\n'));
  if (end === 'end') return calls.filter((line) => line !== '');
  const message = end.error.message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
  return [...calls.filter((line) => line !== ''), `!!! ${message}`, `@@@ ${end.error.text.trimEnd()}`];
}

describe("our own programs do what LinuxCNC's rs274 printed for them", () => {
  test.each([
    ['lines', 'F1-F5, L1-L7, W1-W7'],
    ['expressions', 'E1-E5, P1-P3'],
    ['flow', 'O1-O8'],
    ['settings', 'U1-U8, T1-T3, P4, P5, S2'],
    ['motion', 'A1-A3, W8, W9, X2'],
    ['cycles', 'D1-D8'],
    ['compensation', 'C1-C8'],
    ['machine', 'X1-X3, W10, S1'],
  ])('%s [%s]', (area) => {
    const all = cases(area);
    expect(all.length).toBeGreaterThan(50);
    const wrong = all.flatMap(({ source, wanted }) => {
      const got = interpretCase(source);
      const difference =
        got.length === wanted.length || !wanted.some((line) => MARK.test(line))
          ? firstDifference(
              got,
              wanted.map((line) => line.trimEnd()),
            )
          : `${got.length} lines instead of ${wanted.length}: ${got.at(-2)}`;
      return difference === undefined ? [] : [`${source.trim().replaceAll('\n', ' | ')}: ${difference}`];
    });
    expect(wrong).toEqual([]);
  });
});
