/** What a piece of a line of RS-274 is. */
export type TokenKind =
  | 'lineNumber'
  | 'preparatory'
  | 'auxiliary'
  | 'axis'
  | 'speed'
  | 'tool'
  | 'flow'
  | 'parameter'
  | 'expression'
  | 'comment'
  | 'mark'
  | 'wrong';

export interface Token {
  readonly from: number;
  readonly to: number;
  readonly kind: TokenKind;
}

const WORDS: Readonly<Record<string, TokenKind>> = {
  N: 'lineNumber',
  G: 'preparatory',
  M: 'auxiliary',
  F: 'speed',
  S: 'speed',
  T: 'tool',
  H: 'tool',
  D: 'tool',
};
const AXES = 'XYZABCUVWIJKRPQEL';

const BLANK = /\s+/y;
const FLOW =
  /o\s*(?:<[^>]*>|\d+|\[[^\]]*\])(?:\s*(?:sub|endsub|call|return|if|elseif|else|endif|while|endwhile|do|repeat|endrepeat|break|continue))?/iy;
const PARAMETER = /#+\s*(?:<[^>]*>|\d+|\[)?/y;
const NUMBER = /[-+]?\s*(?:\d+\.?\d*|\.\d+)/y;
const NAME = /[a-z]+/iy;

function match(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(line) === null ? at : pattern.lastIndex;
}

/** The end of an expression in brackets that begins at `at`; the line's end where it is not closed. */
function bracketEnd(line: string, at: number): number {
  let depth = 0;
  for (let index = at; index < line.length; index++) {
    if (line[index] === '[') depth += 1;
    if (line[index] === ']') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return line.length;
}

/** The end of a word's value: a number, a parameter, an expression; the letter's own end where none follows. */
function valueEnd(line: string, at: number): number {
  const start = match(BLANK, line, at);
  const number = match(NUMBER, line, start);
  if (number > start) return number;
  const sign = line[start] === '-' || line[start] === '+' ? start + 1 : start;
  if (line[sign] === '[') return bracketEnd(line, sign);
  if (line[sign] === '#') return match(PARAMETER, line, sign);
  const name = match(NAME, line, sign);
  return name > sign && line[name] === '[' ? bracketEnd(line, name) : at;
}

/** Pieces of a line, in order; blanks are left out. Comments never go on over a line's end in this language. */
export function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = match(BLANK, line, 0);
  while (at < line.length) {
    const end = tokenEnd(line, at, tokens.length === 0);
    tokens.push({ from: at, to: end.to, kind: end.kind });
    at = match(BLANK, line, Math.max(end.to, at + 1));
  }
  return tokens;
}

function tokenEnd(line: string, at: number, first: boolean): { readonly to: number; readonly kind: TokenKind } {
  const letter = (line[at] ?? '').toUpperCase();
  if (letter === '(') {
    const close = line.indexOf(')', at);
    return close < 0 ? { to: line.length, kind: 'wrong' } : { to: close + 1, kind: 'comment' };
  }
  if (letter === ';') return { to: line.length, kind: 'comment' };
  if (letter === '%' || (letter === '/' && first)) return { to: at + 1, kind: 'mark' };
  if (letter === 'O') {
    const to = match(FLOW, line, at);
    if (to > at) return { to, kind: 'flow' };
  }
  if (letter === '#') return { to: match(PARAMETER, line, at), kind: 'parameter' };
  if (letter === '[') return { to: bracketEnd(line, at), kind: 'expression' };
  if (letter === '=' || letter === ']') return { to: at + 1, kind: 'parameter' };
  const kind = WORDS[letter] ?? (AXES.includes(letter) ? 'axis' : undefined);
  if (kind !== undefined) {
    const to = valueEnd(line, at + 1);
    return to > at + 1 ? { to, kind } : { to: at + 1, kind: 'wrong' };
  }
  const number = match(NUMBER, line, at);
  return number > at ? { to: number, kind: 'expression' } : { to: at + 1, kind: 'wrong' };
}
