import type { CaseBranch, Expression, Statement } from './ast.ts';
import { callOf, parseAccess, parseExpression, placeOf } from './parse-expression.ts';
import type { TokenStream } from './token-stream.ts';

/** Where a list of statements ends, whatever it stands in. */
const CLOSERS = [
  'END_IF',
  'END_CASE',
  'END_FOR',
  'END_WHILE',
  'END_REPEAT',
  'ELSE',
  'ELSIF',
  'UNTIL',
  'END_PROGRAM',
  'END_FUNCTION',
  'END_FUNCTION_BLOCK',
  'PROGRAM',
  'FUNCTION',
  'FUNCTION_BLOCK',
  'TYPE',
  'CONFIGURATION',
];

const STARTERS = ['IF', 'CASE', 'FOR', 'WHILE', 'REPEAT', 'EXIT', 'CONTINUE', 'RETURN'];

/** Whether what comes next can be read as a statement of its own. */
function startsStatement(stream: TokenStream): boolean {
  const { kind } = stream.peek();
  const after = stream.peek(1);
  if (kind === 'identifier' || kind === 'address') return [':=', '(', '.', '['].includes(after.key);
  return stream.sees(...STARTERS, ...CLOSERS);
}

function atEnd(stream: TokenStream): boolean {
  return stream.peek().kind === 'end' || stream.sees(...CLOSERS);
}

/** Statements up to a word that closes them, which is left. */
export function parseStatements(stream: TokenStream, stop: () => boolean = () => false): readonly Statement[] {
  const statements: Statement[] = [];
  while (!atEnd(stream) && !stop()) {
    const before = stream.progress;
    if (stream.accept(';') !== undefined) continue;
    stream.startStatement();
    const statement = stream.nested(
      () => parseStatement(stream),
      () => undefined,
    );
    if (statement !== undefined) statements.push(statement);
    if (!stream.failed) {
      stream.expect(';');
      if (stream.failed && startsStatement(stream)) stream.resume();
    }
    if (stream.failed) {
      if (stream.progress === before) stream.take();
      stream.recover(';', ...CLOSERS);
    }
  }
  return statements;
}

function parseStatement(stream: TokenStream): Statement | undefined {
  const token = stream.peek();
  const position = placeOf(token);
  if (token.kind === 'identifier' || token.kind === 'address') return parseSimple(stream);
  switch (token.kind === 'keyword' ? token.key : '') {
    case 'IF':
      return parseIf(stream);
    case 'CASE':
      return parseCase(stream);
    case 'FOR':
      return parseFor(stream);
    case 'WHILE':
      return parseWhile(stream);
    case 'REPEAT':
      return parseRepeat(stream);
    case 'EXIT':
      stream.take();
      return { kind: 'exit', ...position };
    case 'CONTINUE':
      stream.take();
      return { kind: 'continue', ...position };
    case 'RETURN':
      stream.take();
      return { kind: 'return', ...position };
    default:
      stream.fail('ST203', stream.shown());
      return undefined;
  }
}

/** An assignment or a call. */
function parseSimple(stream: TokenStream): Statement | undefined {
  const target = parseAccess(stream);
  const position = placeOf(target);
  if (stream.sees('(')) return { kind: 'callStatement', call: callOf(target, stream), ...position };
  if (stream.expect(':=') === undefined) return undefined;
  return { kind: 'assign', target, value: parseExpression(stream), ...position };
}

function parseIf(stream: TokenStream): Statement {
  const position = placeOf(stream.take());
  const branches: { condition: Expression; body: readonly Statement[] }[] = [];
  do {
    const condition = parseExpression(stream);
    expectOpener(stream, 'THEN');
    branches.push({ condition, body: parseStatements(stream) });
  } while (stream.accept('ELSIF') !== undefined);
  const otherwise = stream.accept('ELSE') === undefined ? [] : parseStatements(stream);
  stream.expect('END_IF');
  return { kind: 'if', branches, otherwise, ...position };
}

/** `THEN`, `DO`, `OF`: where it is missing, the body is still read. */
function expectOpener(stream: TokenStream, word: string): void {
  const sound = !stream.failed;
  stream.expect(word);
  if (!stream.failed) return;
  if (sound && startsStatement(stream)) {
    stream.resume();
    return;
  }
  stream.recover(word, ';', ...CLOSERS);
  stream.accept(word);
}

/** Whether a label list (`1, 3..5:`) starts here: a colon comes before anything that only a statement has. */
function labelAhead(stream: TokenStream): boolean {
  for (let ahead = 0; ahead < 400; ahead++) {
    const token = stream.peek(ahead);
    if (token.kind === 'end') return false;
    if (token.kind === 'symbol' && token.key === ':') return ahead > 0;
    if (token.kind === 'symbol' && [';', ':=', '(', '['].includes(token.key)) return false;
    if (token.kind === 'keyword' && token.key !== 'TRUE' && token.key !== 'FALSE') return false;
  }
  return false;
}

function parseCase(stream: TokenStream): Statement {
  const position = placeOf(stream.take());
  const selector = parseExpression(stream);
  expectOpener(stream, 'OF');
  const branches: CaseBranch[] = [];
  while (!atEnd(stream)) {
    const before = stream.progress;
    branches.push(parseBranch(stream));
    if (stream.progress === before) break;
  }
  const otherwise = stream.accept('ELSE') === undefined ? [] : acceptColonThen(stream);
  stream.expect('END_CASE');
  return { kind: 'case', selector, branches, otherwise, ...position };
}

/** Some dialects write `ELSE:`. */
function acceptColonThen(stream: TokenStream): readonly Statement[] {
  stream.accept(':');
  return parseStatements(stream);
}

function parseBranch(stream: TokenStream): CaseBranch {
  const labels: CaseBranch['labels'][number][] = [];
  do {
    const position = placeOf(stream.peek());
    const low = parseExpression(stream);
    const high = stream.accept('..') === undefined ? undefined : parseExpression(stream);
    labels.push({ low, high, ...position });
  } while (stream.accept(',') !== undefined);
  stream.expect(':');
  if (stream.failed) stream.recover(';', ...CLOSERS);
  return { labels, body: parseStatements(stream, () => labelAhead(stream)) };
}

function parseFor(stream: TokenStream): Statement {
  const position = placeOf(stream.take());
  const variable = parseAccess(stream);
  stream.expect(':=');
  const from = parseExpression(stream);
  stream.expect('TO');
  const to = parseExpression(stream);
  const by = stream.accept('BY') === undefined ? undefined : parseExpression(stream);
  expectOpener(stream, 'DO');
  const body = parseStatements(stream);
  stream.expect('END_FOR');
  return { kind: 'for', variable, from, to, by, body, ...position };
}

function parseWhile(stream: TokenStream): Statement {
  const position = placeOf(stream.take());
  const condition = parseExpression(stream);
  expectOpener(stream, 'DO');
  const body = parseStatements(stream);
  stream.expect('END_WHILE');
  return { kind: 'while', condition, body, ...position };
}

function parseRepeat(stream: TokenStream): Statement {
  const position = placeOf(stream.take());
  const body = parseStatements(stream);
  stream.expect('UNTIL');
  const condition = parseExpression(stream);
  stream.accept(';');
  stream.expect('END_REPEAT');
  return { kind: 'repeat', condition, body, ...position };
}
