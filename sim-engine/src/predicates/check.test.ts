import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json } from '../kernel/json.ts';
import { readShape } from '../shape/index.ts';
import { readPredicate } from './check.ts';
import { commandsOf, modesOf, signalsOf } from './predicate.ts';
import { anyPredicate } from './testing.ts';

const isPredicate = (value: Json): boolean => readShape(value, readPredicate).ok;
const level: Json = { kind: 'signal', signal: 'tank.level', is: '>', than: 1 };
const deep = (levels: number): Json => (levels === 0 ? level : { kind: 'not', of: deep(levels - 1) });

describe('reading a predicate', () => {
  it('[Q8] gives it back as it is', () => {
    fc.assert(
      fc.property(anyPredicate, (predicate) => {
        expect(readShape(predicate, readPredicate)).toEqual({ ok: true, value: predicate });
      }),
    );
  });

  it.each<[string, Json, string[]]>([
    ['nothing known', { kind: 'perhaps' }, ['notAllowed /kind']],
    ['no kind', {}, ['missing /kind']],
    ['a list', [], ['wrongType ']],
    ['another relation', { ...(level as object), is: '=' }, ['notAllowed /is']],
    ['an operand of no kind', { ...(level as object), than: 'much' }, ['wrongType /than']],
    [
      'an operand with too much',
      { ...(level as object), than: { signal: 'a', scale: 2 } },
      ['unknownField /than/scale'],
    ],
    ['a mode without what it should be', { kind: 'mode', block: 'a', path: '' }, ['missing /equals']],
    ['a nameless command', { kind: 'command', target: 'a', name: '' }, ['tooLong /name']],
    ['a part that is none', { kind: 'all', of: [level, 3] }, ['wrongType /of/1']],
    ['too many parts', { kind: 'any', of: Array.from({ length: 65 }, () => level) }, ['tooMany /of']],
    ['time that runs backwards', { kind: 'held', of: level, forS: -1 }, ['outOfRange /forS']],
    ['an unknown field', { ...(level as object), colour: 1 }, ['unknownField /colour']],
    [
      'something inside',
      { kind: 'since', of: level, after: { kind: 'once', of: { kind: 'no' } } },
      ['notAllowed /after/of/kind'],
    ],
  ])('[Q8] refuses %s', (_what, value, expected) => {
    const read = readShape(value, readPredicate);
    expect(read.ok ? [] : read.failure.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
    expect(isPredicate(value)).toBe(false);
  });

  it('[Q8] goes 32 levels deep and no further', () => {
    expect(isPredicate(deep(32))).toBe(true);
    expect(isPredicate(deep(33))).toBe(false);
    expect(isPredicate(deep(2000))).toBe(false);
  });

  it('[Q8] returns for any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof isPredicate(value as Json) === 'boolean'));
  });
});

describe('what a predicate reads', () => {
  it('is named in the order of its text', () => {
    const pump = { kind: 'command', target: 'pump', name: 'start' } as const;
    const predicate = {
      kind: 'all',
      of: [
        { kind: 'signal', signal: 'a.x', is: '<', than: { signal: 'b.y' } },
        { kind: 'since', of: { kind: 'mode', block: 'm', path: 'on', equals: true }, after: pump },
        { kind: 'held', of: { kind: 'between', signal: 'c.z', low: 0, high: { signal: 'd.w' } }, forS: 1 },
      ],
    } as const;
    expect(signalsOf(predicate)).toEqual(['a.x', 'b.y', 'c.z', 'd.w']);
    expect(modesOf(predicate)).toEqual(['m']);
    expect(commandsOf(predicate)).toEqual([pump]);
  });
});
