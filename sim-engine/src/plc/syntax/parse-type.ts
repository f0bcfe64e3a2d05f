import type { Expression, Initial, TypeSpec, VariableDeclaration } from './ast.ts';
import { parseExpression, placeOf } from './parse-expression.ts';
import type { TokenStream } from './token-stream.ts';

function anyType(stream: TokenStream): TypeSpec {
  return { kind: 'named', name: '', ...placeOf(stream.peek()) };
}

export function parseType(stream: TokenStream): TypeSpec {
  return stream.nested(
    () => parseTypeHere(stream),
    () => anyType(stream),
  );
}

function parseTypeHere(stream: TokenStream): TypeSpec {
  const token = stream.peek();
  const position = placeOf(token);
  if (stream.sees('ARRAY')) return parseArray(stream);
  if (stream.sees('STRUCT')) return parseStruct(stream);
  if (stream.sees('(')) return parseEnumeration(stream, undefined);
  if (token.kind !== 'identifier') {
    stream.fail('ST205', stream.shown());
    return anyType(stream);
  }
  const name = stream.take().text;
  const key = name.toUpperCase();
  if (key === 'STRING' || key === 'WSTRING') return parseString(stream, key === 'WSTRING', position);
  if (!stream.sees('(')) return { kind: 'named', name, ...position };
  return parseRestricted(stream, name, position);
}

/** `STRING[20]`, also `STRING(20)` */
function parseString(stream: TokenStream, wide: boolean, position: { line: number; column: number }): TypeSpec {
  const open = stream.accept('[', '(');
  if (open === undefined) return { kind: 'string', wide, capacity: undefined, ...position };
  const capacity = parseExpression(stream);
  stream.expect(open.key === '[' ? ']' : ')');
  return { kind: 'string', wide, capacity, ...position };
}

/** `INT (0..10)`, or an enumeration with a base type: `INT (Red := 1, Green)` */
function parseRestricted(stream: TokenStream, base: string, position: { line: number; column: number }): TypeSpec {
  const after = stream.peek(2);
  const enumerated = stream.peek(1).kind === 'identifier' && [',', ')', ':='].includes(after.key);
  if (enumerated) return parseEnumeration(stream, base);
  stream.expect('(');
  const low = parseExpression(stream);
  stream.expect('..');
  const high = parseExpression(stream);
  stream.expect(')');
  return { kind: 'subrange', base, low, high, ...position };
}

function parseArray(stream: TokenStream): TypeSpec {
  const position = placeOf(stream.take());
  const bounds: { low: Expression; high: Expression }[] = [];
  stream.expect('[');
  do {
    const low = parseExpression(stream);
    stream.expect('..');
    bounds.push({ low, high: parseExpression(stream) });
  } while (!stream.failed && stream.accept(',') !== undefined);
  stream.expect(']');
  stream.expect('OF');
  return { kind: 'array', bounds, element: parseType(stream), ...position };
}

function parseStruct(stream: TokenStream): TypeSpec {
  const position = placeOf(stream.take());
  stream.acceptWord('OVERLAP');
  const fields: VariableDeclaration[] = [];
  while (stream.peek().kind !== 'end' && !stream.sees('END_STRUCT', 'END_TYPE')) {
    const before = stream.progress;
    fields.push(...parseVariables(stream));
    if (stream.failed) stream.recover(';', 'END_STRUCT', 'END_TYPE');
    stream.accept(';');
    if (stream.progress === before) break;
  }
  stream.expect('END_STRUCT');
  return { kind: 'struct', fields, ...position };
}

function parseEnumeration(stream: TokenStream, base: string | undefined): TypeSpec {
  const position = placeOf(stream.peek());
  stream.expect('(');
  const values: (TypeSpec & { kind: 'enumeration' })['values'][number][] = [];
  do {
    const start = placeOf(stream.peek());
    const name = stream.expectName();
    const value = stream.accept(':=') === undefined ? undefined : parseExpression(stream);
    values.push({ name, value, ...start });
  } while (!stream.failed && stream.accept(',') !== undefined);
  stream.expect(')');
  return { kind: 'enumeration', base, values, ...position };
}

/** `a, b : INT := 3`, `in AT %IX0.0 : BOOL`, `clk : BOOL R_EDGE`; without the semicolon. */
export function parseVariables(stream: TokenStream): readonly VariableDeclaration[] {
  stream.startStatement();
  const names: { name: string; address: string | undefined; line: number; column: number }[] = [];
  do {
    const position = placeOf(stream.peek());
    const unnamed = stream.seesWord('AT');
    const name = unnamed ? '' : stream.expectName();
    names.push({ name, address: parseLocation(stream), ...position });
  } while (!stream.failed && stream.accept(',') !== undefined);
  stream.expect(':');
  const type = parseType(stream);
  const edge = stream.acceptWord('R_EDGE') ? 'rising' : stream.acceptWord('F_EDGE') ? 'falling' : undefined;
  const initial = stream.accept(':=') === undefined ? undefined : parseInitial(stream);
  if (stream.failed) return [];
  return names.map(({ name, address, line, column }) => {
    const known = name === '' && address !== undefined ? address : name;
    return { name: known, address, type, initial, edge, line, column };
  });
}

function parseLocation(stream: TokenStream): string | undefined {
  if (!stream.acceptWord('AT')) return undefined;
  if (stream.peek().kind === 'address') return stream.take().key;
  stream.fail('ST201', 'an address', stream.shown());
  return undefined;
}

export function parseInitial(stream: TokenStream): Initial {
  return stream.nested(
    () => parseInitialHere(stream),
    () => ({ kind: 'elements', items: [], ...placeOf(stream.peek()) }),
  );
}

function parseInitialHere(stream: TokenStream): Initial {
  const position = placeOf(stream.peek());
  if (stream.accept('[') !== undefined) return parseElements(stream, position);
  const named = stream.peek(1).kind === 'identifier' && stream.peek(2).key === ':=';
  if (stream.sees('(') && named) return parseFields(stream, position);
  return { kind: 'value', value: parseExpression(stream), ...position };
}

function parseElements(stream: TokenStream, position: { line: number; column: number }): Initial {
  const items: { repeat: Expression | undefined; value: Initial | undefined }[] = [];
  if (stream.accept(']') !== undefined) return { kind: 'elements', items, ...position };
  do {
    const token = stream.peek();
    const repeated = (token.kind === 'integer' || token.kind === 'identifier') && stream.peek(1).key === '(';
    if (!repeated || token.kind === 'identifier') {
      items.push({ repeat: undefined, value: parseInitial(stream) });
      continue;
    }
    stream.take();
    const repeat: Expression = {
      kind: 'literal',
      value: { kind: 'integer', whole: token.whole },
      typeName: undefined,
      ...placeOf(token),
    };
    stream.expect('(');
    const value = stream.sees(')') ? undefined : parseInitial(stream);
    stream.expect(')');
    items.push({ repeat, value });
  } while (!stream.failed && stream.accept(',') !== undefined);
  stream.expect(']');
  return { kind: 'elements', items, ...position };
}

function parseFields(stream: TokenStream, position: { line: number; column: number }): Initial {
  const items: (Initial & { kind: 'fields' })['items'][number][] = [];
  stream.expect('(');
  do {
    const start = placeOf(stream.peek());
    const name = stream.expectName();
    stream.expect(':=');
    items.push({ name, value: parseInitial(stream), ...start });
  } while (!stream.failed && stream.accept(',') !== undefined);
  stream.expect(')');
  return { kind: 'fields', items, ...position };
}
