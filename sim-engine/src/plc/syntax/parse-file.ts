import type { Diagnostics } from '../diagnostics.ts';
import type {
  Expression,
  InstanceDeclaration,
  Section,
  SourceFile,
  TaskDeclaration,
  TypeDeclaration,
  UnitDeclaration,
  VariableBlock,
  VariableDeclaration,
} from './ast.ts';
import { Lexer } from './lexer.ts';
import { parseExpression, placeOf } from './parse-expression.ts';
import { parseStatements } from './parse-statement.ts';
import { parseInitial, parseType, parseVariables } from './parse-type.ts';
import { UNSUPPORTED } from './token.ts';
import { TokenStream } from './token-stream.ts';

const SECTIONS: readonly Section[] = [
  'VAR',
  'VAR_INPUT',
  'VAR_OUTPUT',
  'VAR_IN_OUT',
  'VAR_TEMP',
  'VAR_GLOBAL',
  'VAR_EXTERNAL',
  'VAR_CONFIG',
  'VAR_ACCESS',
];
const TOP = ['PROGRAM', 'FUNCTION', 'FUNCTION_BLOCK', 'TYPE', 'CONFIGURATION', 'VAR_GLOBAL'];

interface Collected {
  readonly types: TypeDeclaration[];
  readonly units: UnitDeclaration[];
  readonly globals: VariableBlock[];
  readonly tasks: TaskDeclaration[];
  readonly instances: InstanceDeclaration[];
  configured: boolean;
}

/** Reads a whole text; what could not be read is missing from the result and reported. */
export function parseFile(text: string, diagnostics: Diagnostics): SourceFile {
  const stream = new TokenStream(new Lexer(text, diagnostics).tokens(), diagnostics);
  const file: Collected = { types: [], units: [], globals: [], tasks: [], instances: [], configured: false };
  while (stream.peek().kind !== 'end') {
    parseTop(stream, file);
    if (stream.failed) stream.recover(...TOP);
  }
  return file;
}

function parseTop(stream: TokenStream, file: Collected): void {
  const token = stream.peek();
  if (stream.accept(';') !== undefined) return;
  if (stream.sees('TYPE')) parseTypes(stream, file.types);
  else if (stream.sees('PROGRAM', 'FUNCTION', 'FUNCTION_BLOCK')) file.units.push(parseUnit(stream));
  else if (stream.sees('CONFIGURATION')) parseConfiguration(stream, file);
  else if (stream.sees('VAR_GLOBAL')) file.globals.push(parseBlock(stream));
  else {
    stream.fail(UNSUPPORTED.has(token.key) ? 'ST206' : 'ST204', stream.shown());
    stream.take();
  }
}

function parseTypes(stream: TokenStream, types: TypeDeclaration[]): void {
  stream.take();
  while (stream.peek().kind !== 'end' && !stream.sees('END_TYPE')) {
    const before = stream.progress;
    const position = placeOf(stream.peek());
    const name = stream.expectName();
    stream.expect(':');
    const type = parseType(stream);
    const initial = stream.accept(':=') === undefined ? undefined : parseInitial(stream);
    if (!stream.failed) types.push({ name, type, initial, ...position });
    else stream.recover(';', 'END_TYPE', 'PROGRAM', 'FUNCTION', 'FUNCTION_BLOCK');
    stream.accept(';');
    if (stream.progress === before) break;
  }
  stream.expect('END_TYPE');
}

function parseUnit(stream: TokenStream): UnitDeclaration {
  const opener = stream.take();
  const kind = opener.key === 'PROGRAM' || opener.key === 'FUNCTION' ? opener.key : 'FUNCTION_BLOCK';
  const position = placeOf(stream.peek());
  const name = stream.expectName();
  const result = stream.accept(':') === undefined ? undefined : parseType(stream);
  stream.accept(';');
  if (stream.failed) stream.recover(...SECTIONS, ';', `END_${kind}`);
  const blocks: VariableBlock[] = [];
  while (stream.sees(...SECTIONS)) blocks.push(parseBlock(stream));
  const body = parseStatements(stream);
  stream.expect(`END_${kind}`);
  return { kind, name, result, blocks, body, ...position };
}

