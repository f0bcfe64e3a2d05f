import { describe, expect, test } from 'vitest';
import {
  interpret,
  interpretSteps,
  listCanon,
  parseParameterFile,
  formatParameterFile,
  parseToolTable,
} from './index.ts';

const kindsOf = (source: string, options = {}): readonly string[] =>
  interpret(source, options)
    .calls.slice(6)
    .map(({ call }) => call.kind);

function errorOf(
  source: string,
  options = {},
): { readonly line: number; readonly column: number; readonly message: string } {
  const { end } = interpret(source, options);
  if (end === 'end') throw new Error('the program was not refused');
  return end.error;
}

describe('what a control needs', () => {
  test('[C2] a step is a line, and each call knows the line that ordered it', () => {
    const steps = [...interpretSteps('F1\nG41.1 D4\nG1 X10\nG1 X20\nG1 Y20\nG40\nM2\n')];
    expect(steps.map(({ line }) => line)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const moves = steps.flatMap((step) =>
      step.calls.filter(({ call }) => call.kind === 'straightFeed').map(({ line }) => [step.line, line]),
    );
    expect(moves).toEqual([
      [4, 3],
      [5, 4],
      [6, 5],
    ]);
  });

  test('steps may be abandoned', () => {
    let seen = 0;
    for (const { line } of interpretSteps('G0 X1\no1 while [1]\nG0 X2\no1 endwhile\n')) {
      seen = line;
      if (line === 3) break;
    }
    expect(seen).toBe(3);
  });

  test('[L4] block delete leaves lines with a slash out', () => {
    const source = 'G0 X1\n/G0 X2\n / N5 G0 X3\nM2\n';
    const moves = (blockDelete: boolean): number =>
      kindsOf(source, { blockDelete }).filter((kind) => kind === 'straightTraverse').length;
    expect(moves(false)).toBe(3);
    expect(moves(true)).toBe(1);
  });

  test('[X1] an optional stop is a call of its own, for the control to heed', () => {
    expect(kindsOf('M0\nM1\nM60\nM2\n').slice(0, 4)).toEqual([
      'programStop',
      'optionalProgramStop',
      'palletShuttle',
      'programStop',
    ]);
  });

  test('[F6] an endless loop is refused by its budget', () => {
    const error = errorOf('o1 while [1]\no1 endwhile\nM2\n', { budget: 1000 });
    expect(error.message).toContain('budget');
    expect([1, 2]).toContain(error.line);
  });

  test('[O3] calls without end are refused', () => {
    expect(errorOf('o1 sub\no1 call\no1 endsub\no1 call\n')).toMatchObject({
      line: 2,
      message: 'Too many subroutine levels',
    });
  });

  test('[F4, F5] a refusal names line, column and text', () => {
    expect(errorOf('G21\n  G0 X[1/0] (why)\nM2\n')).toMatchObject({
      line: 2,
      column: 10,
      code: 'expression',
      message: 'Attempt to divide by zero',
      text: '  G0 X[1/0] (why)',
    });
  });

  test('[P4] parameters are there afterwards, lengths in inches', () => {
    const { parametersAfter } = interpret('G21\nG10 L2 P2 X25.4\n#7=3\n#<a>=1\nM2\n');
    expect(parametersAfter.get(5241)).toBeCloseTo(1, 12);
    expect(parametersAfter.get(7)).toBe(3);
  });

  test('[F1] offsets of the parameter file hold from the beginning', () => {
    const parameters = new Map([
      [5220, 2],
      [5241, 1],
      [5210, 1],
      [5211, 0.5],
    ]);
    const { lines } = listCanon('M2\n', { parameters });
    expect(lines[1]).toContain('SET_G5X_OFFSET(2, 25.4000');
    expect(lines[2]).toContain('SET_G92_OFFSET(12.7000');
  });
});

describe('files', () => {
  test('a parameter file is read and written', () => {
    const before = parseParameterFile('5161\t1.000000\n5220\t1.000000\n');
    if (!before.ok) throw new Error('it does not parse');
    const text = formatParameterFile(before.value, interpret('#31=5\nG28.1\nM2\n').parametersAfter);
    expect(text.split('\n')[0]).toBe('5161\t0.000000');
    expect(parseParameterFile(text).ok).toBe(true);
    expect(text).not.toContain('31\t5');
  });

  test.each([
    ['5161', 'has no value'],
    ['abc 1', 'no parameter'],
    ['9999 1', 'no parameter'],
    ['5162 1\n5161 1', 'out of order'],
  ])('a parameter file %j is refused', (text, message) => {
    const parsed = parseParameterFile(text);
    expect(parsed.ok ? '' : parsed.failure.message).toContain(message);
  });

  test('a tool table is read, remarks and all', () => {
    const parsed = parseToolTable('; ours\nT1 P3 Z1.5 D.25 ;drill\n\nt8 x-0.5 I95 J155 Q2\n');
    expect(
      parsed.ok && parsed.value.map(({ tool, pocket, diameter, comment }) => [tool, pocket, diameter, comment]),
    ).toEqual([
      [1, 3, 0.25, 'drill'],
      [8, undefined, 0, ''],
    ]);
  });

  test.each(['T1 K3', 'P1 Z2', 'T1 Zx', 'T1.5'])('a tool table %j is refused with its place', (text) => {
    const parsed = parseToolTable(`T2 Z1\n${text}`);
    expect(parsed.ok ? 0 : parsed.failure.line).toBe(2);
  });
});
