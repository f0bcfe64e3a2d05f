import { CanonListing } from './canon-print.ts';
import { Interpreter, type InterpreterOptions, type ProgramEnd, type ProgramStep } from './interpreter.ts';
import type { ProgramCall } from './machine.ts';
import type { ParameterValues } from './parameter-file.ts';

export type { ArcFeed, AxisPosition, CanonicalCall, Plane, SplinePoint, ToolOffset } from './canon.ts';
export {
  Interpreter,
  type InterpreterOptions,
  type ProgramEnd,
  type ProgramError,
  type ProgramStep,
} from './interpreter.ts';
export type { ProgramCall } from './machine.ts';
export { formatParameterFile, parseParameterFile, type ParameterValues } from './parameter-file.ts';
export type { RefusalCode } from './refusal.ts';
export { type FileFailure, parseToolTable, type Tool } from './tool-table.ts';
export { MM_PER_INCH } from './units.ts';

/** All that a program made. */
export interface Interpretation {
  readonly calls: readonly ProgramCall[];
  readonly parametersAfter: ParameterValues;
  readonly end: ProgramEnd;
}

/** Interprets a whole program. The program's own faults are in `end`, behind the calls that went out before. */
export function interpret(source: string, options: InterpreterOptions = {}): Interpretation {
  const interpreter = new Interpreter(source, options);
  const calls = interpreter.performAll();
  return { calls, parametersAfter: interpreter.machine.numberedParameters.toMap(), end: interpreter.end ?? 'end' };
}

/** Interprets step by step: each step is a line with the calls that went out. Stop where you like. */
export function* interpretSteps(source: string, options: InterpreterOptions = {}): Generator<ProgramStep, ProgramEnd> {
  const interpreter = new Interpreter(source, options);
  yield { line: 0, calls: interpreter.takeCalls() };
  for (;;) {
    const step = interpreter.step();
    yield step;
    if (interpreter.end !== undefined) return interpreter.end;
  }
}

/** A program's calls as LinuxCNC's stand-alone rs274 writes them, line by line as they go out: all of them are never in memory together. */
export function* canonLines(interpreter: Interpreter): Generator<string, void> {
  const listing = new CanonListing();
  for (const { call, sequence } of interpreter.takeCalls()) yield listing.line(call, sequence);
  while (interpreter.end === undefined)
    for (const { call, sequence } of interpreter.step().calls) yield listing.line(call, sequence);
}

/**
 * The whole listing of a program.
 *
 * @example
 * const listing = listCanon(program, { tools, parameters });
 * for (const line of listing.lines) process.stdout.write(`${line}\n`);
 */
export function listCanon(
  source: string,
  options: InterpreterOptions = {},
): { readonly lines: readonly string[]; readonly parametersAfter: ParameterValues; readonly end: ProgramEnd } {
  const interpreter = new Interpreter(source, options);
  const lines = [...canonLines(interpreter)];
  return { lines, parametersAfter: interpreter.machine.numberedParameters.toMap(), end: interpreter.end ?? 'end' };
}
