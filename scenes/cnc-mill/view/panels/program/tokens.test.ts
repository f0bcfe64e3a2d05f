import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { REFERENCE_PROGRAM } from '../../../model/programs/reference.ts';
import { tokensOf } from './tokens.ts';

const kinds = (line: string): string[] => tokensOf(line).map(({ from, to, kind }) => `${kind} ${line.slice(from, to)}`);

describe('pieces of a line of RS-274', () => {
  it.each([
    ['N10 G1 X-12.5 Y[2*#1] F900', ['lineNumber N10', 'preparatory G1', 'axis X-12.5', 'axis Y[2*#1]', 'speed F900']],
    ['t3m6 (刀具 3)', ['tool t3', 'auxiliary m6', 'comment (刀具 3)']],
    ['g43h1z5;down', ['preparatory g43', 'tool h1', 'axis z5', 'comment ;down']],
    ['O100 CALL [0.3] [-12.5]', ['flow O100 CALL', 'expression [0.3]', 'expression [-12.5]']],
    ['o<wall> sub', ['flow o<wall> sub']],
    ['#<depth> = 5', ['parameter #<depth>', 'parameter =', 'expression 5']],
    ['X#5 Z-#<d>', ['axis X#5', 'axis Z-#<d>']],
    ['%', ['mark %']],
    ['/G0 X1', ['mark /', 'preparatory G0', 'axis X1']],
    ['G1 X', ['preparatory G1', 'wrong X']],
    ['G1 (open', ['preparatory G1', 'wrong (open']],
    ['Y sin[30]', ['axis Y sin[30]']],
  ])('%s', (line, expected) => {
    expect(kinds(line)).toEqual(expected);
  });

  it('find nothing wrong in the reference program', () => {
    const wrong = REFERENCE_PROGRAM.split('\n').flatMap((line) =>
      kinds(line).filter((kind) => kind.startsWith('wrong')),
    );
    expect(wrong).toEqual([]);
  });

  it('come in order, do not overlap and end, whatever the line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('GXYO#[]()<>;%/=-+. 019asubcallif铝')), maxLength: 40 }),
        (line) => {
          let end = 0;
          for (const { from, to } of tokensOf(line)) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            end = to;
          }
          expect(end).toBeLessThanOrEqual(line.length);
        },
      ),
    );
  });
});
