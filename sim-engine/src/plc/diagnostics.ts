/** A place in the source text: both count from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning';

/**
 * Every message of the compiler by its stable code; `{0}`, `{1}` … stand for the arguments. A client translates by code and
 * fills in the same arguments. ST1xx: characters and literals, ST2xx: grammar, ST3xx: declarations, ST4xx: types and names in
 * bodies, ST5xx: calls, ST8xx: warnings, ST9xx: limits.
 */
export const COMPILE_MESSAGES = {
  ST101: 'the character {0} has no meaning here',
  ST102: 'this comment is never closed',
  ST103: 'this string is never closed',
  ST104: '{0} is no valid escape in a string',
  ST105: '{0} is no valid number',
  ST106: '{0} is no valid duration',
  ST107: '{0} is no valid date or time of day',
  ST108: 'a STRING holds characters up to U+00FF only: write "…", a WSTRING, for {0}',
  ST109: '{0} is no valid address',
  ST201: '{0} is expected here, not {1}',
  ST202: 'an expression is expected here, not {0}',
  ST203: 'a statement is expected here, not {0}',
  ST204: 'a declaration is expected here, not {0}',
  ST205: 'a type is expected here, not {0}',
  ST206: '{0} is not part of the language that is supported here',
  ST301: '{0} is already declared',
  ST302: 'there is no type {0}',
  ST303: 'the type {0} contains itself',
  ST304: 'the bounds {0}..{1} are no range',
  ST305: 'a constant is expected here',
  ST306: 'the array has {0} elements, but {1} initial values',
  ST307: '{0} has no element {1}',
  ST308: 'the address {0} is already declared as {1}',
  ST309: 'a variable of type {0} cannot lie at {1}',
  ST310: '{0} cannot stand in a {1}',
  ST311: 'there is no global variable {0}',
  ST312: 'the global variable {0} has the type {1}',
  ST313: 'there is no PROGRAM {0}',
  ST314: 'there is no TASK {0}',
  ST315: '{0} calls itself: {1}',
  ST316: 'the program has no PROGRAM that could run',
  ST317: 'the initial value does not suit the type {0}',
  ST318: 'a FUNCTION needs a result type or an output',
  ST319: 'a CONSTANT needs an initial value',
  ST401: 'there is no variable {0}',
  ST402: '{0} cannot be assigned to {1} without an explicit conversion',
  ST403: '{0} cannot be combined with {1} by {2}',
  ST404: '{0} is not defined for {1}',
  ST405: 'the condition must be BOOL, not {0}',
  ST406: '{0} does not fit into {1}',
  ST407: '{0} cannot be written: it is {1}',
  ST408: '{0} is no array',
  ST409: 'the array has {0} dimensions, not {1}',
  ST410: 'the index {0} lies outside {1}..{2}',
  ST411: '{0} has no parts',
  ST412: 'an index must be an integer, not {0}',
  ST413: '{0} stands outside a loop',
  ST414: 'the case {0} stands here twice',
  ST415: 'a FOR needs an integer variable, not {0}',
  ST416: 'the step of a FOR must not be 0',
  ST417: 'a CASE needs an integer or an enumeration, not {0}',
  ST418: '{0} has no bit {1}',
  ST419: '{0} is a {1}, not a value',
  ST420: 'the type {0} has no value {1}',
  ST501: 'there is no function or function block {0}',
  ST502: '{0} has no parameter {1}',
  ST503: 'the parameter {0} is given twice',
  ST504: '{0} takes {1} values, not {2}',
  ST505: 'the parameter {0} must be given',
  ST506: 'the VAR_IN_OUT {0} needs a variable of the type {1}',
  ST507: '{0} is an output: write {0} => variable',
  ST508: '{0} is no output',
  ST509: 'formal and positional parameters cannot be mixed',
  ST510: 'the values of {0} have no type in common',
  ST511: '{0} gives no value',
  ST512: '{0} is not defined for {1}',
  ST513: '{0} is a function block: declare a variable of it and call that',
  ST801: '{0} is never used',
  ST802: '{0} is written in several places: here and in line {1}',
  ST803: 'this input {0} is written by the program',
  ST804: 'this statement is never reached',
  ST901: 'this nests too deeply',
  ST902: 'the program needs more than {0} cells of memory',
  ST903: 'there are too many errors',
  ST904: 'the program has more than {0} instructions',
} as const;

export type DiagnosticCode = keyof typeof COMPILE_MESSAGES;

export interface Diagnostic extends Position {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly args: readonly string[];
  readonly message: string;
}

/** Why a running program stopped; the codes are stable like those of {@link COMPILE_MESSAGES}. */
export const FAULT_MESSAGES = {
  RT1: 'division by zero',
  RT2: 'the array index {0} lies outside {1}..{2}',
  RT3: 'the scan took more than {0} instructions: an endless loop?',
  RT4: 'the value {0} lies outside the subrange {1}..{2}',
  RT5: 'MUX has no input {0}',
} as const;

export type FaultCode = keyof typeof FAULT_MESSAGES;

export interface Fault extends Position {
  readonly code: FaultCode;
  readonly args: readonly string[];
  readonly message: string;
}

function fill(template: string, args: readonly string[]): string {
  return template.replaceAll(/\{(\d)\}/gu, (_, index: string) => args[Number(index)] ?? '');
}

export function faultAt(position: Position, code: FaultCode, args: readonly string[] = []): Fault {
  return { line: position.line, column: position.column, code, args, message: fill(FAULT_MESSAGES[code], args) };
}

/** After so many errors the rest of a text says little. */
const MOST_ERRORS = 100;

/** Collects what one compilation has to say. */
export class Diagnostics {
  readonly #found: Diagnostic[] = [];
  readonly #known = new Set<string>();
  #errors = 0;

  error(position: Position, code: DiagnosticCode, ...args: readonly string[]): void {
    this.#errors += 1;
    if (this.#errors === MOST_ERRORS) this.#add('error', position, 'ST903', []);
    else if (this.#errors < MOST_ERRORS) this.#add('error', position, code, args);
  }

  warn(position: Position, code: DiagnosticCode, ...args: readonly string[]): void {
    this.#add('warning', position, code, args);
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** In the order of the text. */
  sorted(): readonly Diagnostic[] {
    return this.#found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }

  #add(severity: Severity, { line, column }: Position, code: DiagnosticCode, args: readonly string[]): void {
    const message = fill(COMPILE_MESSAGES[code], args);
    const key = `${line}:${column} ${message}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#found.push({ code, severity, line, column, args, message });
  }
}
