import { basename } from 'node:path';

import { canonLines, Interpreter, parseParameterFile, parseToolTable } from '@tongyan/sim-engine/rs274';

import { readArguments, readText } from '../arguments.ts';
import { CommandFailure } from '../failure.ts';
import { printLines } from '../print.ts';

interface Place {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const at = (path: string, { line, column, message }: Place): string => `${path}:${line}:${column}: ${message}`;

function parsed<Value>(
  path: string | undefined,
  parse: (
    text: string,
  ) => { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Place },
): Value | undefined {
  if (path === undefined) return undefined;
  const result = parse(readText(path));
  if (!result.ok) throw new CommandFailure(at(path, result.failure));
  return result.value;
}

export async function command(args: readonly string[]): Promise<void> {
  const { positionals, text, flag } = readArguments(args, {
    tools: { type: 'string' },
    vars: { type: 'string' },
    'block-delete': { type: 'boolean', short: 'b' },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new CommandFailure('gcode takes one program: sim gcode FILE --tools TOOL.TBL');
  const tools = parsed(text('tools'), parseToolTable);
  const parameters = parsed(text('vars'), parseParameterFile);
  const interpreter = new Interpreter(readText(path), {
    ...(tools === undefined ? {} : { tools }),
    ...(parameters === undefined ? {} : { parameters }),
    blockDelete: flag('block-delete'),
    fileName: basename(path),
  });
  await printLines(canonLines(interpreter));
  const { end = 'end' } = interpreter;
  if (end !== 'end') throw new CommandFailure(`${at(path, end.error)}\n${end.error.text}`);
}
