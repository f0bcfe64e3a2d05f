import type { Diagnostics } from '../diagnostics.ts';
import { parseDate, parseDateTime, parseDuration, parseInteger, parseTimeOfDay, unescape } from './literals.ts';
import { RESERVED, type Token, type TokenKind } from './token.ts';

const SPACE = /[\s\u{FEFF}]+/uy;
const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_]*/uy;
const BASED = /(\d+)#([\dA-Za-z_]+)/uy;
const REAL = /\d[\d_]*(?:\.\d[\d_]*(?:[eE][+-]?\d+)?|[eE][+-]?\d+)/uy;
const INTEGER = /\d[\d_]*/uy;
const SYMBOL = /:=|=>|<=|>=|<>|\*\*|\.\.|\?=|[-+*/&()[\],;:.=<>^]/uy;
const ADDRESS = /%(?:[IQMiqm][XBWDLxbwdl]?(?:\*|\d+(?:\.\d+)*)|[XBWDLxbwdl]\d+)/uy;
const TIMED_TEXT = /[-+]?[\d_.:A-Za-z]+/uy;
const DATE_TEXT = /\d+-\d+-\d+/uy;
const DATE_TIME_TEXT = /\d+-\d+-\d+-[\d:.]+/uy;
const TIME_OF_DAY_TEXT = /[\d:.]+/uy;
const LINE_COMMENT = /\/\/[^\n]*/uy;

const TIMED: Readonly<Record<string, TokenKind>> = {
  T: 'duration',
  TIME: 'duration',
  LT: 'duration',
  LTIME: 'duration',
  D: 'date',
  DATE: 'date',
  LD: 'date',
  LDATE: 'date',
  TOD: 'timeOfDay',
  TIME_OF_DAY: 'timeOfDay',
  LTOD: 'timeOfDay',
  LTIME_OF_DAY: 'timeOfDay',
  DT: 'dateTime',
  DATE_AND_TIME: 'dateTime',
  LDT: 'dateTime',
  LDATE_AND_TIME: 'dateTime',
};