function parseBlock(stream: TokenStream): VariableBlock {
  const opener = stream.take();
  const section = SECTIONS.find((one) => one === opener.key) ?? 'VAR';
  let constant = false;
  let retain = false;
  for (;;) {
    const word = stream.accept('CONSTANT', 'RETAIN', 'NON_RETAIN', 'PERSISTENT');
    if (word === undefined) break;
    constant ||= word.key === 'CONSTANT';
    retain ||= word.key === 'RETAIN' || word.key === 'PERSISTENT';
  }
  while (stream.acceptWord('PUBLIC') || stream.acceptWord('PRIVATE') || stream.acceptWord('PROTECTED'));
  const variables: VariableDeclaration[] = [];
  while (stream.peek().kind !== 'end' && !stream.sees('END_VAR')) {
    const before = stream.progress;
    variables.push(...parseVariables(stream));
    if (!stream.failed) stream.expect(';');
    if (stream.failed) {
      stream.recover(
        ';',
        'END_VAR',
        'VAR',
        'VAR_INPUT',
        'VAR_OUTPUT',
        'END_PROGRAM',
        'END_FUNCTION',
        'END_FUNCTION_BLOCK',
      );
      if (stream.accept(';') === undefined && !stream.sees('END_VAR')) break;
    }
    if (stream.progress === before) break;
  }
  stream.expect('END_VAR');
  if (stream.failed) stream.recover(...SECTIONS, ';', 'END_PROGRAM', 'END_FUNCTION', 'END_FUNCTION_BLOCK');
  stream.accept(';');
  return { section, constant, retain, variables, ...placeOf(opener) };
}

/** CONFIGURATION … RESOURCE … TASK … PROGRAM: resources are read through, as one processor runs them all. */
function parseConfiguration(stream: TokenStream, file: Collected): void {
  stream.take();
  stream.expectName();
  file.configured = true;
  while (stream.peek().kind !== 'end' && !stream.sees('END_CONFIGURATION')) {
    const before = stream.progress;
    parseConfigured(stream, file);
    if (stream.failed) stream.recover(';', 'END_RESOURCE', 'END_CONFIGURATION');
    stream.accept(';');
    if (stream.progress === before) break;
  }
  stream.expect('END_CONFIGURATION');
}

function parseConfigured(stream: TokenStream, file: Collected): void {
  if (stream.sees('VAR_GLOBAL')) file.globals.push(parseBlock(stream));
  else if (stream.sees('VAR_CONFIG', 'VAR_ACCESS')) {
    stream.fail('ST206', stream.shown());
    stream.recover('END_VAR');
    stream.accept('END_VAR');
  } else if (stream.accept('RESOURCE') !== undefined) {
    stream.expectName();
    stream.expectWord('ON');
    stream.expectName();
  } else if (stream.accept('TASK') !== undefined) file.tasks.push(parseTask(stream));
  else if (stream.accept('PROGRAM') !== undefined) file.instances.push(parseInstance(stream));
  else if (stream.accept('END_RESOURCE') === undefined) stream.fail('ST204', stream.shown());
}

function parseTask(stream: TokenStream): TaskDeclaration {
  const position = placeOf(stream.peek());
  const name = stream.expectName();
  const given = new Map<string, Expression>();
  stream.expect('(');
  do {
    const key = stream.expectName().toUpperCase();
    if (!['INTERVAL', 'SINGLE', 'PRIORITY'].includes(key)) stream.failAt(position, 'ST502', name, key);
    stream.expect(':=');
    given.set(key, parseExpression(stream));
  } while (!stream.failed && stream.accept(',') !== undefined);
  stream.expect(')');
  const interval = given.get('INTERVAL');
  return { name, interval, single: given.get('SINGLE'), priority: given.get('PRIORITY'), ...position };
}

function parseInstance(stream: TokenStream): InstanceDeclaration {
  stream.accept('RETAIN', 'NON_RETAIN');
  const position = placeOf(stream.peek());
  const name = stream.expectName();
  const task = stream.acceptWord('WITH') ? stream.expectName() : undefined;
  stream.expect(':');
  const program = stream.expectName();
  if (stream.accept('(') !== undefined) {
    // Connections of a program's parameters belong to whoever runs the controller here.
    stream.fail('ST206', 'a list of connections');
  }
  return { name, task, program, ...position };
}
