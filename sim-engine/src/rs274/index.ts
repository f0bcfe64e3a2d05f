import { CanonListing } from './canon-print.ts';
import { Interpreter, type InterpreterOptions, type ProgramEnd, type ProgramStep } from './interpreter.ts';
import type { ProgramCall } from './machine.ts';
import type { ParameterValues } from './parameter-file.ts';

export { CanonListing, printCall } from './canon-print.ts';
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

/**
 * Writes a program's calls as LinuxCNC's stand-alone rs274 does, line by line as they go out.
 *
 * @example
 * const listing = listCanon(program, { tools, parameters });
 * for (const line of listing.lines) process.stdout.write(`${line}\n`);
 */
export function listCanon(
  source: string,
  options: InterpreterOptions = {},
): { readonly lines: readonly string[]; readonly parametersAfter: ParameterValues; readonly end: ProgramEnd } {
  const listing = new CanonListing();
  const { calls, parametersAfter, end } = interpret(source, options);
  return { lines: calls.map(({ call, sequence }) => listing.line(call, sequence)), parametersAfter, end };
}
