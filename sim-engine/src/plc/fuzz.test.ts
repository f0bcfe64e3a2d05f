import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { Pcg32 } from '../random/pcg32.ts';
import { compile, Controller } from './index.ts';
import { mutated } from './testing-mutations.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const TEXTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.st'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'));

const SEEDS = 1500;

/** Compiles and, where that works, runs, stores and restores. @returns whether it compiled */
function survives(text: string): boolean {
  const result = compile(text);
  if (!result.ok) return false;
  const controller = new Controller(result.value, { budget: 3000 });
  for (let scan = 0; scan < 4; scan++) controller.scan();
  const copy = new Controller(result.value, { budget: 3000 });
  copy.restore(JSON.parse(JSON.stringify(controller.snapshot())));
  expect(copy.scan()).toBe(controller.scan());
  expect(copy.snapshot()).toEqual(controller.snapshot());
  return true;
}

describe('mutated programs', () => {
  it('[PLC-L7] [PLC-M5] [PLC-M7] never hang, crash or throw, and go on from a snapshot', () => {
    let compiles = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const generator = Pcg32.seeded({ high: 0, low: seed }, { high: 0, low: 61_131 });
      const text = mutated(TEXTS[generator.nextBelow(TEXTS.length)] ?? '', generator);
      try {
        if (survives(text)) compiles += 1;
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
    expect(compiles).toBeGreaterThan(SEEDS / 20);
  });

  it.each([
    ['parentheses', `x := ${'('.repeat(5000)}1${')'.repeat(5000)};`],
    ['signs', `x := ${'-'.repeat(5000)}1;`],
    ['a chain', `x := 1${' + 1'.repeat(50_000)};`],
    ['blocks', `${'IF TRUE THEN '.repeat(3000)};`],
    ['initial values', `END_PROGRAM TYPE t : ARRAY [0..9] OF INT := ${'[9('.repeat(3000)};`],
    ['types', `END_PROGRAM TYPE t : ${'ARRAY [0..1] OF '.repeat(3000)} INT; END_TYPE`],
    ['repeats', 'END_PROGRAM TYPE t : ARRAY [0..999999] OF INT := [999999([999999([999999([])])])]; END_TYPE'],
    ['a comment', '(*'.repeat(20_000)],
    [
      'a huge array',
      'END_PROGRAM PROGRAM q VAR a : ARRAY [0..2000000000] OF ARRAY [0..2000000000] OF INT; END_VAR ; END_PROGRAM',
    ],
    ['nothing', '\0\u{FFFF}\u{1F600}'],
    ['huge numbers', `x := ${'9'.repeat(5000)} + 16#${'F'.repeat(5000)} + ${'9'.repeat(400)}.5;`],
    ['a long duration', `x := T#${'9'.repeat(5000)}d;`],
  ])('[PLC-L8] survive %s', (_, body) => {
    expect(() => compile(`PROGRAM p VAR x : LREAL; END_VAR ${body} END_PROGRAM`)).not.toThrow();
  });

  it('[PLC-L7] compile the empty text to an error', () => {
    const result = compile('');
    expect(result.ok ? [] : result.failure.map(({ code }) => code)).toEqual(['ST316']);
  });
});
