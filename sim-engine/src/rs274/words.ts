import { charAt } from './elements.ts';
import { type Block, MISSING, NONE, WORD } from './block.ts';
import { gGroup, LARGEST_G, LARGEST_M, M_GROUP, mGroup } from './codes.ts';
import { readFlow } from './flow-line.ts';
import { wholeNumber } from './functions.ts';
import { isReadOnly } from './numbered-parameters.ts';
import type { LineReader } from './reader.ts';
import type { Outcome } from './refusal.ts';

const CHAR = {
  hash: 0x23,
  open: 0x28,
  close: 0x29,
  slash: 0x2f,
  zero: 0x30,
  nine: 0x39,
  less: 0x3c,
  g: 0x67,
  m: 0x6d,
  n: 0x6e,
  o: 0x6f,
} as const;

type Check = (value: number) => string | undefined;

interface WordRule {
  readonly letter: string;
  readonly word: number;
  readonly whole: boolean;
  /** The text of the refusal, where the value is not allowed. */
  readonly check: Check | undefined;
}

const notNegative =
  (message: string): Check =>
  (value) =>
    value < 0 ? message : undefined;

function rule(letter: string, word: number, whole = false, check?: Check): WordRule {
  return { letter, word, whole, check };
}

const RULES: readonly WordRule[] = [
  rule('a', WORD.a),
  rule('b', WORD.b),
  rule('c', WORD.c),
  rule('d', WORD.d),
  rule('e', WORD.e),
  rule('f', WORD.f, false, notNegative('Negative f word used')),
  rule('h', WORD.h, true, (value) => (value < 0 && value !== MISSING ? 'Negative h word used' : undefined)),
  rule('i', WORD.i),
  rule('j', WORD.j),
  rule('k', WORD.k),
  rule('l', WORD.l, true, notNegative('Negative l word used')),
  rule('p', WORD.p),
  rule('q', WORD.q),
  rule('r', WORD.r),
  rule('s', WORD.s, false, notNegative('Negative spindle speed used')),
  rule('t', WORD.t, true, notNegative('Negative tool id (tool not found)')),
  rule('x', WORD.x),
  rule('y', WORD.y),
  rule('z', WORD.z),
  rule('@', WORD.radius),
  rule('^', WORD.theta),
  rule('$', WORD.spindle),
];

const ASCII = 128;
const RULE_OF: readonly (WordRule | undefined)[] = Array.from({ length: ASCII }, (_, char) =>
  RULES.find(({ letter }) => letter.charCodeAt(0) === char),
);

function readWord(reader: LineReader, block: Block, { letter, word, whole, check }: WordRule): void {
  const start = reader.position;
  reader.position += 1;
  if (block.has(word)) {
    reader.fail('word', `Multiple ${letter} words on one line`, start);
    return;
  }
  const value = whole ? reader.readInteger() : reader.readReal();
  if (reader.refusal !== undefined) return;
  const wrong = check?.(value);
  if (wrong === undefined) block.set(word, value);
  else reader.fail('word', wrong, start);
}

/** Of ten times a G word. */
const G_TOLERANCE = 0.001;

function readG(reader: LineReader, block: Block): void {
  const start = reader.position;
  reader.position += 1;
  const value = 10 * reader.readReal();
  if (reader.refusal !== undefined) return;
  const code = wholeNumber(value, G_TOLERANCE);
  if (value < 0) reader.fail('word', 'Negative g code used', start);
  else if (code === undefined || code > LARGEST_G) reader.fail('word', 'G-code out of range', start);
  else addG(reader, block, code, start);
}

/** A G80 beside another motion word gives way to it. */
const CANCEL = 800;

function addG(reader: LineReader, block: Block, code: number, start: number): void {
  const group = gGroup(code);
  if (group === undefined) {
    reader.fail('word', 'Unknown g code used', start);
    return;
  }
  const before = block.g(group);
  if (before !== NONE && before !== CANCEL) {
    if (code === CANCEL) return;
    reader.fail('modal', 'Two g codes used from same modal group', start);
    return;
  }
  block.gCodes[group] = code;
  block.gCount += 1;
}

