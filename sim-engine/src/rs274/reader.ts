import { at } from '../maths/at.ts';
import { charAt } from './elements.ts';
import { readBracketed } from './expression.ts';
import { angleOf, FUNCTIONS, wholeNumber } from './functions.ts';
import type { LineBuffer } from './line-buffer.ts';
import { PARAMETER_COUNT } from './numbered-parameters.ts';
import { type Refusal, type RefusalCode, refuse } from './refusal.ts';

/** Where a reader looks up `#5` and `#<depth>`. */
export interface ParameterSource {
  numbered(number: number): number;
  named(name: string): number | undefined;
  /** Whether programs may not set the name, because the interpreter does. */
  isReadOnlyName(name: string): boolean;
  /** Lets a name exist, with the value 0 where it is new. */
  declare(name: string): void;
}

const CHAR = {
  hash: 0x23,
  plus: 0x2b,
  minus: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  less: 0x3c,
  greater: 0x3e,
  leftBracket: 0x5b,
  a: 0x61,
  z: 0x7a,
} as const;

/** Up to so many digits, and so many decimals, mantissa and power of ten are exact, so that one division rounds right. */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, exponent) => Number(`1e${exponent}`));

/** Deeper nesting than a line of its length can hold is not possible, so recursion needs no limit of its own. */
export class LineReader {
  readonly buffer: LineBuffer;
  readonly parameters: ParameterSource;
  /** Index of the next character of the buffer. */
  position = 0;
  /** What stopped the reader. Once it is set, values are meaningless and reading ends. */
  refusal: Refusal | undefined;

  constructor(buffer: LineBuffer, parameters: ParameterSource) {
    this.buffer = buffer;
    this.parameters = parameters;
  }

  reset(): void {
    this.position = 0;
    this.refusal = undefined;
  }

  /** The next character's code, 0 at the end. */
  peek(): number {
    return charAt(this.buffer.chars, this.position);
  }

  fail(code: RefusalCode, message: string, position = this.position): number {
    this.refusal ??= { ...refuse(code, message), column: charAt(this.buffer.columns, position) };
    return Number.NaN;
  }

  /** Whether the text stands here; it is then passed. */
  accept(text: string): boolean {
    const { chars } = this.buffer;
    for (let index = 0; index < text.length; index += 1)
      if (charAt(chars, this.position + index) !== text.charCodeAt(index)) return false;
    this.position += text.length;
    return true;
  }

  /** A number, an expression in brackets, a function or a parameter, signs before it allowed. */
  readReal(): number {
    const start = this.position;
    const char = this.peek();
    if (char === 0) return this.fail('number', 'No characters found in reading real value');
    let value: number;
    if (char === CHAR.leftBracket) value = readBracketed(this);
    else if (char === CHAR.hash) value = this.#readParameter();
    else if (char === CHAR.plus || char === CHAR.minus) value = this.#readSigned(char === CHAR.minus ? -1 : 1);
    else if (char >= CHAR.a && char <= CHAR.z) value = this.#readFunction();
    else return this.#readNumber(start);
    if (this.refusal !== undefined) return Number.NaN;
    if (Number.isNaN(value)) return this.fail('number', "Calculation resulted in 'not a number'", start);
    if (!Number.isFinite(value)) return this.fail('number', "Calculation resulted in 'infinity'", start);
    return value;
  }

  /** A real value that is whole, or nearly so. */
  readInteger(): number {
    const start = this.position;
    const value = this.readReal();
    if (this.refusal !== undefined) return Number.NaN;
    return wholeNumber(value) ?? this.fail('number', 'Non integer value for integer', start);
  }

  /** The name between `<` and `>`; the reader stands on `<`. */
  readName(): string {
    const { chars, length } = this.buffer;
    const start = this.position + 1;
    let end = start;
    while (end < length && charAt(chars, end) !== CHAR.greater) end += 1;
    if (end === length) {
      this.fail('parameter', 'Named parameter not terminated');
      return '';
    }
    this.position = end + 1;
    return this.buffer.text(start, end);
  }

  /** The number of a parameter, in range; the reader stands behind `#`. */
  readParameterNumber(): number {
    const start = this.position;
    const number = this.readInteger();
    if (this.refusal === undefined && (number < 1 || number >= PARAMETER_COUNT))
      return this.fail('parameter', 'Parameter number out of range', start);
    return number;
  }

