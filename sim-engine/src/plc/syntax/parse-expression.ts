import type { Position } from '../diagnostics.ts';
import type { Access, Argument, BinaryOperator, CallExpression, Expression, LiteralValue, Step } from './ast.ts';
import type { Token } from './token.ts';
import type { TokenStream } from './token-stream.ts';

/** Binary operators by rising precedence (IEC 61131-3, 3rd ed., table 71). */
const LEVELS: readonly Readonly<Record<string, BinaryOperator>>[] = [
  { OR: 'OR' },
  { XOR: 'XOR' },
  { AND: 'AND', '&': 'AND' },
  { '=': '=', '<>': '<>' },
  { '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/', MOD: 'MOD' },
  { '**': '**' },
];

export function placeOf({ line, column }: Position): Position {
  return { line, column };
}

export function parseExpression(stream: TokenStream): Expression {
  return stream.nested(
    () => parseLevel(stream, 0),
    () => ({ kind: 'missing', ...placeOf(stream.peek()) }),
  );
}

function parseLevel(stream: TokenStream, level: number): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return parseUnary(stream);
  let left = parseLevel(stream, level + 1);
  for (;;) {
    const token = stream.peek();
    const operator = token.kind === 'symbol' || token.kind === 'keyword' ? operators[token.key] : undefined;
    if (operator === undefined || !stream.countOperator()) return left;
    stream.take();
    const right = parseLevel(stream, level + 1);
    left = { kind: 'binary', operator, left, right, ...placeOf(token) };
  }
}

function parseUnary(stream: TokenStream): Expression {
  const token = stream.accept('-', '+', 'NOT');
  if (token === undefined) return parsePrimary(stream);
  const operator = token.key === '-' ? '-' : token.key === '+' ? '+' : 'NOT';
  const operand = stream.nested(
    () => parseUnary(stream),
    (): Expression => ({ kind: 'missing', ...placeOf(token) }),
  );
  return { kind: 'unary', operator, operand, ...placeOf(token) };
}

/** Operators that can also be called like functions: `AND(a, b)`. */
const CALLABLE: ReadonlySet<string> = new Set(['AND', 'OR', 'XOR', 'MOD']);

function parsePrimary(stream: TokenStream): Expression {
  const token = stream.peek();
  const position = placeOf(token);
  if (token.kind === 'typePrefix') return parsePrefixed(stream);
  const literal = literalOf(token);
  if (literal !== undefined) {
    stream.take();
    return { kind: 'literal', value: literal, typeName: undefined, ...position };
  }
  if (stream.accept('(') !== undefined) {
    const inner = parseExpression(stream);
    stream.expect(')');
    return inner;
  }
  const next = stream.peek(1);
  if (token.kind === 'keyword' && CALLABLE.has(token.key) && next.kind === 'symbol' && next.key === '(') {
    stream.take();
    const callee: Access = { kind: 'access', name: token.key, direct: false, steps: [], ...position };
    return { kind: 'call', callee, args: parseArguments(stream), ...position };
  }
  if (token.kind === 'identifier' || token.kind === 'address') {
    const access = parseAccess(stream);
    if (!stream.sees('(')) return access;
    return { kind: 'call', callee: access, args: parseArguments(stream), ...position };
  }
  stream.fail('ST202', stream.shown());
  return { kind: 'missing', ...position };
}

function literalOf(token: Token): LiteralValue | undefined {
  switch (token.kind) {
    case 'integer':
      return { kind: 'integer', whole: token.whole };
    case 'real':
      return { kind: 'real', real: token.real };
    case 'string':
    case 'wideString':
      return { kind: 'string', characters: token.characters, wide: token.kind === 'wideString' };
    case 'duration':
    case 'date':
    case 'timeOfDay':
    case 'dateTime':
      return { kind: token.kind, whole: token.whole };
    case 'keyword':
      return token.key === 'TRUE' || token.key === 'FALSE' ? { kind: 'boolean', on: token.key === 'TRUE' } : undefined;
    default:
      return undefined;
  }
}

