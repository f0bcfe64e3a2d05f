import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpret } from './index.ts';
import { drawFlow, drawFormulas } from './testing-formulas.ts';
import { drawProgram } from './testing-programs.ts';

const BUDGET = 5000;

/** Every number of every call. */
function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

function expectSound(source: string): void {
  const { calls, end } = interpret(source, { budget: BUDGET });
  for (const { call, line } of calls) {
    expect(
      numbersOf(call).every((number) => !Number.isNaN(number)),
      JSON.stringify(call),
    ).toBe(true);
    expect(line).toBeGreaterThanOrEqual(0);
  }
  // A file that is not even opened ends with its announcement.
  expect(['onReset', 'setFeedReference']).toContain(calls.at(-1)?.call.kind);
  const { message, column } = end === 'end' ? { message: 'none', column: 1 } : end.error;
  expect(message).not.toBe('');
  expect(column).toBeGreaterThanOrEqual(1);
}

const seed = fc.nat(1_000_000);
const program = fc.oneof(
  seed.map((number) => drawProgram('mixed', number)),
  seed.map((number) => drawProgram('cycles', number)),
  seed.map((number) => drawProgram('contour', number)),
  seed.map(drawFormulas),
  seed.map(drawFlow),
);

const CHARACTERS = 'GMXYZIJKRPQLFSTHDEABC#<>[]()=+-*/.0123456789 \n\t%;oN@^$';

/** A program in which some characters are others, missing, or twice. */
const mutated = fc
  .tuple(
    program,
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2), fc.nat(CHARACTERS.length - 1)), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map(([source, changes]) => {
    let text = source;
    for (const [where, how, character] of changes) {
      const place = Math.floor(where * text.length);
      const put = CHARACTERS.charAt(character);
      if (how === 0) text = text.slice(0, place) + put + text.slice(place + 1);
      else if (how === 1) text = text.slice(0, place) + text.slice(place + 1);
      else text = text.slice(0, place) + put + text.slice(place);
    }
    return text;
  });

describe('whatever the program, interpretation ends, and calls hold numbers [F5, F6]', () => {
  test('random programs', () => {
    fc.assert(fc.property(program, expectSound), { numRuns: 400 });
  });

  test('mutated programs', () => {
    fc.assert(fc.property(mutated, expectSound), { numRuns: 1500 });
  });

  test('arbitrary text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectSound), { numRuns: 500 });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CHARACTERS.split('')), { maxLength: 200 }), (letters) => {
        expectSound(letters.join(''));
      }),
      { numRuns: 1500 },
    );
  });

  test('the same program has the same calls every time', () => {
    fc.assert(
      fc.property(program, (source) => {
        expect(interpret(source, { budget: BUDGET })).toEqual(interpret(source, { budget: BUDGET }));
      }),
      { numRuns: 100 },
    );
  });
});
