import type { Pcg32 } from '../random/pcg32.ts';

const NUMBERS = [
  '0',
  '1',
  '-1',
  '2',
  '7',
  '255',
  '256',
  '40000',
  '4294967296',
  '18446744073709551616',
  '0.5',
  '1.0E300',
];
const OPERATORS = ['+', '-', '*', '/', 'MOD', 'AND', 'OR', 'XOR', '=', '<>', '<', '>=', '**', ':=', '..'];
const WORDS = [
  ...'IF THEN ELSE ELSIF END_IF CASE OF END_CASE FOR TO BY DO END_FOR WHILE END_WHILE REPEAT UNTIL END_REPEAT EXIT'.split(
    ' ',
  ),
  ...'CONTINUE RETURN VAR END_VAR VAR_IN_OUT CONSTANT ARRAY STRUCT BOOL INT LREAL STRING TIME WORD ULINT TON CTU NOT'.split(
    ' ',
  ),
  ...'( ) [ ] ; : , . := => # % $ "abc" \'x\' T#1s D#2024-02-30 16#FF %IX0.0 %QW1 SQRT MUX TRUNC LEN INT_TO_TIME'.split(
    ' ',
  ),
];

function pick<Item>(generator: Pcg32, items: readonly Item[]): Item | undefined {
  return items[generator.nextBelow(items.length)];
}

/** A text with a few of its words deleted, doubled, moved or replaced: some by words of their kind, so that many still compile. */
export function mutated(text: string, generator: Pcg32): string {
  const words = text.match(/\s+|\w+|:=|[<>]=|<>|[^\s\w]/gu) ?? [];
  const names = words.filter((word) => /^[A-Za-z_]\w*$/u.test(word));
  const changes = 1 + generator.nextBelow(3);
  for (let change = 0; change < changes && words.length > 0; change++) {
    const at = generator.nextBelow(words.length);
    const word = words[at] ?? '';
    const kind = generator.nextBelow(20);
    if (kind === 0) words.splice(at, 1 + generator.nextBelow(3));
    else if (kind === 1) words.splice(at, 0, pick(generator, WORDS) ?? '', ' ');
    else if (kind === 2) words.splice(at, 0, ...words.slice(at, at + generator.nextBelow(30)));
    else if (kind === 3) words[at] = words[generator.nextBelow(words.length)] ?? '';
    else replaceByKind(words, at, word, names, generator);
  }
  return words.join('');
}

/** Looks on from `at` for a word that has one of its kind to take its place. */
function replaceByKind(words: string[], at: number, first: string, names: readonly string[], generator: Pcg32): void {
  let word = first;
  for (let index = at; index < words.length; index++) {
    word = words[index] ?? '';
    const items = /^\d+$/u.test(word)
      ? NUMBERS
      : OPERATORS.includes(word)
        ? OPERATORS
        : names.includes(word)
          ? names
          : [];
    if (items.length === 0) continue;
    words[index] = pick(generator, items) ?? word;
    return;
  }
}
