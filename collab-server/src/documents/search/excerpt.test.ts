import { describe, expect, it } from 'vitest';
import { excerptsOf, highlight } from './excerpt.ts';
import { fold, foldWithMap } from './fold.ts';
import { parseQuery } from './query.ts';
import { mulberry32 } from '../../platform/testing-random.ts';

const pieces = [
  '分数',
  '除法',
  '（一）',
  'Ａ',
  'ﬁ',
  '㎡',
  'e\u0301',
  '𠮷',
  '👩‍🏫',
  ' ',
  '\n',
  '\t',
  '，',
  '\ud800',
  '\u0000',
  'İ',
  'ß',
  '㈠',
  '½',
];

function randomText(random: () => number, length: number): string {
  return Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)] ?? '').join('');
}

const byCharacter = (run: string) => Array.from(run);

describe('folding', () => {
  it('knows where every part came from, and folds what is folded no further', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const { folded, at, source } = foldWithMap(randomText(mulberry32(seed), 40));
      const rising = at.every((index, unit) => unit === 0 || index >= (at[unit - 1] ?? 0));
      expect({ seed, length: at.length, end: at.at(-1), rising, again: fold(folded) }).toEqual({
        seed,
        length: folded.length + 1,
        end: source.length,
        rising: true,
        again: folded,
      });
    }
  });
});

describe('marking hits', () => {
  const joined = (parts: readonly { text: string }[]) => parts.map((part) => part.text).join('');

  it('changes no text but runs of blanks, whatever is looked for in whatever', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = mulberry32(seed);
      const text = randomText(random, 60);
      const terms = parseQuery(randomText(random, 1 + Math.floor(random() * 4)), byCharacter);
      const parts = highlight(text, terms);
      const flat = (value: string) => value.replace(/\s+/g, '');
      expect([seed, flat(joined(parts))]).toEqual([seed, flat(text.normalize('NFC'))]);
      for (const excerpt of excerptsOf(text.repeat(20), terms)) {
        expect([seed, excerpt.some((part) => part.hit), joined(excerpt).length < 600]).toEqual([seed, true, true]);
      }
    }
  });

  it('shows at most three places, those with most hits, in their order', () => {
    const filler = '。'.repeat(200);
    const text = ['分数', '分数除分数', '分数', '分数与分数', '分数分数，分数'].join(filler);
    const excerpts = excerptsOf(text, parseQuery('分数', byCharacter));
    expect(excerpts.map((parts) => parts.filter((part) => part.hit).map((part) => part.text))).toEqual([
      ['分数', '分数'],
      ['分数', '分数'],
      ['分数分数', '分数'],
    ]);
  });

  it('marks the words where the whole stands nowhere', () => {
    const [term] = parseQuery('除法分数', () => ['除法', '分数']);
    const marked = highlight('分数的除法', term ? [term] : []);
    expect(marked.filter((part) => part.hit).map((part) => part.text)).toEqual(['分数', '除法']);
  });
});
