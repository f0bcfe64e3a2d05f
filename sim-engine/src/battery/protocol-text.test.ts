import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProtocolStep } from './protocol.ts';
import { parseProtocol } from './protocol-text.ts';

const steps = (text: string): readonly ProtocolStep[] => {
  const parsed = parseProtocol(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return parsed.value;
};

describe('a protocol in text', () => {
  it('reads currents, voltages, rests and their limits', () => {
    expect(steps('cc -25 A until 4.15 V or 2 h; cv 4.15 until 2.5 A; rest 30 min')).toEqual([
      { control: { kind: 'current', currentA: -25 }, limits: { voltageV: 4.15, durationS: 7200 } },
      { control: { kind: 'voltage', voltageV: 4.15 }, limits: { currentA: 2.5 } },
      { control: { kind: 'rest' }, limits: { durationS: 1800 } },
    ]);
  });

  it('takes capitals, and steps that only their unit tells', () => {
    expect(steps('-25 A until 4.15 V; CV 4.15 V until 2.5 A; 2 X (REST 40 s)')).toEqual(
      steps('cc -25 A until 4.15 V; cv 4.15 V until 2.5 A; 2 x (rest 40 s)'),
    );
    expect(steps('4.15 V until 2.5 A')).toEqual(steps('cv 4.15 V until 2.5 A'));
  });

  it('repeats, within repetitions too, and takes a semicolon at the end', () => {
    expect(steps('2 x (cc 10 A for 1 s; 3 x (rest 1 s;););')).toHaveLength(8);
  });

  it.each([
    ['', 0, 'a step'],
    ['cc 50 A', 7, 'until or for'],
    ['cc 50 A until 2.9 X', 18, 'V, A, s, min or h'],
    ['rest 3 constructor', 7, 'V, A, s, min or h'],
    ['50 until 3 V', 0, 'cc, cv, rest or a repetition'],
    ['hold 3 V', 0, 'cc, cv, rest or a repetition'],
    ['2 x rest 1 s', 4, '('],
    ['2 x (rest 1 s', 13, '; or )'],
    ['rest 1 s rest 2 s', 9, '; or the end'],
    ['0.5 x (rest 1 s)', 4, 'a whole number of times before this'],
    ['100 x (1000 x (rest 1 s))', 25, 'at most 10000 steps before this'],
  ])('refuses %j at %d, where it expects %s', (text, position, expected) => {
    expect(parseProtocol(text)).toEqual({ ok: false, failure: { position, expected } });
  });

  it('never throws, whatever the text', () => {
    const words = [
      'cc',
      'cv',
      'rest',
      'until',
      'for',
      'or',
      '4.2',
      '-5',
      'A',
      'V',
      's',
      'x',
      '(',
      ')',
      ';',
      '8 x (',
      '?',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (chosen) => {
        expect(typeof parseProtocol(chosen.join(' ')).ok).toBe('boolean');
      }),
    );
    expect(parseProtocol('8 x ('.repeat(2000)).ok).toBe(false);
  });
});