function negated(literal: LiteralValue): LiteralValue {
  if (literal.kind === 'integer') return { kind: 'integer', whole: -literal.whole };
  return literal.kind === 'real' ? { kind: 'real', real: -literal.real } : literal;
}

/** `INT#-5`, `STRING#'a'`, `Colour#Red` */
function parsePrefixed(stream: TokenStream): Expression {
  const prefix = stream.take();
  const position = placeOf(prefix);
  if (stream.peek().kind === 'identifier') {
    return { kind: 'enumerator', typeName: prefix.key, name: stream.take().text, ...position };
  }
  const sign = stream.accept('-', '+');
  const literal = literalOf(stream.peek());
  if (literal === undefined) {
    stream.fail('ST202', stream.shown());
    return { kind: 'missing', ...position };
  }
  stream.take();
  const value = sign?.key === '-' ? negated(literal) : literal;
  return { kind: 'literal', value, typeName: prefix.key, ...position };
}

/** A variable with its steps: `a.b[i, j].c`, `w.3`, `w.%X3`, `%IX0.0`. */
export function parseAccess(stream: TokenStream): Access {
  const token = stream.peek();
  const position = placeOf(token);
  if (token.kind === 'address') {
    stream.take();
    return { kind: 'access', name: token.key, direct: true, steps: [], ...position };
  }
  const name = stream.expectName();
  const steps: Step[] = [];
  for (;;) {
    const step = parseStep(stream);
    if (step === undefined) return { kind: 'access', name, direct: false, steps, ...position };
    steps.push(step);
  }
}

function parseStep(stream: TokenStream): Step | undefined {
  const start = placeOf(stream.peek());
  if (stream.accept('[') !== undefined) {
    const indices = [parseExpression(stream)];
    while (stream.accept(',') !== undefined) indices.push(parseExpression(stream));
    stream.expect(']');
    return { kind: 'index', indices, ...start };
  }
  if (stream.accept('.') === undefined) return undefined;
  const token = stream.peek();
  if (token.kind === 'integer') {
    stream.take();
    return { kind: 'bit', size: 'X', number: Number(token.whole), ...placeOf(token) };
  }
  if (token.kind === 'partial') {
    stream.take();
    const size = token.key[1];
    const known = size === 'B' || size === 'W' || size === 'D' || size === 'L' ? size : 'X';
    return { kind: 'bit', size: known, number: Number(token.key.slice(2)), ...placeOf(token) };
  }
  return { kind: 'field', name: stream.expectName(), ...placeOf(token) };
}

function parseArguments(stream: TokenStream): readonly Argument[] {
  stream.expect('(');
  const args: Argument[] = [];
  if (stream.accept(')') !== undefined) return args;
  for (;;) {
    args.push(parseArgument(stream));
    if (stream.failed || stream.accept(',') === undefined) break;
  }
  stream.expect(')');
  return args;
}

function parseArgument(stream: TokenStream): Argument {
  const token = stream.peek();
  const position = placeOf(token);
  const inverted = token.key === 'NOT' && stream.peek(1).kind === 'identifier' && stream.peek(2).key === '=>';
  if (inverted) stream.take();
  const sign = stream.peek(1);
  const formal =
    stream.peek().kind === 'identifier' && sign.kind === 'symbol' && (sign.key === ':=' || sign.key === '=>');
  if (!formal) return { name: undefined, direction: 'in', negated: false, value: parseExpression(stream), ...position };
  const name = stream.take().text;
  const direction = stream.take().key === '=>' ? 'out' : 'in';
  return { name, direction, negated: inverted, value: parseExpression(stream), ...position };
}

/** A call written as a statement. */
export function callOf(callee: Access, stream: TokenStream): CallExpression {
  return { kind: 'call', callee, args: parseArguments(stream), ...placeOf(callee) };
}
