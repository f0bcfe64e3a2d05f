import { describe, expect, it } from 'vitest';

import type { Cursor } from './cursor.ts';
import { parseJson, readShape } from './sound.ts';

function problemsOf(value: unknown, read: (cursor: Cursor) => unknown): string[] {
  const shaped = readShape(value, read);
  return shaped.ok ? [] : shaped.failure.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('a cursor', () => {
  it('reads what is there', () => {
    const value = { name: 'a', size: 2.5, count: 3, on: true, list: ['x', 'y'], word: 'b' };
    const shaped = readShape(value, (cursor) => ({
      name: cursor.at('name').text(),
      size: cursor.at('size').number(),
      count: cursor.at('count').integer(0, 3),
      on: cursor.at('on').flag(),
      list: cursor
        .at('list')
        .items(2)
        .map((item) => item.text()),
      word: cursor.at('word').choice(['a', 'b']),
    }));
    expect(shaped).toEqual({ ok: true, value });
  });

  it.each<[string, unknown, (cursor: Cursor) => unknown, string[]]>([
    ['a number for a text', 3, (cursor) => cursor.text(), ['wrongType ']],
    ['an empty text', '', (cursor) => cursor.text(), ['tooLong ']],
    ['a long text', 'abc', (cursor) => cursor.text(2), ['tooLong ']],
    ['a number too small', -1, (cursor) => cursor.number(0), ['outOfRange ']],
    ['a number that is not whole', 0.5, (cursor) => cursor.integer(0, 1), ['wrongType ']],
    ['a text for a truth value', 'yes', (cursor) => cursor.flag(), ['wrongType ']],
    ['another word', 'c', (cursor) => cursor.choice(['a', 'b']), ['notAllowed ']],
    ['a list too long', [1, 2], (cursor) => cursor.items(1), ['tooMany ']],
    ['no list', {}, (cursor) => cursor.items(1), ['wrongType ']],
    [
      'what is missing and what is too much',
      { b: 1 },
      (cursor) => cursor.object(['a']),
      ['missing /a', 'unknownField /b'],
    ],
    ['a name that only the prototype has', {}, (cursor) => cursor.at('constructor').text(), ['missing /constructor']],
    ['names with the signs of pointers', { 'a/b~c': 1 }, (cursor) => cursor.at('a/b~c').text(), ['wrongType /a~1b~0c']],
  ])('finds %s', (_what, value, read, expected) => {
    expect(problemsOf(value, read)).toEqual(expected);
  });

  it('complains once of a place, and not of what would be inside', () => {
    const read = (cursor: Cursor): unknown => [
      cursor.object(['inner']).at('inner').at('deep').text(),
      cursor.at('inner').at('other').number(),
    ];
    expect(problemsOf({}, read)).toEqual(['missing /inner']);
    expect(problemsOf({ inner: 3 }, read)).toEqual(['wrongType /inner']);
  });

  it('keeps at most a hundred problems', () => {
    const many = Array.from({ length: 500 }, () => 1);
    expect(problemsOf(many, (cursor) => cursor.items(500).map((item) => item.text()))).toHaveLength(100);
  });
});

describe('what is no JSON', () => {
  it.each<[string, unknown, string]>([
    ['not a number', { a: Number.NaN }, 'notJson /a'],
    ['no end', [Number.POSITIVE_INFINITY], 'notJson /0'],
    ['nothing at all', undefined, 'notJson '],
    ['nothing inside', { a: undefined }, 'notJson /a'],
    ['a gap in a list', { a: Object.assign([1], { length: 2 }) }, 'notJson /a/1'],
    ['a function', { a: () => 1 }, 'notJson /a'],
    ['a large whole number', 3n, 'notJson '],
  ])('is found: %s', (_what, value, expected) => {
    expect(problemsOf(value, () => null)).toEqual([expected]);
  });

  it('is no reason to throw', () => {
    expect(parseJson('{"a":', 100)).toEqual({ ok: false, failure: [{ code: 'notJson', pointer: '' }] });
    expect(parseJson('"aaaa"', 5).ok).toBe(false);
    expect(parseJson('[1]', 5)).toEqual({ ok: true, value: [1] });
    expect(parseJson('['.repeat(100_000), 1_000_000).ok).toBe(false);
  });
});