function readM(reader: LineReader, block: Block): void {
  const start = reader.position;
  reader.position += 1;
  const code = reader.readInteger();
  if (reader.refusal !== undefined) return;
  if (code < 0) {
    reader.fail('word', 'Negative m code used', start);
    return;
  }
  if (code > LARGEST_M) {
    reader.fail('word', `M-code greater than ${LARGEST_M}: M${code}`, start);
    return;
  }
  const group = mGroup(code);
  // A call of a subroutine is known only at the beginning of a line.
  if (group === undefined || (group === M_GROUP.call && !block.isEmpty)) {
    reader.fail('word', `Unknown m code used: M${code}`, start);
    return;
  }
  if (block.m(group) !== NONE) {
    reader.fail('modal', 'Two m codes used from same modal group', start);
    return;
  }
  block.mCodes[group] = code;
  block.mCount += 1;
}

function readComment(reader: LineReader, block: Block): void {
  const { chars, length } = reader.buffer;
  const start = reader.position + 1;
  let end = start;
  while (end < length && charAt(chars, end) !== CHAR.close) end += 1;
  block.comment = reader.buffer.text(start, end);
  reader.position = end + 1;
}

function readSetting(reader: LineReader, block: Block): void {
  const start = reader.position;
  reader.position += 1;
  let target: number | string;
  if (reader.peek() === CHAR.less) {
    target = reader.readName();
  } else {
    target = reader.readParameterNumber();
    if (reader.refusal === undefined && isReadOnly(target)) reader.fail('parameter', 'Parameter is readonly', start);
  }
  if (reader.refusal !== undefined) return;
  if (!reader.accept('=')) {
    reader.fail('parameter', 'Equal sign missing in parameter setting');
    return;
  }
  const value = reader.readReal();
  if (reader.refusal !== undefined) return;
  if (typeof target === 'string' && reader.parameters.isReadOnlyName(target))
    reader.fail('parameter', `Cannot assign to read-only parameter #<${target}>`, start);
  else {
    // The name exists from here on, the value when the line is read.
    if (typeof target === 'string') reader.parameters.declare(target);
    block.settings.push({ target, value });
  }
}

function readSequence(reader: LineReader, block: Block): void {
  const start = reader.position + 1;
  let end = start;
  const { chars } = reader.buffer;
  while (charAt(chars, end) >= CHAR.zero && charAt(chars, end) <= CHAR.nine) end += 1;
  if (end === start) {
    reader.fail('word', 'Bad format unsigned integer');
    return;
  }
  block.sequence = reader.buffer.text(start, end);
  reader.position = end;
  // A decimal point and what follows it are read and forgotten.
  if (reader.accept('.'))
    while (charAt(chars, reader.position) >= CHAR.zero && charAt(chars, reader.position) <= CHAR.nine)
      reader.position += 1;
}

/** Reads a line's words into the block; one that begins with a slash is read as if the slash were not there. */
export function readBlock(reader: LineReader, block: Block): Outcome {
  block.clear();
  reader.reset();
  if (reader.peek() === CHAR.slash) reader.position += 1;
  if (reader.peek() === CHAR.n) readSequence(reader, block);
  if (reader.refusal === undefined && reader.peek() === CHAR.o) {
    reader.position += 1;
    block.flow = readFlow(reader);
    return reader.refusal;
  }
  const { length } = reader.buffer;
  while (reader.refusal === undefined && reader.position < length) readItem(reader, block);
  return reader.refusal;
}

function readItem(reader: LineReader, block: Block): void {
  const char = reader.peek();
  const word = RULE_OF[char];
  if (word !== undefined) readWord(reader, block, word);
  else if (char === CHAR.g) readG(reader, block);
  else if (char === CHAR.m) readM(reader, block);
  else if (char === CHAR.open) readComment(reader, block);
  else if (char === CHAR.hash) readSetting(reader, block);
  else reader.fail('word', `Bad character '${written(char)}' used`);
}

const FIRST_PLAIN = 0x21;
const LAST_PLAIN = 0x7a;

/** A character as a message shows it: what is no plain one by its first byte in UTF-8, octal. */
function written(char: number): string {
  if (char >= FIRST_PLAIN && char <= LAST_PLAIN) return String.fromCharCode(char);
  let byte = char;
  if (char >= 0x800) byte = 0xe0 | (char >>> 12);
  else if (char >= 0x80) byte = 0xc0 | (char >>> 6);
  return `\\${byte.toString(8).padStart(3, '0')}`;
}