  #readParameter(): number {
    const start = this.position;
    this.position += 1;
    if (this.peek() !== CHAR.less) {
      const number = this.readParameterNumber();
      return this.refusal === undefined ? this.parameters.numbered(number) : Number.NaN;
    }
    const name = this.readName();
    if (this.refusal !== undefined) return Number.NaN;
    return this.parameters.named(name) ?? this.fail('parameter', `Named parameter #<${name}> not defined`, start);
  }

  #readSigned(sign: number): number {
    const start = this.position;
    const next = charAt(this.buffer.chars, start + 1);
    if ((next >= CHAR.zero && next <= CHAR.nine) || next === CHAR.dot || next === 0) return this.#readNumber(start);
    this.position += 1;
    return sign * this.readReal();
  }

  #readFunction(): number {
    const first = String.fromCharCode(this.peek());
    if (this.accept('atan')) return this.#readArcTangent();
    if (this.accept('exists')) return this.#readExists();
    for (const [name, apply] of NAMED_FUNCTIONS) {
      if (!this.accept(name)) continue;
      if (this.peek() !== CHAR.leftBracket)
        return this.fail('expression', 'Left bracket missing after unary operation name');
      const start = this.position;
      const argument = readBracketed(this);
      if (this.refusal !== undefined) return Number.NaN;
      const value = apply(argument);
      return typeof value === 'number' ? value : this.fail(value.code, value.message, start);
    }
    return this.fail('expression', unknownFunction(first));
  }

  #readArcTangent(): number {
    if (this.peek() !== CHAR.leftBracket)
      return this.fail('expression', 'Left bracket missing after unary operation name');
    const numerator = readBracketed(this);
    if (this.refusal !== undefined) return Number.NaN;
    if (!this.accept('/')) return this.fail('expression', 'Slash missing after first atan argument');
    if (this.peek() !== CHAR.leftBracket) return this.fail('expression', 'Left bracket missing after slash with atan');
    const denominator = readBracketed(this);
    return angleOf(numerator, denominator);
  }

  #readExists(): number {
    if (!this.accept('[')) return this.fail('expression', 'Left bracket missing after unary operation name');
    if (!this.accept('#')) return this.fail('expression', 'Expected # reading parameter');
    let exists = 1;
    if (this.peek() === CHAR.less) exists = this.parameters.named(this.readName()) === undefined ? 0 : 1;
    else this.readParameterNumber();
    if (this.refusal !== undefined) return Number.NaN;
    return this.accept(']') ? exists : this.fail('expression', 'Unclosed expression');
  }

  /** Digits, at most one point, a sign before; spaces inside are gone already. */
  #readNumber(start: number): number {
    const { chars } = this.buffer;
    let position = start;
    let sign = 1;
    const first = charAt(chars, position);
    if (first === CHAR.plus || first === CHAR.minus) {
      if (first === CHAR.minus) sign = -1;
      position += 1;
    }
    let mantissa = 0;
    let digits = 0;
    let decimals = -1;
    for (; ; position += 1) {
      const char = charAt(chars, position);
      if (char >= CHAR.zero && char <= CHAR.nine) {
        mantissa = mantissa * 10 + (char - CHAR.zero);
        digits += 1;
        if (decimals >= 0) decimals += 1;
      } else if (char === CHAR.dot && decimals < 0) {
        decimals = 0;
      } else {
        break;
      }
    }
    if (charAt(chars, position) === CHAR.dot) {
      while (charAt(chars, position) === CHAR.dot || isDigit(charAt(chars, position))) position += 1;
      const text = this.buffer.text(start, position);
      return this.fail('number', `bad number format (trailing characters) parsing '${text}'`, start);
    }
    if (digits === 0) {
      const text = this.buffer.text(start, position);
      return this.fail('number', `bad number format (conversion failed) parsing '${text}'`, start);
    }
    this.position = position;
    if (digits <= EXACT_DIGITS)
      return decimals <= 0 ? sign * mantissa : (sign * mantissa) / at(POWERS_OF_TEN, decimals);
    return Number(this.buffer.text(start, position));
  }
}

const NAMED_FUNCTIONS = Object.entries(FUNCTIONS);

/** First letters of functions. */
const FUNCTION_LETTERS = 'aceflrst';

function unknownFunction(letter: string): string {
  return FUNCTION_LETTERS.includes(letter)
    ? `Unknown word starting with ${letter}`
    : 'Unknown word where unary operation could be';
}

function isDigit(char: number): boolean {
  return char >= CHAR.zero && char <= CHAR.nine;
}