/** Cuts a text into tokens. What means nothing is reported and left out, so that the parser goes on. */
export class Lexer {
  readonly #text: string;
  readonly #diagnostics: Diagnostics;
  readonly #tokens: Token[] = [];
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string, diagnostics: Diagnostics) {
    this.#text = text;
    this.#diagnostics = diagnostics;
  }

  tokens(): readonly Token[] {
    while (this.#skip() < this.#text.length) this.#next();
    this.#push('end', '');
    return this.#tokens;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0];
  }

  #position(): { line: number; column: number } {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #advance(length: number): void {
    const end = this.#at + length;
    for (;;) {
      const newline = this.#text.indexOf('\n', this.#at);
      if (newline === -1 || newline >= end) break;
      this.#line += 1;
      this.#lineStart = newline + 1;
      this.#at = newline + 1;
    }
    this.#at = end;
  }

  #push(
    kind: TokenKind,
    text: string,
    value: Partial<Pick<Token, 'key' | 'whole' | 'real' | 'characters'>> = {},
  ): void {
    const { key = text, whole = 0n, real = 0, characters = '' } = value;
    this.#tokens.push({ kind, text, key, whole, real, characters, ...this.#position() });
    this.#advance(text.length);
  }

  /** Passes blanks, comments and pragmas; gives where the next token starts. */
  #skip(): number {
    for (;;) {
      const blank = this.#match(SPACE) ?? this.#match(LINE_COMMENT);
      if (blank !== undefined) this.#advance(blank.length);
      else if (this.#text.startsWith('(*', this.#at)) this.#skipNested('(*', '*)');
      else if (this.#text.startsWith('/*', this.#at)) this.#skipNested('/*', '*/');
      else if (this.#text.startsWith('{', this.#at)) this.#skipNested('{', '}');
      else return this.#at;
    }
  }

  #skipNested(open: string, close: string): void {
    let depth = 1;
    let at = this.#at + open.length;
    while (depth > 0) {
      const closing = this.#text.indexOf(close, at);
      if (closing === -1) {
        this.#diagnostics.error(this.#position(), 'ST102');
        this.#advance(this.#text.length - this.#at);
        return;
      }
      const opening = this.#text.indexOf(open, at);
      const nested = opening !== -1 && opening < closing;
      depth += nested ? 1 : -1;
      at = nested ? opening + open.length : closing + close.length;
    }
    this.#advance(at - this.#at);
  }

  #next(): void {
    const first = this.#text[this.#at];
    if (first === "'" || first === '"') this.#string(first);
    else if (first === '%') this.#address();
    else if (first !== undefined && first >= '0' && first <= '9') this.#number();
    else if (!this.#word()) this.#symbol();
  }

  #symbol(): void {
    const symbol = this.#match(SYMBOL);
    if (symbol !== undefined) {
      this.#push('symbol', symbol);
      return;
    }
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    this.#diagnostics.error(this.#position(), 'ST101', character);
    this.#advance(character.length);
  }

  #word(): boolean {
    const word = this.#match(IDENTIFIER);
    if (word === undefined) return false;
    const key = word.toUpperCase();
    if (this.#text[this.#at + word.length] !== '#') {
      this.#push(RESERVED.has(key) ? 'keyword' : 'identifier', word, { key });
      return true;
    }
    const timed = TIMED[key];
    if (timed === undefined) this.#push('typePrefix', `${word}#`, { key });
    else this.#timed(timed, word.length + 1);
    return true;
  }

  #timed(kind: TokenKind, prefixLength: number): void {
    const start = this.#at;
    this.#at += prefixLength;
    const pattern = { date: DATE_TEXT, dateTime: DATE_TIME_TEXT, timeOfDay: TIME_OF_DAY_TEXT }[kind as string];
    const body = this.#match(pattern ?? TIMED_TEXT) ?? '';
    this.#at = start;
    const text = this.#text.slice(start, start + prefixLength + body.length);
    const parse = { date: parseDate, dateTime: parseDateTime, timeOfDay: parseTimeOfDay }[kind as string];
    const whole = (parse ?? parseDuration)(body);
    if (whole === undefined) this.#diagnostics.error(this.#position(), parse === undefined ? 'ST106' : 'ST107', text);
    this.#push(kind, text, { whole: whole ?? 0n });
  }

  #number(): void {
    const based = this.#match(BASED);
    const real = based === undefined ? this.#match(REAL) : undefined;
    if (real !== undefined) {
      const value = Number(real.replaceAll('_', ''));
      if (!Number.isFinite(value)) this.#diagnostics.error(this.#position(), 'ST105', real);
      this.#push('real', real, { real: value });
      return;
    }
    const text = based ?? this.#match(INTEGER) ?? '';
    const [head = '', digits] = text.split('#');
    const whole = digits === undefined ? parseInteger(head, 10) : parseInteger(digits, Number(head));
    if (whole === undefined || text.length > 200) this.#diagnostics.error(this.#position(), 'ST105', text);
    this.#push('integer', text, { whole: whole ?? 0n });
  }

  #address(): void {
    const address = this.#match(ADDRESS);
    if (address === undefined) this.#symbol();
    else this.#push(/^%[IQM]/iu.test(address) ? 'address' : 'partial', address, { key: address.toUpperCase() });
  }

  #string(quote: string): void {
    const position = this.#position();
    let end = this.#at + 1;
    while (end < this.#text.length && this.#text[end] !== quote && this.#text[end] !== '\n') {
      end += this.#text[end] === '$' && this.#text[end + 1] !== '\n' ? 2 : 1;
    }
    const text = this.#text.slice(this.#at, Math.min(end + 1, this.#text.length));
    if (this.#text[end] !== quote) this.#diagnostics.error(position, 'ST103');
    const wide = quote === '"';
    const { characters, bad } = unescape(this.#text.slice(this.#at + 1, end), wide);
    if (bad !== undefined) this.#diagnostics.error(position, 'ST104', bad);
    const beyond = wide ? undefined : /[^\0-\u{FF}]/u.exec(characters)?.[0];
    if (beyond !== undefined) this.#diagnostics.error(position, 'ST108', beyond);
    this.#push(wide ? 'wideString' : 'string', text, { characters });
  }
}
