import { type Diagnostic, type Fault, traceProgram } from '@tongyan/sim-engine/plc';

import { readArguments, readText } from '../arguments.ts';
import { CommandFailure } from '../failure.ts';
import { printLines } from '../print.ts';

const at = (path: string, { line, column, code, message }: Diagnostic | Fault): string =>
  `${path}:${line}:${column}: ${message} [${code}]`;

const linesOf = (text: string): readonly string[] => text.replace(/\n$/u, '').split('\n');

export async function command(args: readonly string[]): Promise<void> {
  const { positionals, text, number } = readArguments(args, {
    inputs: { type: 'string' },
    program: { type: 'string' },
    'scan-ms': { type: 'string' },
  });
  const [path, ...more] = positionals;
  const inputs = text('inputs');
  if (path === undefined || more.length > 0 || inputs === undefined)
    throw new CommandFailure('plc takes one program and its inputs: sim plc FILE.st --inputs IN.csv');
  const scanIntervalMs = number('scan-ms');
  const program = text('program');
  if (scanIntervalMs !== undefined && !(scanIntervalMs > 0))
    throw new CommandFailure('--scan-ms must be greater than 0');
  const traced = traceProgram(readText(path), readText(inputs), {
    ...(scanIntervalMs === undefined ? {} : { scanIntervalMs }),
    ...(program === undefined ? {} : { program }),
  });
  if (traced.ok) return printLines(linesOf(traced.value));
  const { failure } = traced;
  switch (failure.kind) {
    case 'compile':
      throw new CommandFailure(failure.diagnostics.map((diagnostic) => at(path, diagnostic)).join('\nsim: '));
    case 'inputs':
      throw new CommandFailure(`${inputs}:${failure.line}:${failure.column}: ${failure.message}`);
    case 'fault':
      // What the program did until then helps to see why it stopped.
      await printLines(linesOf(failure.trace));
      throw new CommandFailure(at(path, failure.fault));
  }
}
