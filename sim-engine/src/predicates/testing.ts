import fc from 'fast-check';

import type { Predicate, Readings, SeenCommand } from './predicate.ts';

const signal = fc.constantFrom('a.x', 'a.y', 'b.x');
const operand = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.record({ signal }));

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({
    kind: fc.constant('signal' as const),
    signal,
    is: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const, '==' as const, '!=' as const),
    than: operand,
  }),
  fc.record({ kind: fc.constant('between' as const), signal, low: operand, high: operand }),
  fc.record({
    kind: fc.constant('mode' as const),
    block: fc.constant('m'),
    path: fc.constant('on'),
    equals: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('command' as const), target: fc.constant('p'), name: fc.constantFrom('go', 'stop') }),
);

/** Any predicate over a few signals, one mode and two commands. */
export const anyPredicate: fc.Arbitrary<Predicate> = fc.letrec<{ all: Predicate }>((tie) => ({
  all: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('all'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constantFrom('not' as const, 'once' as const), of: tie('all') }),
    fc.record({ kind: fc.constant('held' as const), of: tie('all'), forS: fc.constantFrom(0, 0.1, 0.25, 0.3) }),
    fc.record({ kind: fc.constant('since' as const), of: tie('all'), after: tie('all') }),
  ),
})).all;

/** What a moment of a test shows. */
export interface Shown {
  readonly values: Readonly<Record<string, number>>;
  readonly on: boolean;
  readonly command: 'go' | 'stop' | null;
}

export const anyShown: fc.Arbitrary<Shown> = fc.record({
  values: fc.record({
    'a.x': fc.integer({ min: -2, max: 2 }),
    'a.y': fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constant(Number.NaN)),
  }),
  on: fc.boolean(),
  command: fc.constantFrom('go', 'stop', null),
});

export function momentOf({ values, on, command }: Shown, tick: number): Readings {
  const commands: SeenCommand[] =
    command === null ? [] : [{ target: 'p', name: command, args: { speed: 2, way: ['up'] }, seq: 0, by: 'trainee' }];
  return {
    tick,
    tickS: 0.1,
    commands,
    read: (name) => values[name],
    mode: (block) => (block === 'm' ? { on, list: [1, { deep: 'yes', more: 1 }] } : undefined),
  };
}
