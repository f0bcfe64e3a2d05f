import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json } from '../kernel/json.ts';
import { ask, freshMemory } from './evaluate.ts';
import type { Predicate, Relation } from './predicate.ts';
import { anyPredicate, anyShown, momentOf, type Shown } from './testing.ts';

const base: Shown = { values: { 'a.x': 1, 'a.y': Number.NaN }, on: true, command: null };
const go: Shown = { ...base, command: 'go' };
const asked = (predicate: Predicate, shown: Shown = base): boolean =>
  ask(predicate, momentOf(shown, 0), freshMemory(predicate));

/** The answers along a run in which `a.x` takes these values, one tick each. */
function along(predicate: Predicate, values: readonly number[], commands: readonly number[] = []): string {
  const memory = freshMemory(predicate);
  const answers = values.map((value, tick) =>
    ask(
      predicate,
      momentOf({ ...base, values: { 'a.x': value }, command: commands.includes(tick) ? 'go' : null }, tick),
      memory,
    ),
  );
  return answers.map((answer) => (answer ? '#' : '.')).join('');
}

const high: Predicate = { kind: 'signal', signal: 'a.x', is: '>', than: 0 };
const low: Predicate = { kind: 'signal', signal: 'a.x', is: '<', than: 0 };

describe('signal and between', () => {
  it.each<[Relation, string]>([
    ['<', '#..'],
    ['<=', '##.'],
    ['>', '..#'],
    ['>=', '.##'],
    ['==', '.#.'],
    ['!=', '#.#'],
  ])('[Q2] a.x %s 0 over −1, 0, 1 is %s', (is, expected) => {
    expect(along({ kind: 'signal', signal: 'a.x', is, than: 0 }, [-1, 0, 1])).toBe(expected);
  });

  it.each<[Relation, boolean]>([
    ['<', false],
    ['<=', false],
    ['>', false],
    ['>=', false],
    ['==', false],
    ['!=', true],
  ])('[Q2] what is no number is %s anything: %s', (is, expected) => {
    for (const signal of ['a.y', 'no.such'])
      expect(asked({ kind: 'signal', signal, is, than: { signal: 'a.x' } })).toBe(expected);
    expect(asked({ kind: 'between', signal: 'a.y', low: -9, high: 9 })).toBe(false);
  });

  it('[Q2] between includes its limits', () => {
    expect(along({ kind: 'between', signal: 'a.x', low: -1, high: 1 }, [-2, -1, 0, 1, 2])).toBe('.###.');
  });
});

describe('mode', () => {
  it.each<[string, string, Json, boolean]>([
    ['m', 'on', true, true],
    ['m', 'on', false, false],
    ['m', '', { on: true }, true],
    ['m', '', { on: true, off: true }, false],
    ['m', '', {}, true],
    ['m', 'list.1', { deep: 'yes' }, true],
    ['m', 'list.1.deep', 'yes', true],
    ['m', 'list', [1], false],
    ['m', 'list', [1, { deep: 'yes' }], true],
    ['m', 'constructor', {}, false],
    ['m', '', { constructor: {} }, false],
    ['other', '', {}, false],
  ])('[Q3] %s at "%s" being %j is %s', (block, path, equals, expected) => {
    expect(asked({ kind: 'mode', block, path, equals })).toBe(expected);
  });
});

describe('command', () => {
  const wanted = { kind: 'command', target: 'p', name: 'go' } as const;

  it.each<[string, Predicate, boolean]>([
    ['of this name', wanted, true],
    ['of another name', { ...wanted, name: 'stop' }, false],
    ['to another', { ...wanted, target: 'q' }, false],
    ['with part of its arguments', { ...wanted, args: { speed: 2 } }, true],
    ['with other arguments', { ...wanted, args: { speed: 3 } }, false],
    ['with a list that agrees whole', { ...wanted, args: { way: ['up'] } }, true],
    ['by its giver', { ...wanted, by: 'trainee' }, true],
    ['by somebody else', { ...wanted, by: 'instructor' }, false],
  ])('[Q4] %s', (_what, predicate, expected) => {
    expect(asked(predicate, go)).toBe(expected);
    expect(asked(predicate)).toBe(false);
  });
});

