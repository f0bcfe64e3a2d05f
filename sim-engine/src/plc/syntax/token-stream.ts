import type { DiagnosticCode, Diagnostics, Position } from '../diagnostics.ts';
import type { Token } from './token.ts';

/** Deeper nesting than any hand writes: below what a call stack holds. */
const DEEPEST = 120;

const CLOSES_A_LINE: ReadonlySet<string> = new Set([';', ')', ']', 'THEN', 'DO', 'OF']);

/** A chain of operators is a deep tree too. */
const MOST_OPERATORS = 1500;

/**
 * The tokens as a parser reads them. After an error everything stays silent until {@link recover}, so that one slip gives one
 * message; every loop over a list must end where {@link progress} says that nothing was read.
 */
export class TokenStream {
  readonly diagnostics: Diagnostics;
  readonly #tokens: readonly Token[];
  #index = 0;
  #silent = false;
  #depth = 0;
  #operators = 0;

  constructor(tokens: readonly Token[], diagnostics: Diagnostics) {
    this.#tokens = tokens;
    this.diagnostics = diagnostics;
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw new Error('a token list ends with an end');
    return token;
  }

  take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#index += 1;
    return token;
  }

  /** A mark that changes with every token read. */
  get progress(): number {
    return this.#index;
  }

  get failed(): boolean {
    return this.#silent;
  }

  /** Whether a symbol or keyword comes next. */
  sees(...keys: readonly string[]): boolean {
    const { kind, key } = this.peek();
    return (kind === 'symbol' || kind === 'keyword') && keys.includes(key);
  }

  /** Whether this word comes next, be it reserved or not (`R_EDGE`, `INTERVAL`). */
  seesWord(word: string): boolean {
    const { kind, key } = this.peek();
    return (kind === 'identifier' || kind === 'keyword') && key === word;
  }

  accept(...keys: readonly string[]): Token | undefined {
    return this.sees(...keys) ? this.take() : undefined;
  }

  acceptWord(word: string): boolean {
    const seen = this.seesWord(word);
    if (seen) this.take();
    return seen;
  }

  expectWord(word: string): void {
    if (!this.acceptWord(word)) this.fail('ST201', word, this.shown());
  }

  expect(key: string): Token | undefined {
    const token = this.accept(key);
    if (token === undefined) this.failAt(this.#placeFor(key), 'ST201', key, this.shown());
    return token;
  }

  /** What belongs to the line before is missed at its end, not where the next line starts. */
  #placeFor(key: string): Position {
    const next = this.peek();
    const last = this.#tokens[this.#index - 1];
    if (last === undefined || !CLOSES_A_LINE.has(key) || last.line === next.line) return next;
    return { line: last.line, column: last.column + last.text.length };
  }

  expectName(): string {
    if (this.peek().kind === 'identifier') return this.take().text;
    this.fail('ST201', 'a name', this.shown());
    return '';
  }

  /** The next token, for a message. */
  shown(): string {
    const { kind, text } = this.peek();
    return kind === 'end' ? 'the end of the text' : text;
  }

  fail(code: DiagnosticCode, ...args: readonly string[]): void {
    this.failAt(this.peek(), code, ...args);
  }

  failAt(position: Position, code: DiagnosticCode, ...args: readonly string[]): void {
    if (!this.#silent) this.diagnostics.error(position, code, ...args);
    this.#silent = true;
  }

  /** Speaks again where it stands: what was missing can be thought to be there. */
  resume(): void {
    this.#silent = false;
  }

  /** Reads on until one of the keys comes next (or the text ends), and speaks again. */
  recover(...keys: readonly string[]): void {
    while (this.peek().kind !== 'end' && !this.sees(...keys)) this.take();
    this.#silent = false;
  }

  /** Counts an operator of the expression that is being read; `false` (and reported) where there are too many. */
  countOperator(): boolean {
    this.#operators += 1;
    if (this.#operators > MOST_OPERATORS) this.fail('ST901');
    return this.#operators <= MOST_OPERATORS;
  }

  /** A statement starts: its expressions are counted apart. */
  startStatement(): void {
    this.#operators = 0;
  }

  /** Runs `parse` one level deeper, or reports that it is too deep. */
  nested<Parsed>(parse: () => Parsed, otherwise: () => Parsed): Parsed {
    if (this.#depth >= DEEPEST) {
      this.fail('ST901');
      return otherwise();
    }
    this.#depth += 1;
    const parsed = parse();
    this.#depth -= 1;
    return parsed;
  }
}
