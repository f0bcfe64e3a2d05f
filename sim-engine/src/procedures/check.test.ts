import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json } from '../kernel/json.ts';
import { tankProcedure } from '../testing/tank/procedure.ts';
import { tankSystem } from '../testing/tank/system.ts';
import { checkProcedure, parseProcedure } from './check.ts';

const problemsOf = (value: unknown): string[] => {
  const checked = checkProcedure(value, tankSystem);
  return checked.ok ? [] : checked.failure.map(({ code, pointer }) => `${code} ${pointer}`);
};
const done: Json = { kind: 'signal', signal: 'valve.opening', is: '==', than: 0 };
const withSteps = (...steps: Json[]): Json => ({ ...tankProcedure, hazards: [], steps });
const step = (id: string, more: { readonly [key: string]: Json } = {}): Json => ({ id, title: 't', done, ...more });

describe('checkProcedure', () => {
  it('[P1, P3] reads a procedure, and its text', () => {
    expect(problemsOf(tankProcedure)).toEqual([]);
    expect(parseProcedure(JSON.stringify(tankProcedure), tankSystem)).toEqual(checkProcedure(tankProcedure));
  });

  it.each<[string, Json, string[]]>([
    ['a step that waits for itself', withSteps(step('a', { after: ['a'] })), ['circle /steps']],
    ['an unknown step', withSteps(step('a', { after: ['b'] })), ['unknownStep /steps/0/after/0']],
    [
      'an unknown alternative',
      withSteps(step('a'), step('b', { after: [['a', 'c']] })),
      ['unknownStep /steps/1/after/0'],
    ],
    ['no alternative at all', withSteps(step('a', { after: [[]] })), ['nothingRequired /steps/0/after/0']],
    ['two steps of one name', withSteps(step('a'), step('a')), ['duplicateId /steps/1/id']],
    [
      'an unknown signal',
      withSteps(step('a', { done: { kind: 'signal', signal: 'valve.hue', is: '>', than: 0 } })),
      ['unknownSignal /steps/0/done'],
    ],
    [
      'an unknown signal to compare with',
      withSteps(step('a', { begins: { kind: 'signal', signal: 'valve.opening', is: '>', than: { signal: 'x.y' } } })),
      ['unknownSignal /steps/0/begins'],
    ],
    [
      'an unknown mode',
      withSteps(step('a', { precondition: { kind: 'mode', block: 'lamp', path: '', equals: 1 } })),
      ['unknownBlock /steps/0/precondition'],
    ],
    [
      'an unknown command',
      withSteps(step('a', { done: { kind: 'once', of: { kind: 'command', target: 'pump', name: 'burst' } } })),
      ['unknownCommand /steps/0/done'],
    ],
    [
      'an unknown command of the session',
      withSteps(step('a', { done: { kind: 'command', target: '@session', name: 'sing' } })),
      ['unknownCommand /steps/0/done'],
    ],
    [
      'a script that cannot be',
      withSteps(step('a', { demonstration: [{ command: { target: 'pump', name: 'burst', args: null } }] })),
      ['unknownCommand /steps/0/demonstration/0/command'],
    ],
    ['no predicate', withSteps(step('a', { done: { kind: 'maybe' } })), ['notAllowed /steps/0/done/kind']],
    ['no end', withSteps({ id: 'a', title: 't' }), ['missing /steps/0/done']],
    ['an unknown field', withSteps(step('a', { colour: 'red' })), ['unknownField /steps/0/colour']],
    ['another format', { ...tankProcedure, format: 2 }, ['notAllowed /format']],
    [
      'hazards of one name',
      { ...tankProcedure, hazards: [tankProcedure.hazards[0], tankProcedure.hazards[0]] },
      ['duplicateId /hazards/1/id'],
    ],
    [
      'a hazard without weight',
      { ...tankProcedure, hazards: [{ ...tankProcedure.hazards[0], severity: 'mild' }] },
      ['notAllowed /hazards/0/severity'],
    ],
    ['text', 'steps', ['wrongType ']],
  ])('[P3] refuses %s', (_what, value, expected) => {
    expect(problemsOf(value)).toEqual(expected);
  });

  it('[P3] names the steps of a circle in the order of waiting', () => {
    const checked = checkProcedure(
      withSteps(
        step('a'),
        step('b', { after: ['a', 'd'] }),
        step('c', { after: ['b'] }),
        step('d', { after: [['c', 'a']] }),
      ),
    );
    expect(checked.ok ? [] : checked.failure).toEqual([
      { code: 'circle', pointer: '/steps', details: { steps: ['b', 'd', 'c'] } },
    ]);
  });

  it('[P3] returns for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom('steps', 'hazards', 'id', 'format'), (value, key) => {
        const checked = checkProcedure({ ...tankProcedure, [key]: value }, tankSystem);
        expect(checked.ok || checked.failure.length > 0).toBe(true);
      }),
    );
    expect(parseProcedure('{').ok).toBe(false);
  });
});