describe('all, any, not', () => {
  it('[Q5] of nothing', () => {
    expect(asked({ kind: 'all', of: [] })).toBe(true);
    expect(asked({ kind: 'any', of: [] })).toBe(false);
  });

  it('[Q5] ask every part, so that what the later ones remember does not depend on the earlier ones', () => {
    const predicate: Predicate = { kind: 'all', of: [low, { kind: 'once', of: high }] };
    expect(along(predicate, [1, -1])).toBe('.#');
    const either: Predicate = { kind: 'all', of: [{ kind: 'any', of: [high, { kind: 'once', of: high }] }, low] };
    expect(along(either, [1, -1])).toBe('.#');
  });
});

describe('held, once, since', () => {
  it.each<[number, string]>([
    [0, '.###..####'],
    [0.1, '..##...###'],
    [0.2, '...#....##'],
    // Rounded up to whole ticks.
    [0.25, '.........#'],
    [0.3, '.........#'],
  ])('[Q6] held for %s s', (forS, expected) => {
    expect(along({ kind: 'held', of: high, forS }, [0, 1, 1, 1, 0, 0, 1, 1, 1, 1])).toBe(expected);
  });

  it('[Q6] counts in ticks, whose sum of seconds would miss by a bit', () => {
    const values = Array.from({ length: 8 }, () => 1);
    expect(along({ kind: 'held', of: high, forS: 0.7 }, values)).toBe('.......#');
  });

  it('[Q7] once stays true', () => {
    expect(along({ kind: 'once', of: high }, [0, 1, 0, -1])).toBe('.###');
  });

  it('[Q7] since waits for what must come first', () => {
    const since: Predicate = { kind: 'since', of: high, after: { kind: 'command', target: 'p', name: 'go' } };
    expect(along(since, [1, 1, 0, 1, 0], [2])).toBe('...##');
    expect(along(since, [0, 1, 0], [1])).toBe('.##');
    expect(along(since, [1, 0, 0], [1])).toBe('...');
  });
});

describe('memory', () => {
  it('[Q1] is plain numbers: a journey as text changes no answer', () => {
    fc.assert(
      fc.property(anyPredicate, fc.array(anyShown, { maxLength: 12 }), (predicate, run) => {
        const memory = freshMemory(predicate);
        let travelled = freshMemory(predicate);
        for (const [tick, shown] of run.entries()) {
          travelled = JSON.parse(JSON.stringify(travelled));
          expect(ask(predicate, momentOf(shown, tick), travelled)).toBe(ask(predicate, momentOf(shown, tick), memory));
          expect(travelled).toEqual(memory);
          expect(memory).toHaveLength(freshMemory(predicate).length);
        }
      }),
    );
  });

  it('[Q5, Q7] obeys logic', () => {
    fc.assert(
      fc.property(anyPredicate, anyPredicate, fc.array(anyShown, { minLength: 1, maxLength: 8 }), (one, two, run) => {
        const pairs: [Predicate, Predicate][] = [
          [
            { kind: 'not', of: { kind: 'all', of: [one, two] } },
            {
              kind: 'any',
              of: [
                { kind: 'not', of: one },
                { kind: 'not', of: two },
              ],
            },
          ],
          [{ kind: 'not', of: { kind: 'not', of: one } }, one],
          [{ kind: 'held', of: one, forS: 0 }, one],
          [
            { kind: 'once', of: { kind: 'once', of: one } },
            { kind: 'once', of: one },
          ],
          [
            { kind: 'since', of: one, after: { kind: 'all', of: [] } },
            { kind: 'once', of: one },
          ],
        ];
        for (const [left, right] of pairs) {
          const leftMemory = freshMemory(left);
          const rightMemory = freshMemory(right);
          for (const [tick, shown] of run.entries())
            expect(ask(left, momentOf(shown, tick), leftMemory)).toBe(ask(right, momentOf(shown, tick), rightMemory));
        }
      }),
    );
  });
});
