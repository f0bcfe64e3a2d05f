import type { LineReader } from './reader.ts';
import { CALL_PARAMETERS } from './numbered-parameters.ts';

/** What an O line orders. `label` is a Fanuc subroutine's beginning: an O word and nothing behind it. */
export type FlowWord =
  | 'sub'
  | 'endsub'
  | 'call'
  | 'return'
  | 'do'
  | 'while'
  | 'endwhile'
  | 'if'
  | 'elseif'
  | 'else'
  | 'endif'
  | 'repeat'
  | 'endrepeat'
  | 'break'
  | 'continue'
  | 'label';

/** A line of control flow. Its condition or arguments are read only when it is performed. */
export interface Flow {
  readonly word: FlowWord;
  readonly name: string;
  /** Where in the line buffer the condition or the arguments begin. */
  readonly rest: number;
}

/** Longer words before those that they begin with. */
const WORDS: readonly FlowWord[] = [
  'sub',
  'endsub',
  'call',
  'return',
  'do',
  'while',
  'endwhile',
  'if',
  'elseif',
  'else',
  'endif',
  'repeat',
  'endrepeat',
  'break',
  'continue',
];

const LESS = 0x3c;
const LEFT_BRACKET = 0x5b;

/** Reads an O word; the reader stands behind the `o`. */
export function readFlow(reader: LineReader): Flow | undefined {
  const name = reader.peek() === LESS ? readLabelName(reader) : String(reader.readInteger());
  if (reader.refusal !== undefined) return undefined;
  if (isAtEnd(reader)) return { word: 'label', name, rest: reader.position };
  for (const word of WORDS) {
    if (!reader.accept(word)) continue;
    const rest = reader.position;
    if (TAKES_CONDITION.has(word) && reader.peek() !== LEFT_BRACKET) {
      reader.fail('flow', `Left bracket missing after '${word}'`);
      return undefined;
    }
    return { word, name, rest };
  }
  reader.fail('flow', 'Unknown control command in o word');
  return undefined;
}

/** A name without its `>` takes the whole line, which then is a label. */
function readLabelName(reader: LineReader): string {
  const { buffer, position } = reader;
  const text = buffer.text(position + 1, buffer.length);
  if (text.includes('>')) return reader.readName();
  reader.position = buffer.length;
  return text;
}

const TAKES_CONDITION: ReadonlySet<FlowWord> = new Set(['while', 'if', 'elseif', 'repeat']);

const OPEN = 0x28;

/** A comment may follow. */
function isAtEnd(reader: LineReader): boolean {
  const char = reader.peek();
  return char === 0 || char === OPEN;
}

const TAKES_VALUE: ReadonlySet<FlowWord> = new Set([...TAKES_CONDITION, 'return', 'endsub']);

/**
 * The one value in brackets behind `if`, `elseif`, `while`, `repeat` and, where it is given, `return` and `endsub`. Nothing may
 * follow, which is not looked at on lines that only end a part that was passed over.
 */
export function readCondition(reader: LineReader, flow: Flow, toTheEnd: boolean): number | undefined {
  if (flow.word === 'call') return undefined;
  reader.position = flow.rest;
  const value = TAKES_VALUE.has(flow.word) && reader.peek() === LEFT_BRACKET ? reader.readReal() : undefined;
  if (toTheEnd && reader.refusal === undefined && !isAtEnd(reader))
    reader.fail('flow', 'Unexpected character after O-word');
  return value;
}

/** The arguments of a call, each in brackets. */
export function readArguments(reader: LineReader, flow: Flow): readonly number[] {
  reader.position = flow.rest;
  const values: number[] = [];
  while (reader.peek() === LEFT_BRACKET) {
    if (values.length === CALL_PARAMETERS) {
      reader.fail('flow', 'Too many subroutine parameters');
      return values;
    }
    values.push(reader.readReal());
    if (reader.refusal !== undefined) return values;
  }
  if (!isAtEnd(reader)) reader.fail('flow', 'Unexpected character after O-word');
  return values;
}
