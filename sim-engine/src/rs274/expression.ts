import { type Operator, OPERATORS } from './functions.ts';
import type { LineReader } from './reader.ts';

/** First letters of the operators that are words. */
const WORD_OPERATOR = 'aeglmnox';

function readOperator(reader: LineReader): Operator | undefined {
  for (const operator of OPERATORS) if (reader.accept(operator.text)) return operator;
  const char = reader.peek();
  const letter = String.fromCharCode(char);
  if (char === 0) reader.fail('expression', 'Unclosed expression');
  else if (WORD_OPERATOR.includes(letter)) reader.fail('expression', `Unknown operation name starting with ${letter}`);
  else reader.fail('expression', 'Unknown operation');
  return undefined;
}

/**
 * An expression in brackets; the reader stands on the left one. Operators wait on a stack until one that does not bind
 * more tightly follows.
 */
export function readBracketed(reader: LineReader): number {
  reader.position += 1;
  const values: number[] = [];
  const waiting: Operator[] = [];
  for (;;) {
    const start = reader.position;
    const value = reader.readReal();
    if (reader.refusal !== undefined) return Number.NaN;
    values.push(value);
    const closed = reader.accept(']');
    const operator = closed ? undefined : readOperator(reader);
    if (reader.refusal !== undefined) return Number.NaN;
    const level = operator?.level ?? 0;
    for (let last = waiting.at(-1); last !== undefined && last.level >= level; last = waiting.at(-1)) {
      waiting.pop();
      const right = values.pop() ?? Number.NaN;
      const left = values.pop() ?? Number.NaN;
      const result = last.apply(left, right);
      if (typeof result !== 'number') return reader.fail(result.code, result.message, start);
      values.push(result);
    }
    if (operator === undefined) return values[0] ?? Number.NaN;
    waiting.push(operator);
  }
}
